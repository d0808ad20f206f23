"""What an import leaves behind: entries, states, people, and nothing twice."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError
from django.utils import timezone

from events.models import Event
from mmn.content.models import Category, Entry, Page, Tag
from mmn.wordpress.importer import Importer
from news.models import Post
from publications.models import Publication
from vacancies.models import Vacancy

from .wxr import attachment, menu_entry, page, post

MET = "On 3 May 2019 the network held a workshop in Hanoi, Vietnam."
FUTURE = f"{timezone.now() + timedelta(days=400):%Y-%m-%d 10:00:00}"


def entry(number=100):
    return Entry.objects.get(legacy_id=number).specific


def test_post_arrives_with_its_date_categories_tags_and_author(bring_in):
    bring_in(
        post(
            content="Text.",
            post_name="rice-news",
            categories=["activities"],
            tags=["rice"],
            excerpt="<p>In <b>short</b>.</p>",
        )
    )

    news = entry()
    assert isinstance(news, Post)
    assert news.published_at == datetime(2019, 5, 4, 10, tzinfo=UTC)
    assert (news.slug, news.body, news.summary) == (
        "rice-news",
        "<p>Text.</p>",
        "In short.",
    )
    assert [c.legacy_id for c in news.categories.all()] == [12]
    assert [tag.name for tag in news.tags.all()] == ["Rice"]
    assert news.created_by.username == "mmn_admin"


def test_each_kind_arrives_as_its_own(bring_in):
    job = "Deadline for application: 1 June 2019"
    bring_in(
        post(1, "News"),
        post(2, "Workshop on rice", MET),
        post(3, "Vacancy: officer", job),
        post(4, "Rice", "Published in May 2019, <a href='/rice.pdf'>here</a>"),
        page(5, "About"),
    )

    kinds = [type(entry(number)) for number in (1, 2, 3, 4, 5)]
    assert kinds == [Post, Event, Vacancy, Publication, Page]


def test_vacancy_without_deadline_becomes_news_and_keeps_its_text(bring_in):
    report = bring_in(post(1, "Vacancy: officer", "Ask us."))

    assert isinstance(entry(1), Post)
    assert entry(1).body == "<p>Ask us.</p>"
    assert "No deadline was recognised" in report.entries[0].notes[0]


@pytest.mark.parametrize(
    ("given", "status", "visible"),
    [
        ({}, "published", True),
        ({"status": "draft"}, "draft", False),
        ({"status": "pending"}, "draft", False),
        ({"status": "private"}, "draft", False),
        ({"post_password": "secret"}, "draft", False),
        ({"status": "future"}, "draft", False),
        ({"status": "future", "post_date_gmt": FUTURE}, "published", False),
        ({"post_date": "0000-00-00 00:00:00", "post_date_gmt": ""}, "draft", False),
    ],
    ids=[
        *("public", "draft", "pending", "private", "password"),
        *("missed", "future", "undated"),
    ],
)
def test_nothing_becomes_public_that_was_not(bring_in, client, given, status, visible):
    bring_in(post(content="Text.", **given))

    assert entry().status == status
    assert entry().is_visible is visible
    assert client.get("/?p=100").status_code == (301 if visible else 404)


def test_post_in_the_bin_is_not_taken_but_reported(bring_in):
    report = bring_in(post(1, "Old copy", status="trash"), post(2))

    assert list(Entry.objects.values_list("legacy_id", flat=True)) == [2]
    assert report.entries[0].reason == "it was in the bin"


def test_second_run_creates_nothing(bring_in, uploads, jpeg, pdf):
    uploads.add("2019/05/a.jpg", jpeg())
    uploads.add("2019/05/b.pdf", pdf())
    items = [
        post(
            content='[gallery ids="5"] '
            '<a href="/wp-content/uploads/2019/05/b.pdf">B</a>',
            categories=["activities"],
            tags=["rice"],
        ),
        attachment(5, "2019/05/a.jpg"),
        attachment(6, "2019/05/b.pdf"),
    ]
    bring_in(*items)
    models = (Entry, Category, Tag, User)
    before = [model.objects.count() for model in models]

    report = bring_in(*items)

    assert list(report.summary())[0] == "0 created, 1 already here, 0 not taken."
    assert [model.objects.count() for model in models] == before
    assert (entry().photos.count(), entry().documents.count()) == (1, 1)


def test_changes_by_staff_survive_a_second_run(bring_in):
    bring_in(post(content="Old text."))
    news = entry()
    news.title, news.body, news.slug = "Better", "<p>Better.</p>", "better"
    news.save()

    bring_in(post(content="Old text."))

    assert (entry().title, entry().body) == ("Better", "<p>Better.</p>")


def test_newer_export_adds_what_is_new(bring_in):
    bring_in(post(1))

    report = bring_in(post(1), post(2, "Second"))

    assert list(report.summary())[0] == "1 created, 1 already here, 0 not taken."
    assert entry(2).title == "Second"


def test_interrupted_import_goes_on_where_it_stopped(bring_in, monkeypatch):
    write = Importer._write

    def broken(self, planned):
        write(self, planned)
        if planned.item.number == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(Importer, "_write", broken)
    with pytest.raises(KeyboardInterrupt):
        bring_in(post(1, "First"), post(2, "Second"))
    monkeypatch.setattr(Importer, "_write", write)
    assert not Entry.objects.filter(legacy_id=2).exists()

    report = bring_in(post(1, "First"), post(2, "Second"))

    assert list(report.summary())[0] == "1 created, 1 already here, 0 not taken."


def test_dry_run_changes_nothing_and_tells_all(bring_in, uploads, jpeg):
    uploads.add("2019/05/a.jpg", jpeg())
    gallery = post(content='[gallery ids="5"]', categories=["activities"])

    report = bring_in(gallery, attachment(5, "2019/05/a.jpg"), dry_run=True)

    assert not any(m.objects.exists() for m in (Entry, Category, User))
    assert list(report.summary())[0].startswith("1 would be created")
    assert report.entries[0].pictures == 1


def test_authors_are_found_or_made_without_a_way_in(bring_in):
    known = User.objects.create_user("secretariat", "INFO@old.example", "river")

    bring_in(
        post(1),
        post(2, creator="stranger"),
        authors=[("mmn_admin", "info@old.example"), ("stranger", "s@old.example")],
    )

    made = User.objects.get(username="stranger")
    assert entry(1).created_by == known
    assert entry(2).created_by == made
    assert (made.is_active, made.is_staff, made.has_usable_password()) == (
        False,
        False,
        False,
    )


def test_categories_and_tags_are_found_by_name_and_keep_their_numbers(bring_in):
    Category.objects.create(name="Our activities", slug="what-we-do")

    bring_in(post(tags=["burma-myanmar"]))

    assert Category.objects.get(legacy_id=12).slug == "what-we-do"
    assert Category.objects.get(legacy_id=14).slug == "statements"
    assert Tag.objects.get(slug="burma-myanmar").name == "Burma/Myanmar"


def test_categories_that_only_posts_name_are_made_too(bring_in):
    bring_in(post(categories=["field-notes"], tags=["boots"]), post(2, tags=["boots"]))

    made = entry().categories.get()
    assert (made.slug, made.legacy_id) == ("field-notes", None)
    assert [tag.name for tag in entry(2).tags.all()] == ["boots"]


def test_pages_stand_under_their_parents_in_the_order_of_the_menu(bring_in):
    bring_in(
        page(15, "Terms", post_parent=13),
        page(13, "About us"),
        page(16, "Hidden from the menu"),
        menu_entry(901, 2, 15),
        menu_entry(900, 1, 13),
    )

    assert entry(15).parent.legacy_id == 13
    assert entry(15).path == "about-us/terms"
    assert [entry(n).in_menu for n in (13, 15, 16)] == [True, True, False]
    assert [entry(n).position for n in (13, 15)] == [1, 2]


def test_pages_that_name_each_other_as_parent_are_both_taken(bring_in):
    bring_in(page(13, "One", post_parent=14), page(14, "Two", post_parent=13))

    assert {entry(13).parent, entry(14).parent} == {entry(14), None}


def test_page_whose_address_the_site_needs_gets_another(bring_in):
    bring_in(page(13, "News", post_name="news"))

    assert entry(13).slug == "news-2"


def test_posts_of_the_same_name_get_addresses_of_their_own(bring_in):
    bring_in(post(1, "Rice", post_name="rice"), post(2, "Rice", post_name="rice"))

    assert {entry(1).slug, entry(2).slug} == {"rice", "rice-2"}


def test_posts_that_link_to_each_other_are_one_story(bring_in):
    bring_in(
        post(1, "Report", 'See the <a href="https://old.example/?p=2">invitation</a>.'),
        post(2, "Invitation"),
        post(3, "Else"),
    )

    assert set(entry(1).related.values_list("legacy_id", flat=True)) == {2}
    assert not entry(3).related.exists()


def test_extended_vacancy_remembers_its_first_deadline(bring_in):
    label = "Deadline for application: {} 2019"
    bring_in(
        post(2, "Vacancy: Officer – DEADLINE EXTENDED", label.format("30 June")),
        post(
            9,
            "Vacancy: OFFICER",
            label.format("1 June"),
            post_date_gmt="2019-05-01 10:00:00",
        ),
        post(3, "Vacancy: Other", label.format("1 June")),
    )

    extended = {e.legacy_id for e in Vacancy.objects.filter(extensions__isnull=False)}
    assert extended == {2}
    assert [str(x.former_deadline) for x in entry(2).extensions.all()] == ["2019-06-01"]
    assert set(entry(2).related.values_list("legacy_id", flat=True)) == {9}


def test_language_of_a_post_is_recognised(bring_in):
    bring_in(post(1, "移住者の権利について"))

    assert entry(1).language == "ja"
    assert entry(1).get_absolute_url().startswith("/ja/news/")


def test_what_is_noted_about_a_post_is_in_the_report(bring_in):
    report = bring_in(post(is_sticky=1, comments=2))

    notes = " ".join(report.entries[0].notes)
    assert "pinned to the top" in notes
    assert "2 comments were not taken" in notes


def test_entry_that_cannot_be_saved_is_reported_and_the_rest_taken(bring_in):
    report = bring_in(post(1, "x" * 400), post(2, "Fine"))

    assert list(Entry.objects.values_list("legacy_id", flat=True)) == [2]
    assert "300" in report.entries[0].reason


def test_command_prints_a_report_and_writes_it(command, tmp_path):
    path = tmp_path / "report.json"

    printed = command(post(title="Rice", content="Text."), report=str(path))

    written = json.loads(path.read_text())
    assert "100 Rice\n    created\n    news news (no rule fits" in printed
    assert printed.rstrip().endswith("1 authors (inactive accounts) created.\n"
        "2 categories created.\n2 tags created.")  # fmt: skip
    assert written["entries"][0]["address"] == "/news/rice/"


def test_stopped_command_says_how_to_go_on(command, capsys, monkeypatch):
    def stop(*given):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("mmn.wordpress.importer.Leftovers", stop)
        with pytest.raises(CommandError, match="run the command again"):
            command(post(title="Rice"))

    assert "100 Rice\n    created" in capsys.readouterr().out


def test_report_as_text(command, tmp_path):
    path = tmp_path / "report.txt"

    printed = command(post(title="Rice"), report=str(path))

    assert path.read_text() == printed
