"""Hostile texts run nowhere at the desk: not in the history, not beside each other, not
where they are chosen, restored, pasted or merged."""

import pytest
from django.urls import reverse

from events.models import Event
from mmn.content.models import Organisation
from mmn.desk.models import FormCopy
from mmn.desk.versions.store import first_version, keep_version
from mmn.media.models import Document, Photo
from news.models import Post
from tests.admin_post import address, filled
from tests.desk.test_copies import send
from tests.xss import VECTORS

from .test_xss import watched  # noqa: F401  a fixture

pytestmark = pytest.mark.browser

ALL = "\n".join(VECTORS).replace("\0", "")
SHORT = """'"></title></textarea><img src=x onerror=alert(1)><svg onload=alert(1)>"""
CALLS = """where => [...document.querySelectorAll(`${where} *`)].filter(
  e => [...e.attributes].some(a => /^on/i.test(a.name) && /alert/.test(a.value))
).map(e => e.outerHTML)"""


@pytest.fixture
def hostile(make, jpeg, pdf):
    """A post whose every text is hostile, in two versions."""
    post = make(Post, title=SHORT, summary="One", body="<p>One</p>", tags=[SHORT[:90]])
    facts = {"caption": SHORT, "credit": SHORT[:90], "alt": SHORT}
    Photo.objects.create(entry=post, image=jpeg(name=f"{SHORT[:20]}.jpg"), **facts)
    Document.objects.create(entry=post, file=pdf(), title=SHORT[:150])
    number = first_version(post)
    Post.objects.filter(pk=post.pk).update(summary=ALL, body=ALL)
    keep_version(post, comment=SHORT)
    return post, number


@pytest.fixture
def show(watched, admin_client, live_server):  # noqa: F811
    """``show(address)`` opens a page of the desk, ``show(html=...)`` one that was
    answered to a form; both say that nothing ran."""
    page, ran = watched
    cookie = {"name": "sessionid", "value": admin_client.cookies["sessionid"].value}
    page.context.add_cookies([{**cookie, "url": live_server.url}])

    def shown(url=None, html=""):
        if url:
            assert page.goto(url).status == 200, url
        else:
            page.set_content(html)
        page.wait_for_timeout(200)
        assert page.evaluate(CALLS, "body") == [], url
        assert ran == [], url
        return page.inner_text("body")

    return shown


def test_versions(show, hostile):
    post, number = hostile
    history = reverse("admin:news_post_history", args=[post.pk])
    compare = reverse("desk:compare", args=[post.pk])
    seen = [
        show(history),
        show(f"{compare}?from={number}"),
        show(reverse("desk:restore", args=[post.pk, number])),
    ]
    assert all("onerror=alert(1)" in text for text in seen)


def test_deleted_entries(show, hostile, admin_client):
    post, _number = hostile
    admin_client.post(address(Post, "delete", post.pk), {"post": "yes"})

    assert "onerror=alert(1)" in show(reverse("desk:deleted"))
    assert "onerror=alert(1)" in show(reverse("desk:recover", args=[post.pk]))


def test_choices(show, hostile, admin_client, client, staff):
    post, _number = hostile
    client.force_login(staff("Publisher", first_name=SHORT[:60]))
    url = address(Post, "change", post.pk)
    mine, theirs = admin_client.get(url), client.get(url)
    client.post(url, filled(theirs, summary=f"{ALL} theirs"))

    asked = admin_client.post(url, filled(mine, summary=f"{ALL} mine"))

    assert asked.context["conflicts"]
    assert "onerror=alert(1)" in show(html=asked.text)


def test_copies_offered_back_and_checks(show, make, admin_user, admin_client):
    post = make(Post, title="Crews", status="draft")
    fields = [["title", SHORT], ["summary", ALL], ["body", ALL]]
    send(admin_client, admin_user, post, fields=fields)
    copy = FormCopy.objects.get()
    url = address(Post, "change", post.pk)

    seen = [
        show(reverse("desk:my_copies")),
        show(reverse("desk:copy", args=[copy.pk])),
        show(url),
        show(f"{url}?copy={copy.pk}"),
    ]

    assert all("onerror=alert(1)" in text for text in seen[:3])


def test_pasted_lists(show, admin_client):
    label = "events.participant"
    for text in (ALL, "\n".join(f"{line}\tMs\tMAP" for line in VECTORS[:60])):
        answer = admin_client.post(
            reverse("desk:pasting", args=[label]), {"text": text.replace("\0", "")}
        )
        assert answer.status_code == 200
        assert "alert(1)" in show(html=answer.text)


def test_merging_and_the_library(show, hostile, admin_client, make):
    names = [f"{SHORT} {number}" for number in (1, 2)]
    rows = [Organisation.objects.create(name=name) for name in names]
    make(Event, title=SHORT).organisers.create(organisation=rows[1])
    chosen = {"action": "merge", "_selected_action": [row.pk for row in rows]}
    asked = admin_client.post(
        address(Organisation), {**chosen, "merge_into": rows[0].pk}, follow=True
    )

    assert "onerror=alert(1)" in show(html=asked.text)
    for name in ("media_storedfile", "content_entry"):
        show(reverse(f"admin:{name}_changelist"))
    show(reverse("admin:index"))
