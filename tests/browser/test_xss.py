"""Hostile texts saved through the admin or imported run nowhere: not for readers, even
without the content security policy, and not for staff who open them again."""

import re

import pytest
from django.urls import reverse

from mmn.wordpress.export import read_export
from mmn.wordpress.importer import Importer
from news.models import Post
from tests.admin_post import filled
from tests.wordpress.wxr import export, post
from tests.xss import VECTORS
from vacancies.models import Vacancy

pytestmark = pytest.mark.browser

RICH = [
    *("body", "responsibilities", "essential_qualifications"),
    *("desirable_qualifications", "how_to_apply"),
]
PLAIN = ["title", "summary", "salary_and_benefits", "location", "hours"]
PER_ENTRY = len(RICH)

# Whatever a vector calls, it tells us; frames and later pages are watched too.
WATCH = """
for (const name of ["alert", "confirm", "prompt", "print"]) {
  window[name] = (...said) => { window.reportRun(`${name} ${said}`); };
}
"""
# Handlers that wait for a mouse or a key, and links that would run.
WAITING = """where => [...document.querySelectorAll(`${where} *`)].flatMap(element => {
  const found = [...element.attributes].filter(a => /^on/i.test(a.name));
  const address = element.protocol || (element.action && element.action.protocol);
  const runs = /^(javascript|vbscript|data):$/.test(address || "");
  return found.length || runs ? [element.outerHTML] : [];
})"""


@pytest.fixture
def watched(browser, live_server):
    """A window without the policy's protection, and a list of what ran in it."""
    context = browser.new_context(base_url=live_server.url, bypass_csp=True)
    ran = []
    context.expose_binding("reportRun", lambda source, said: ran.append(said))
    context.add_init_script(WATCH)
    page = context.new_page()
    page.on("dialog", lambda box: (ran.append(box.message), box.dismiss()))
    yield page, ran
    context.close()


@pytest.fixture
def vacancies(admin_client):
    """All vectors saved through the form, each in a rich and in a plain field."""
    url = reverse("admin:vacancies_vacancy_add")
    form = filled(admin_client.get(url), deadline="2040-01-01")
    for start in range(0, len(VECTORS), PER_ENTRY):
        batch = VECTORS[start : start + PER_ENTRY]
        plain = [vector.replace("\0", "")[:200] for vector in batch]
        typed = {
            **dict(zip(RICH, batch, strict=False)),
            **dict(zip(PLAIN, plain, strict=False)),
        }
        answer = admin_client.post(url, {**form, **typed, "slug": f"vector-{start}"})
        assert answer.status_code == 302, answer.context["errors"]
    # Publishing would wait for descriptions of the pictures in them.
    for vacancy in Vacancy.objects.all():
        vacancy.status = Vacancy.Status.PUBLISHED
        vacancy.save()
    return Vacancy.objects.order_by("pk")


@pytest.fixture
def imported(transactional_db, tmp_path):
    """All vectors brought in from a WordPress export, each the text of one post."""
    # What XML can't hold can't stand in an export either.
    texts = [re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", line) for line in VECTORS]
    texts = [text.replace("]]>", "]]&gt;") for text in texts]
    items = [
        post(
            number,
            title=text[:150],
            content=f"<p>Text.</p>{text}",
            post_name=f"v{number}",
        )
        for number, text in enumerate(texts, 1)
    ]
    path = tmp_path / "export.xml"
    path.write_text(export(*items), encoding="utf-8")
    Importer(read_export(path), tmp_path, False).run()
    return Post.objects.order_by("pk")


def test_the_window_notices_what_runs(watched):
    page, ran = watched

    page.goto("/healthz")
    page.set_content("<main><img src=x onerror=alert(1)></main>")
    page.wait_for_timeout(300)

    assert ran == ["alert 1"]
    assert page.evaluate(WAITING, "main")


def test_nothing_runs_for_readers(watched, vacancies):
    page, ran = watched

    for vacancy in vacancies:
        assert page.goto(vacancy.get_absolute_url()).status == 200
        assert page.evaluate(WAITING, "main") == [], vacancy.slug
    page.goto(reverse("vacancies:list"))
    page.wait_for_timeout(300)

    assert ran == []
    assert len(vacancies) * PER_ENTRY >= len(VECTORS) >= 150


def test_nothing_runs_for_staff_who_open_a_text_again(
    watched, vacancies, admin_client, live_server
):
    page, ran = watched
    cookie = {"name": "sessionid", "value": admin_client.cookies["sessionid"].value}
    page.context.add_cookies([{**cookie, "url": live_server.url}])

    for vacancy in vacancies:
        url = reverse("admin:vacancies_vacancy_change", args=[vacancy.pk])
        assert page.goto(url).status == 200
        page.wait_for_function(
            "() => Object.keys(CKEDITOR.instances).length === 5 &&"
            " Object.values(CKEDITOR.instances).every(e => e.status === 'ready')"
        )
        assert page.evaluate(WAITING, ".cke_editable") == [], vacancy.slug
    page.goto(reverse("admin:vacancies_vacancy_changelist"))
    page.goto(reverse("admin:index"))
    page.wait_for_timeout(300)

    assert ran == []


def test_nothing_imported_runs_for_readers(watched, imported):
    page, ran = watched

    for entry in imported:
        assert page.goto(entry.get_absolute_url()).status == 200
        assert page.evaluate(WAITING, "main") == [], entry.body
    page.goto(reverse("news:list"))
    page.wait_for_timeout(300)

    assert ran == []
    assert len(imported) == len(VECTORS)


def test_nothing_imported_runs_for_staff_who_open_it(
    watched, imported, admin_client, live_server
):
    page, ran = watched
    cookie = {"name": "sessionid", "value": admin_client.cookies["sessionid"].value}
    page.context.add_cookies([{**cookie, "url": live_server.url}])
    # What came out the same is opened once.
    different = {entry.body: entry for entry in imported}

    for entry in different.values():
        url = reverse("admin:news_post_change", args=[entry.pk])
        assert page.goto(url).status == 200
        page.wait_for_function(
            "() => Object.values(CKEDITOR.instances).some(e => e.status === 'ready')"
        )
        assert page.evaluate(WAITING, ".cke_editable") == [], entry.body
    page.goto(reverse("admin:news_post_changelist") + "?all=")
    page.wait_for_timeout(300)

    assert ran == []
    assert len(different) > 10
