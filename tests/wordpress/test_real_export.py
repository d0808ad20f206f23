"""The real export of the old site, where ``WORDPRESS_EXPORT`` names a copy of it.

Its texts belong to the network and are not part of this repository; without the files
there is no such test (see conftest.py).
"""

import re
from collections import Counter
from html import unescape

import pytest
from django.core.management import call_command

from mmn.content.models import Entry
from mmn.media.text_reading import read_next
from mmn.wordpress.export import read_export
from mmn.wordpress.importer import Importer
from publications.models import PolicyBrief
from tests.media.test_pdf_reading import needs_pdftotext

from .conftest import REAL_EXPORT

ACTIVITIES, ORGANISED, STATEMENTS, UPDATES = 12, 13, 14, 62
# Number: day, kind, categories, pictures, documents.
POSTS = {
    13802: ("2019-12-27", "events", {ORGANISED}, 5, 1),
    13747: ("2019-12-12", "vacancies", {ORGANISED}, 0, 0),
    13415: ("2019-09-30", "events", {ACTIVITIES, ORGANISED}, 7, 0),
    13390: ("2019-09-24", "publications", {ORGANISED, UPDATES}, 1, 1),
    13401: ("2019-09-20", "press_release", {ORGANISED, STATEMENTS}, 0, 0),
    13521: ("2019-11-04", "publications", {ACTIVITIES}, 0, 1),
    13468: ("2019-10-25", "publications", {ACTIVITIES}, 0, 1),
    13102: ("2019-10-08", "publications", {ACTIVITIES, UPDATES}, 1, 1),
    13131: ("2019-10-07", "publications", {ACTIVITIES, UPDATES}, 0, 11),
    12833: ("2019-02-21", "press_release", {ACTIVITIES, STATEMENTS}, 0, 0),
    17402: ("2018-11-19", "events", {ACTIVITIES}, 0, 0),  # its one file is lost
    17365: ("2018-08-21", "events", {ACTIVITIES}, 0, 0),
    17388: ("2018-06-14", "joint_statement", {ACTIVITIES, STATEMENTS}, 0, 1),
    12197: ("2018-02-13", "vacancies", {ACTIVITIES}, 0, 0),
    15702: ("2016-10-03", "events", {ACTIVITIES}, 7, 0),
    15688: ("2016-08-09", "events", {ACTIVITIES}, 5, 0),
    5344: ("2016-08-01", "vacancies", {ACTIVITIES}, 0, 0),
    17310: ("2016-06-30", "vacancies", {ACTIVITIES}, 0, 0),
    15655: ("2016-06-07", "events", {ACTIVITIES}, 9, 0),
    4602: ("2015-05-07", "events", {ACTIVITIES}, 3, 0),
    4598: ("2015-05-06", "events", {ACTIVITIES}, 2, 0),
    15411: ("2015-04-10", "events", {ACTIVITIES}, 0, 0),
    4563: ("2015-04-09", "events", {ACTIVITIES}, 0, 1),
    15420: ("2015-03-27", "events", {ACTIVITIES}, 8, 0),
}
# Words around facts that became fields, which pages say in words of their own.
LABELS = {
    *("deadline", "for", "application", "reports", "to", "job", "location", "salary"),
    *("and", "benefits", "start", "date", "contract", "duration", "roles"),
    *("responsibilities", "qualifications", "experience", "essential", "desirable"),
    *("procedure", "details", "at", "by", "on", "or", "phone"),
}

# Words that stand only inside the briefs: some on the first page, some on the second.
IN_BRIEFS = {
    "en": (["Skills development", "Four themes"], ["Recommendations", "childcare"]),
    "my": (["မူဝါဒအကျဉ်းချုပ်", "အထည်ချုပ်စက်ရုံ"], ["အကြံပြုချက်များ", "ကလေးထိန်းဌာန"]),
    "km": (["សេចក្តីសង្ខេប", "រោងចក្រកាត់ដេរ"], ["អនុសាសន៍", "សេរីភាពសមាគម"]),
    "th": (["บทสรุปเชิงนโยบาย", "โรงงานตัดเย็บ"], ["ข้อเสนอแนะ", "ศูนย์ดูแลเด็ก"]),
}


@pytest.fixture
def imported(db):
    return Importer(read_export(REAL_EXPORT), REAL_EXPORT.with_name("uploads")).run()


def test_the_real_export_arrives_whole(imported, client, capsys):
    entries = {e.legacy_id: e.specific for e in Entry.objects.with_kinds()}

    assert {number: said(entries[number]) for number in POSTS} == POSTS
    assert_facts(entries)
    assert_hidden(entries)
    assert_no_word_lost(entries, client)
    assert_old_addresses(imported, client)
    call_command(
        "import_wordpress", str(REAL_EXPORT), uploads=REAL_EXPORT.with_name("uploads")
    )
    assert "0 created, 34 already here, 1 not taken." in capsys.readouterr().out


@needs_pdftotext
def test_each_page_of_the_briefs_has_its_words(imported, client):
    export = REAL_EXPORT.read_text(encoding="utf-8")
    while read_next():
        pass

    briefs = PolicyBrief.objects.all()
    assert Counter(brief.language for brief in briefs) == {
        "en": 4,
        "my": 3,
        "km": 2,
        "th": 2,
    }
    for brief in briefs:
        assert (brief.reading.state, brief.reading.language) == ("all", brief.language)
        [(_one, first), (_two, second)] = brief.pages_of_text()
        for words, page, other in zip(
            IN_BRIEFS[brief.language], (first, second), (second, first), strict=True
        ):
            assert [w for w in words if w not in page or w in other] == [], brief
        address = brief.get_text_address()
        assert words[0] in client.get(address).content.decode()
    only_inside = [
        w for code in ("my", "km", "th") for ws in IN_BRIEFS[code] for w in ws
    ]
    assert [word for word in only_inside if word in export] == []


def said(entry):
    """What the table above says of an entry."""
    is_news = entry.kind == "news"
    documents = entry.documents.count()
    if entry.kind == "publications":
        documents += entry.policy_briefs.count()
    return (
        f"{entry.published_at.astimezone():%Y-%m-%d}",
        str(entry.format) if is_news else entry.kind,
        set(entry.categories.values_list("legacy_id", flat=True)),
        entry.photos.count() + bool(entry.cover),
        documents,
    )


def assert_facts(entries):
    """A few facts of each kind, as a person reads them in the texts."""
    workshop, dialogue = entries[13802], entries[13415]
    assert f"{workshop.local_start:%Y-%m-%d}" == "2019-12-19"
    assert (workshop.city, workshop.country) == ("Bangkok", "TH")
    assert (workshop.attendance, workshop.attendance_qualifier) == (40, "over")
    assert f"{dialogue.local_start:%F} {dialogue.local_end:%F}" == (
        "2019-09-16 2019-09-17"
    )
    assert dialogue.place == "Phnom Penh, Cambodia"
    invitation = entries[4563]
    assert f"{invitation.local_start:%F %R}-{invitation.local_end:%R}" == (
        "2015-04-23 14:00-16:00"
    )
    assert entries[15702].event_type == "exhibition"
    assert [str(entries[n].deadline) for n in (13747, 12197, 5344, 17310)] == [
        *("2020-01-05", "2018-03-10", "2016-08-31", "2016-07-31")
    ]
    assert entries[13747].essential_qualifications.count("<li>") == 13
    assert entries[13747].desirable_qualifications.count("<li>") == 6
    assert entries[5344].extensions.count() == 1
    assert f"{entries[13390].published_in:%Y-%m}" == "2019-09"
    assert [c.languages_spoken for c in entries[13401].press_contacts.all()] == [
        "English, Japanese",
        "Khmer, English",
        "Burmese",
        "English, Thai",
        "English, Vietnamese",
    ]
    assert entries[17388].signatories.count() == 28  # one line still holds two
    assert [entries[n].language for n in (13790, 20228, 20231)] == ["en", "ja", "vi"]


def assert_hidden(entries):
    hidden = {number for number, entry in entries.items() if not entry.is_visible}
    assert hidden == {13700, 13760, 13860, 24001}
    assert 17309 not in entries
    assert entries[24001].is_scheduled


def assert_no_word_lost(entries, client):
    """Every word of every public post stands on its page, or in a field it shows
    only while a vacancy is open."""
    export = read_export(REAL_EXPORT)
    for item in export.of_kind("post", "page"):
        entry = entries.get(item.number)
        if entry is None or not entry.is_visible:
            continue
        page = client.get(entry.get_absolute_url()).content.decode()
        shown = words(page) + words(getattr(entry, "how_to_apply", ""))
        lost = words(re.sub(r"\[/?(?:caption|gallery)[^\]]*\]", " ", item.content))
        lost -= shown
        assert set(lost) - LABELS == set(), item.number


def words(html):
    html = re.sub(r"<(script|style)\b.*?</\1>", " ", html, flags=re.DOTALL)
    html = re.sub(r"</?(?:em|strong|b|i|a|span|su[bp])\b[^>]*>", "", html)
    text = unescape(re.sub(r"<[^>]+>", " ", html))
    return Counter(re.findall(r"\w+", text.lower()))


def assert_old_addresses(report, client):
    """Each leads in one step to a page that answers, or the report says why not."""
    raw = REAL_EXPORT.read_text(encoding="utf-8")
    found = re.findall(r"https?://(?:www\.)?mekongmigration\.org(/[^\s\"<>\]]+)", raw)
    found += re.findall(r'href="(/[^"]+)"', raw)
    addresses = {unescape(a) for a in found} | {"/?cat=12", "/?feed=rss2"}
    addresses -= {a for a in addresses if a.startswith("/labourlaw/")}  # not WordPress
    assert len(addresses) > 200
    wrong = {}
    for address in sorted(addresses - set(report.no_target) - {"/?p=5797"}):
        moved = client.get(address)
        if moved.status_code != 301 or (
            client.get(moved.headers["Location"]).status_code != 200
        ):
            wrong[address] = moved.status_code
    assert wrong == {}
    for address in {*report.no_target, "/?p=5797"}:
        assert client.get(address).status_code == 404, address
