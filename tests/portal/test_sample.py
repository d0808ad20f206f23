"""The sample content: all of it is loaded once, and only into an empty site."""

from collections import Counter

import pypdfium2
import pytest
from django.core.management import call_command
from django.db.models import F
from django.utils import timezone
from PIL import Image

from events.models import Event
from mmn.content.kinds import kinds
from mmn.content.languages import INTERFACE
from mmn.content.models import Category, Entry, Page, Tag
from mmn.media.models import Document, Photo
from mmn.portal.sample.loader import load
from news.models import Post
from publications.models import PolicyBrief, Publication
from vacancies.models import Vacancy

# At least so many originals of each kind.
WANTED = {"news": 9, "events": 8, "publications": 7, "vacancies": 4, "page": 4}

fill = load  # for all tests here


def test_there_is_enough_of_every_kind(filled):
    originals = Entry.objects.filter(translation_of=None)
    found = Counter(originals.values_list("kind", flat=True))
    assert {kind: found[kind] >= n for kind, n in WANTED.items()} == dict.fromkeys(
        WANTED, True
    )


@pytest.mark.parametrize("language", INTERFACE)
def test_every_language_of_the_interface_is_read_somewhere(filled, language):
    assert Entry.objects.published().filter(language=language).count() >= 3


def test_some_originals_are_not_english(filled):
    originals = Entry.objects.published().filter(translation_of=None)
    assert {"ja", "th"} <= set(originals.values_list("language", flat=True))


def test_every_state_is_there(filled):
    now = timezone.now()
    entries = Entry.objects.all()
    assert entries.filter(status="draft").count() == 1
    assert entries.filter(status="in_review").count() == 1
    assert entries.filter(status="published", published_at__gt=now).count() == 1
    assert entries.filter(unpublish_at__lt=now).count() == 1
    assert entries.published().count() == entries.count() - 4


def test_every_format_of_news_is_there(filled):
    shown = Post.objects.published().values_list("format", flat=True)
    assert set(shown) == set(Post.Format.values)


def test_the_briefs_fill_eleven_cells_of_sixteen(filled):
    cells = Counter(PolicyBrief.objects.values_list("scope", flat=True))
    assert cells == {"mekong": 4, "TH": 3, "MM": 2, "KH": 2}


def test_vacancies_are_open_closing_closed_and_extended(filled):
    originals = Vacancy.objects.filter(translation_of=None)
    assert originals.open().filter(extensions__isnull=False).exists()
    assert originals.closed().filter(extensions__isnull=False).exists()
    assert [v.days_left for v in originals.closing_soon()] == [3]


def test_a_programme_has_seats_and_demands_keep_their_numbers(filled):
    dialogue = Event.objects.get(slug="second-policy-dialogue", language="en")
    people = dialogue.panels.first().seats.values_list("participant__name", flat=True)
    assert list(people) == ["Chou Bun Eng", "Yin Yin Ohn"]
    workshop = Event.objects.get(slug="social-exclusion-workshop")
    assert [r.number for r in workshop.recommendations.all()] == [4, 6]
    assert workshop.part_of.slug == "peoples-forum-2018"


def test_times_are_those_of_the_place(filled):
    workshop = Event.objects.get(slug="workshop-mekong-japan", language="en")
    assert workshop.local_start.isoformat() == "2019-07-08T10:00:00+09:00"
    assert workshop.panels.first().starts_at.astimezone(workshop.zone).hour == 10


def test_categories_mix_kinds_and_one_has_a_second_page(filled):
    activities = Category.objects.get(slug="mmn-activities")
    shown = activities.entries.published().filter(translation_of=None)
    assert shown.count() >= 15
    assert len(set(shown.values_list("kind", flat=True))) >= 4
    organized = Category.objects.get(slug="organized-by-mmn").entries.published()
    assert len(set(organized.values_list("kind", flat=True))) >= 3


def test_tags_in_other_scripts_have_addresses_of_their_own(filled):
    assert Tag.objects.count() >= 15
    foreign = Tag.objects.filter(name__in=["ประกันสังคม", "ရွှေ့ပြောင်းအလုပ်သမား"])
    assert len({tag.slug for tag in foreign}) == 2
    assert all(tag.slug.isascii() for tag in foreign)


def test_every_published_entry_answers(filled, client):
    entries = Entry.objects.published().with_kinds()
    answers = {
        address: client.get(address).status_code
        for address in (entry.specific.get_absolute_url() for entry in entries)
    }
    assert len(answers) == entries.count()
    assert {a: code for a, code in answers.items() if code != 200} == {}


def test_what_is_not_published_does_not_answer(filled, client):
    shown = Entry.objects.published().values("pk")
    hidden = Entry.objects.exclude(pk__in=shown)
    answers = [client.get(e.specific.get_absolute_url()).status_code for e in hidden]
    assert answers == [404, 404, 404, 404]


def test_links_between_entries_lead_somewhere(filled, client):
    body = Page.objects.get(slug="areas-of-focus", language="en").body
    assert 'href="/areas-of-focus/special-economic-zones/"' in body
    assert not Entry.objects.filter(body__contains="entry:").exists()
    thai = Publication.objects.get(slug="jobs-in-sezs-policy-briefs", language="th")
    assert client.get(thai.get_absolute_url()).status_code == 200


def test_all_pictures_open_and_say_what_they_show(filled):
    covers = Entry.objects.exclude(cover="")
    assert covers.count() >= 30
    assert not covers.filter(cover_alt="").exclude(kind="page").exists()
    assert not covers.filter(cover_alt=F("translation_of__cover_alt")).exists()
    for picture in [
        *(e.cover for e in covers),
        *(p.image for p in Photo.objects.all()),
    ]:
        with picture.open() as file, Image.open(file) as image:
            assert image.width >= 900
    assert not Photo.objects.without_description().exists()


def test_all_pdfs_open_with_text_in_them(filled):
    for row in [*Document.objects.all(), *PolicyBrief.objects.all()]:
        with row.file.open() as file:
            pdf = pypdfium2.PdfDocument(file.read())
        assert len(pdf) == row.pages
        assert "Mekong Migration Network" in pdf[0].get_textpage().get_text_range()
        pdf.close()


def test_contacts_are_roles_of_the_network(filled):
    for post in Post.objects.all():
        for contact in post.press_contacts.all():
            assert contact.email.endswith("@mekongmigration.org")
            assert contact.phone == ""


def test_a_second_run_doubles_nothing(filled, capsys):
    before = [kind.objects.count() for kind in kinds()]
    call_command("load_sample")
    assert [kind.objects.count() for kind in kinds()] == before
    assert "nothing was loaded" in capsys.readouterr().out


def test_three_events_are_coming(filled):
    coming = Event.objects.published().upcoming().filter(translation_of=None)
    assert coming.count() >= 3
