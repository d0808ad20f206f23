"""Signatories pasted: fused ones made two, known ones linked, all saved."""

import pytest
from django.urls import reverse

from mmn.content.models import Organisation
from news.models import Post
from tests.browser.test_editor_flow import log_in

pytestmark = pytest.mark.browser


def test_thirty_signatories_on_a_phone(page):
    names = ("Focus on the Global South", "Fortify Rights", "MAP Foundation")
    for name in names:
        Organisation.objects.create(name=name)
    lines = [f"{n}. Migrant Union {n} (MU{n}), Thailand" for n in range(1, 29)]
    lines += ["29. MAP Foundation", "30. Focus on the Global South Fortify Rights"]
    page.set_viewport_size({"width": 360, "height": 740})
    log_in(page)
    page.goto(reverse("admin:news_post_add"))
    page.fill("#id_title", "Open letter")

    page.click("[data-paste=signatories] [data-paste-open]")
    page.fill("#signatories-paste-text", "\n".join(lines))
    page.click("dialog[open] [data-paste-read]")
    page.get_by_text("1 is doubtful and marked").wait_for()
    page.click("dialog[open] [data-paste-split]")
    page.get_by_role("button", name="Add 31 signatories").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert not Post.objects.exists()
    page.click("input[name=_save]")
    page.wait_for_selector(".messagelist .success")

    signed = list(Post.objects.get().signatories.all())
    assert len(signed) == 31
    assert [(s.organisation, s.acronym, s.country) for s in signed[:1]] == [
        ("Migrant Union 1", "MU1", "TH")
    ]
    assert [s.organisation for s in signed[-3:]] == [
        *("MAP Foundation", "Focus on the Global South", "Fortify Rights")
    ]
    assert str(signed[-3].listed) == "MAP Foundation"
