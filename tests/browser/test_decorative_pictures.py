"""In the editor one says what a picture shows, or that it only decorates."""

import pytest
from django.urls import reverse

from mmn.media.models import InlineImage
from news.models import Post

from .test_editor_flow import log_in, wait_until

pytestmark = pytest.mark.browser

SELECT = """() => {
  const editor = CKEDITOR.instances.id_body;
  Object.values(editor.widgets.instances)[0].focus();
  editor.execCommand('image');
}"""


def test_picture_in_a_text_is_marked_as_decorative_and_described_again(
    page, make, jpeg
):
    picture = InlineImage.objects.create(image=jpeg())
    text = f'<p>Words</p><p><img src="{picture.image.url}" alt=""></p>'
    post = make(Post, body=text, status="draft", published_at=None)
    log_in(page)

    open_dialog(page, post)
    page.get_by_label("It only decorates").check()
    save(page)
    assert 'alt=""' in body(post)
    assert 'role="presentation"' in body(post)

    open_dialog(page, post)
    assert page.get_by_label("It only decorates").is_checked()
    page.get_by_label("It only decorates").uncheck()
    page.get_by_label("Alternative Text").fill("Crews at noon")
    save(page)
    assert 'alt="Crews at noon"' in body(post)
    assert "role" not in body(post)


def open_dialog(page, post):
    page.goto(reverse("admin:news_post_change", args=[post.pk]))
    wait_until(page, "CKEDITOR.instances.id_body.status === 'ready'")
    page.evaluate(SELECT)
    page.wait_for_selector(".cke_dialog_body")


def save(page):
    page.locator(".cke_dialog_ui_button_ok").click()
    page.wait_for_selector(".cke_dialog_body", state="hidden")
    page.click("input[name=_save]")
    page.wait_for_selector(".messagelist .success")


def body(post):
    return Post.objects.get(pk=post.pk).body
