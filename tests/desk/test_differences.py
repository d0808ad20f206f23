"""What differs between two versions, told in staff's words."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from events.models import Event, Panel, PanelSeat, Participant
from mmn.content.models import Category, Organisation
from mmn.desk.versions.changes import (
    FileChange,
    ListChange,
    PictureChange,
    RowsChange,
    TextChange,
    ValueChange,
)
from mmn.desk.versions.differences import differences
from mmn.desk.versions.snapshots import snapshot
from mmn.desk.versions.summaries import summary_of
from mmn.desk.versions.texts import compare_texts, compare_words
from mmn.media.models import Document, Photo
from news.models import Post, PressContact
from publications.models import PolicyBrief, Publication
from tests.desk.whole import EVERY_KIND, make_whole
from tests.xss import VECTORS


def changes_by(entry, change):
    """What ``differences`` says of what ``change()`` does."""
    before = snapshot(entry)
    change()
    return differences(before, snapshot(entry))


def the_change(entry, change):
    found = changes_by(entry, change)
    assert len(found) == 1
    return found[0]


def saving(row, **values):
    def save():
        for name, value in values.items():
            setattr(row, name, value)
        row.save()

    return save


def page(changes):
    return render_to_string(
        "admin/desk/versions/_changes.html", {"changes": list(changes)}
    )


def marked(parts):
    signs = {"same": "{}", "del": "[-{}-]", "ins": "[+{}+]"}
    return "".join(signs[part.what].format(part.words) for part in parts)


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.KIND)
def test_what_is_the_same_has_no_differences(make, jpeg, pdf, kind):
    rows = snapshot(make_whole(make, jpeg, pdf, kind))

    assert differences(rows, rows) == []
    assert summary_of(rows, rows) == ""


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.KIND)
def test_every_part_of_a_whole_entry_is_told_and_shown(make, jpeg, pdf, kind):
    """From nothing but the entry's own rows to all of it."""
    rows = snapshot(make_whole(make, jpeg, pdf, kind))
    told = differences(rows[:2], rows)

    parts = {row["model"] for row in rows[2:]}
    assert {change.model for change in told} == parts
    assert "Boat 1" in page(told)


def test_words_that_went_and_came_are_marked(make):
    post = make(Post, body="<p>The crews wait in port.</p><p>Second.</p>")

    change = the_change(post, saving(post, body="<p>The crews left.</p><p>Second.</p>"))

    assert isinstance(change, TextChange)
    assert change.label == "Text"
    first, second = change.passages
    assert marked(first.parts) == "The crews [-wait in port-][+left+]."
    assert marked(second.parts) == "Second."


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("ရွှေ့ပြောင်းအလုပ်", "ရွှေ့ပြောင်းလုပ်", "ရွှေ့ပြောင်း[-အ-]လုပ်"),
        ("ពលករនេសាទត្រូវរង់ចាំ", "ពលករទេសន្តរត្រូវរង់ចាំ", "ពលករ[-នេសាទ-][+ទេសន្តរ+]ត្រូវរង់ចាំ"),
        ("แรงงานข้ามชาติในไทย", "แรงงานประมงในไทย", "แรงงาน[-ข้ามชาติ-][+ประมง+]ในไทย"),
        ("ແຮງງານຕ່າງດ້າວຢູ່ລາວ", "ແຮງງານຢູ່ລາວ", "ແຮງງານ[-ຕ່າງດ້າວ-]ຢູ່ລາວ"),
    ],
    ids=["my", "km", "th", "lo"],
)
def test_scripts_without_spaces_are_compared_letter_by_letter(before, after, shown):
    assert marked(compare_words(before, after)) == shown


def test_no_mark_is_torn_off_its_letter():
    parts = compare_words("ស្ត្រី និង ក្មេង ៗ រស់នៅ", "ស្ត្រូ និង ក្មេង ៗ រស់នៅ")

    assert marked(parts) == "[-ស្ត្រី-][+ស្ត្រូ+] និង ក្មេង ៗ រស់នៅ"


def test_long_texts_show_changes_with_their_neighbours_only():
    lines = [f"Paragraph {number} of many" for number in range(30)]
    other = [*lines[:10], "Something else", *lines[11:]]

    passages = compare_texts("\n".join(lines), "\n".join(other))

    assert [p.left_out for p in passages if p.left_out] == [9, 18]
    assert len([p for p in passages if p.parts]) == 3


def test_two_books_with_nothing_in_common_are_compared_in_bounded_work(monkeypatch):
    """Beyond the bound the matcher is not asked at all."""
    from mmn.desk.versions import texts

    def refuse(*_args, **_options):
        raise AssertionError("too much to compare")

    monkeypatch.setattr(texts, "SequenceMatcher", refuse)
    one, other = (" ".join(f"{w}{n}" for n in range(3000)) for w in "ab")

    assert marked(compare_words(one, other)) == f"[-{one}-][+{other}+]"


def test_formatting_alone_is_told_in_words(make):
    post = make(Post, body="<p>Ratify it</p>")

    change = the_change(post, saving(post, body="<p><strong>Ratify</strong> it</p>"))

    assert "Only the formatting differs" in page([change])


def test_addresses_of_links_and_pictures_of_a_text_are_compared(make):
    post = make(Post, body='<p><a href="https://a.example/">Here</a></p>')

    change = the_change(
        post, saving(post, body='<p><a href="https://b.example/">Here</a></p>')
    )

    assert "b.example" in page([change])
    assert not change.only_formatting


def test_choices_and_dates_are_shown_as_people_read_them(make):
    post = make(Post, format="news")
    moment = datetime(2026, 11, 3, 14, 5, tzinfo=ZoneInfo("Asia/Bangkok"))

    found = changes_by(
        post,
        saving(
            post,
            format="open_letter",
            dated_on=datetime(2026, 11, 2, tzinfo=ZoneInfo("UTC")).date(),
            published_at=moment,
        ),
    )

    told = {change.label: (change.before, change.after) for change in found}
    assert all(isinstance(change, ValueChange) for change in found)
    assert told["Format"] == ("News", "Open letter")
    assert told["Date line"] == ("", "2 November 2026")
    assert told["Publish at"][1] == "3 Nov 2026, 14:05"


def test_times_of_an_event_are_those_of_its_place(make):
    noon = datetime(2030, 5, 1, 12, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
    event = make(Event, starts_at=noon, time_zone="Asia/Tokyo")

    change = the_change(event, saving(event, starts_at=noon + timedelta(hours=1)))

    assert change.before == "1 May 2030, 12:00 (Tokyo)"
    assert change.after == "1 May 2030, 13:00 (Tokyo)"


def test_yes_and_no_and_numbers_are_words(make):
    event = make(Event)

    found = changes_by(event, saving(event, all_day=True, attendance=40))

    told = {change.label: (change.before, change.after) for change in found}
    assert told == {"Whole days": ("no", "yes"), "People there": ("", "40")}


def test_links_are_named(make):
    larger = make(Event, title="The forum")
    event = make(Event)

    change = the_change(event, saving(event, part_of=larger))

    assert (change.label, change.before, change.after) == ("Part of", "", "The forum")


def test_categories_tags_and_related_entries_are_lists(make):
    fishing, women = (
        Category.objects.create(name=name, slug=name.lower())
        for name in ("Fishing", "Women")
    )
    post = make(Post, categories=[fishing], tags=["crews", "wages"])
    other = make(Post, title="The report")

    def change():
        post.categories.set([women])
        post.tags.set(["wages", "ports"])
        post.related.add(other)

    found = changes_by(post, change)

    assert all(isinstance(change, ListChange) for change in found)
    told = {c.label: (c.added, c.removed, c.kept) for c in found}
    assert told == {
        "Categories": (["Women"], ["Fishing"], []),
        "Tags": (["ports"], ["crews"], ["wages"]),
        "Related entries": (["The report"], [], []),
    }


def test_what_is_gone_meanwhile_has_no_name_but_is_told(make):
    fishing = Category.objects.create(name="Fishing", slug="fishing")
    post = make(Post, categories=[fishing])

    change = the_change(post, fishing.delete)

    assert change.removed == ["?"]


def test_an_exchanged_picture_is_shown_as_two(make, jpeg):
    post = make(Post, cover=jpeg(colour=(1, 2, 3)))
    old = post.cover.name

    change = the_change(post, saving(post, cover=jpeg(colour=(9, 9, 9))))

    assert isinstance(change, PictureChange)
    assert change.label == "Cover picture"
    assert (change.before.name, change.after.name) == (old, post.cover.name)
    assert page([change]).count("<img") == 2


def test_a_replaced_pdf_is_linked_before_and_after(make, pdf):
    post = make(Post)
    document = Document.objects.create(entry=post, file=pdf(note="1"), title="Wages")
    old = document.file.name

    change = the_change(post, saving(document, file=pdf(pages=3, note="2")))

    (row,) = change.changed
    (file,) = row.changes
    assert isinstance(file, FileChange)
    assert old in file.before.url
    assert document.file.name in file.after.url
    assert (file.before.pages, file.after.pages) == (1, 3)
    assert "3 pages" in page([change])


def test_rows_come_go_and_change(make):
    post = make(Post)
    one, two = (
        PressContact.objects.create(post=post, name=name) for name in ("Aung", "Srey")
    )

    def change():
        one.delete()
        saving(two, phone="+66 2 1")()
        PressContact.objects.create(post=post, name="Naw", email="n@example.org")

    told = the_change(post, change)

    assert isinstance(told, RowsChange)
    assert told.label == "Press contacts"
    assert [row.label for row in told.added] == ["Naw"]
    assert [row.label for row in told.removed] == ["Aung"]
    (changed,) = told.changed
    assert (changed.label, changed.changes[0].label) == ("Srey", "Telephone")
    assert [(f.label, f.after) for f in told.added[0].changes] == [
        ("Name", "Naw"),
        ("E-mail", "n@example.org"),
    ]


def test_another_order_is_told_once(make):
    post = make(Post)
    rows = [
        PressContact.objects.create(post=post, name=name, position=place)
        for place, name in enumerate(["One", "Two", "Three"])
    ]

    change = the_change(post, saving(rows[2], position=0))
    assert not change.changed

    rows[0].position = 9
    change = the_change(post, rows[0].save)
    assert [row.label for row in change.order] == ["Three", "Two", "One"]


def test_the_position_of_a_person_is_a_word_and_no_place(make):
    event = make(Event)
    person = Participant.objects.create(event=event, name="Srey", position="Chair")
    Participant.objects.create(event=event, name="Aung", position="Clerk")

    told = the_change(event, saving(person, position="Member"))

    (row,) = told.changed
    assert (row.changes[0].label, row.changes[0].after) == ("Position", "Member")
    assert not told.order


def test_who_sits_where_is_told_with_the_session(make):
    event = make(Event)
    person = Participant.objects.create(event=event, name="Srey", honorific="Ms")
    panel = Panel.objects.create(event=event, title="Wages at sea")

    change = the_change(
        event, lambda: PanelSeat.objects.create(panel=panel, participant=person)
    )

    (row,) = change.added
    assert (row.label, row.within) == ("Ms Srey (Speaker)", "Wages at sea")


def test_organisations_are_named(make):
    network = Organisation.objects.create(name="Harbour Network")
    publication = make(Publication)

    change = the_change(publication, lambda: publication.partners.add(network))

    assert (change.label, change.added) == ("Partners", ["Harbour Network"])


def test_what_nobody_typed_is_left_out(make, pdf, jpeg):
    publication = make(Publication)
    brief = PolicyBrief.objects.create(publication=publication, file=pdf())
    photo = Photo.objects.create(entry=publication, image=jpeg())

    def change():
        PolicyBrief.objects.filter(pk=brief.pk).update(key="other", size=7)
        Photo.objects.filter(pk=photo.pk).update(width=1)
        Publication.objects.filter(pk=publication.pk).update(
            updated_at=timezone.now(), opening="x"
        )

    assert changes_by(publication, change) == []


def test_texts_say_their_language(make):
    post = make(Post, language="km", title="ពលករ")

    html = page([the_change(post, saving(post, title="ពលករនេសាទ"))])

    assert 'lang="km"' in html


def test_marks_are_words_for_those_who_hear_them(make):
    post = make(Post, title="Crews wait")

    html = page([the_change(post, saving(post, title="Crews leave"))])

    assert '<del><span class="visually-hidden">[taken out:' in html
    assert '<ins><span class="visually-hidden">[put in:' in html


@pytest.mark.parametrize("hostile", VECTORS[::7])
def test_markup_of_titles_captions_and_names_shows_as_text(make, jpeg, hostile):
    post = make(Post, title="Plain")
    photo = Photo.objects.create(entry=post, image=jpeg(), caption="Plain")
    tag = "".join(hostile.split(","))[:80]

    def change():
        Post.objects.filter(pk=post.pk).update(
            title=hostile[:300], body=hostile, source_url=hostile[:400]
        )
        Photo.objects.filter(pk=photo.pk).update(caption=hostile[:400])
        PressContact.objects.create(post=post, name=hostile[:200])
        post.tags.add(tag)

    html = page(changes_by(post, change))

    for bad in ("<script", "onerror=", "<svg", "<iframe", "javascript:"):
        raw = [part for part in html.split("<") if part.startswith(bad.lstrip("<"))]
        assert not (bad.startswith("<") and raw)
    tags = {part.split()[0].split(">")[0] for part in html.split("<")[1:]}
    assert {name.strip("/") for name in tags} <= {
        *("ul", "ol", "li", "h3", "h4", "p", "div", "span", "del", "ins", "dl", "dt"),
        *("dd", "img", "br", "a"),
    }


def test_the_line_of_the_history_says_what_changed(make, jpeg):
    post = make(Post, tags=["crews"])
    before = snapshot(post)
    saving(post, title="Another", body="<p>Text</p>")()
    for number in (1, 2):
        Photo.objects.create(entry=post, image=jpeg(colour=(number, 1, 1)))
    post.tags.add("wages")

    told = summary_of(before, snapshot(post))

    assert told == "Title, Text; Photos: 2 added; Tags: 1 added"
