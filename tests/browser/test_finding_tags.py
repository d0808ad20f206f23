"""Tags are found while one types, by keyboard, and new ones made in place."""

import pytest
from django.urls import reverse

from mmn.content.models import Tag
from news.models import Post

from .test_editor_flow import log_in, wait_until

pytestmark = pytest.mark.browser


def test_a_tag_is_found_and_another_made_by_keyboard(page, make):
    make(Post, tags=["labour rights"])
    post = make(Post, title="Draft", tags=["ports"], status="draft", published_at=None)
    log_in(page)
    page.goto(reverse("admin:news_post_change", args=[post.pk]))
    field = page.locator("#id_tags")
    field.press("End")
    field.press_sequentially(", labo")
    page.get_by_role("option", name="labour rights").wait_for()

    field.press("ArrowDown")
    field.press("Enter")
    assert field.input_value() == "ports, labour rights, "
    field.press_sequentially("boats")
    page.get_by_role("option", name="New tag: boats").click()
    wait_until(page, "CKEDITOR.instances.id_body.status === 'ready'")
    page.click("input[name=_save]")
    page.wait_for_selector(".messagelist .success")

    names = sorted(tag.name for tag in Post.objects.get(pk=post.pk).tags.all())
    assert names == ["boats", "labour rights", "ports"]
    assert Tag.objects.count() == 3
