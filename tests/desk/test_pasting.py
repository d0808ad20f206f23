"""Pasted lists: what is understood, what is marked, and that nothing is lost."""

from collections import Counter

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django.asserts import assertContains

from events.models import Event, Participant
from mmn.content.models import Organisation
from mmn.desk.pasting.people import PeopleReader
from mmn.desk.pasting.recommendations import RecommendationReader
from mmn.desk.pasting.rows import DIVIDERS, without_controls
from mmn.desk.pasting.signatories import SignatoryReader
from news.models import Post, Signatory
from tests.bench.pasting import known, outcomes, shown

PEOPLE = "desk:pasting", ["events.participant"]
SIGNATORIES = "desk:pasting", ["news.signatory"]
LISTS = ["participants", "participants_other", "signatories", "signatories_other"]


def people(text):
    reader = PeopleReader()
    rows, _unplaced = reader.read(text, known())
    return [
        (dict(zip(reader.columns, shown(row, reader.columns), strict=True)), row)
        for row in rows
    ]


def person(line):
    [(values, row)] = people(line)
    return values, row.doubts


def preview(client, where, text, present=()):
    name, args = where
    url = reverse(name, args=args)
    return client.post(url, {"text": text, "present": list(present)})


@pytest.mark.parametrize("name", LISTS)
def test_no_row_of_real_looking_lists_is_wrong_without_a_mark(name):
    found = list(outcomes(name))

    wrong = [(row.source, row.values) for out, row, _e in found if out == "wrong"]
    assert wrong == []
    assert sum(out == "right" for out, _row, _e in found) >= len(found) * 0.45


@pytest.mark.parametrize(("name", "least"), [("participants", 36), ("signatories", 27)])
def test_most_of_a_list_is_understood_wholly(name, least):
    assert [out for out, _row, _e in outcomes(name)].count("right") >= least


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ms Sokha Chan, Director, ILO", ["Ms", "Sokha Chan", "Director", "ILO"]),
        ("Ms Sokha Chan，Director，ILO", ["Ms", "Sokha Chan", "Director", "ILO"]),
        ("Ms Sokha Chan – Director – ILO", ["Ms", "Sokha Chan", "Director", "ILO"]),
        ("Ms Sokha Chan\tDirector\tILO", ["Ms", "Sokha Chan", "Director", "ILO"]),
        ("12) Ms Sokha Chan; Director; ILO", ["Ms", "Sokha Chan", "Director", "ILO"]),
        ("Ms Sokha Chan, ILO, Director", ["Ms", "Sokha Chan", "Director", "ILO"]),
        ('"Chan, Sokha",Director,ILO', ["", "Chan, Sokha", "Director", "ILO"]),
        ("U Aung, Head, Wage Unit, ILO", ["U", "Aung", "Head, Wage Unit", "ILO"]),
        ("Una Lee, Director, ILO", ["", "Una Lee", "Director", "ILO"]),
        ("Ko Ko Aung, Director, ILO", ["", "Ko Ko Aung", "Director", "ILO"]),
        ("ဒေါ်ခင်၊ ညွှန်ကြားရေးမှူး၊ ILO", ["ဒေါ်", "ခင်", "ညွှန်ကြားရေးမှူး", "ILO"]),
    ],
)
def test_a_line_is_divided_into_its_parts(line, expected):
    values, doubts = person(line)

    assert [values[c] for c in ("honorific", "name", "position", "organisation")] == (
        expected
    )
    assert doubts == {}


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("Ms Sokha Chan", "organisation"),
        ("Ms Sokha Chan, Director", "organisation"),
        ("Director, Sokha Chan, ILO", "name"),
        ("Chan, Sokha, Director, ILO", "name"),
        ("Ms Sokha Chan and Mr Dara Kim, ILO", "name"),
        ("Ms Sokha, Focus on the Global South Fortify Rights", "organisation"),
        ("Ms Sokha, MAP Foundation, Fortify Rights", "organisation"),
        ("Ms Sokha Chan, ILO (co-moderator)", "role"),
        ("=HYPERLINK(A1), Director, ILO", "name"),
        ("+cmd|' /C calc'!A0", "name"),
        ("somebody@example.org", "name"),
        ("x" * 3000, "name"),
    ],
)
def test_what_is_doubtful_is_marked(line, column):
    _values, doubts = person(line)

    assert column in doubts


def test_roles_and_countries_become_choices():
    values, doubts = person("Moderator: Ms Sokha Chan, Director, ILO (Lao PDR)")

    assert (values["role"], values["country"], doubts) == ("moderator", "LA", {})


def test_headings_of_a_spreadsheet_say_what_the_columns_are():
    text = (
        "No\tOrganization\tFull name\tTitle\tJob title\tCountry\tE-mail\n"
        "1\tILO, Bangkok\tSokha Chan\tMs\tHead, Unit\tThailand\ta@b.org\n"
        "2\tMAP\tAung\tU\tDirector\tAtlantis\t\n"
    )
    rows, unplaced = PeopleReader().read(text, known())

    first, second = (row.values for row in rows)
    assert first == {
        **{"honorific": "Ms", "name": "Sokha Chan", "position": "Head, Unit"},
        **{"organisation": "ILO, Bangkok", "country": "TH"},
    }
    assert unplaced == ["E-mail"]
    assert second["organisation"] == "MAP, Atlantis"
    assert "country" in rows[1].doubts


def test_a_quote_that_nobody_closes_swallows_no_line():
    rows = people('Name\tOrganisation\n"Sokha\tILO\nDara\tMAP\n')

    assert [values["name"] for values, _row in rows] == ['"Sokha', "Dara"]


def test_numbers_of_recommendations_stay_as_printed():
    text = (
        "To ASEAN:\n4. Ratify.\nno. 6: Pay wages.\n\nTo employers:\n- Return passports."
    )
    rows, _unplaced = RecommendationReader().read(text)

    assert [row.values for row in rows] == [
        {"number": 4, "text": "Ratify.", "addressee": "ASEAN"},
        {"number": 6, "text": "Pay wages.", "addressee": "ASEAN"},
        {"text": "Return passports.", "addressee": "employers"},
    ]


def test_a_heading_with_nothing_below_it_is_kept():
    rows, _unplaced = RecommendationReader().read("To ASEAN:\nTo all:\n4. Ratify.")

    assert [row.values for row in rows] == [
        {"text": "To ASEAN:"},
        {"number": 4, "text": "Ratify.", "addressee": "all"},
    ]


def test_line_without_number_among_numbered_ones_is_marked():
    rows, _unplaced = RecommendationReader().read(
        "4. Ratify\nthe conventions.\n6. Pay."
    )

    assert [bool(row.doubts) for row in rows] == [False, True, False]


PIECES = st.sampled_from(
    [
        *("Ms ", "U ", "H.E. ", "ဒေါ်", "นาย", "លោក ", ", ", "; ", " – ", "\t", "|"),
        *("(", ")", "[", "Director", "Ministry of Labour", "ILO", "Department of "),
        *("Thailand", "(moderator)", "Moderator: ", "1. ", "• ", "MAP Foundation"),
        *("Fortify Rights", "Sokha Chan", " and ", " of ", "Ph.D.", '"', "=", "@"),
        *(
            "、",
            "၊",
            "។",
            "/",
            "no. 4",
            "4. ",
            "To ASEAN:",
            "Name",
            "Organisation",
            "\n",
        ),
    ]
)
PASTED = st.lists(PIECES | st.text(max_size=6), max_size=14).map("".join)
ALLOWED_ASIDE = DIVIDERS | set("0123456789#№")


@pytest.mark.parametrize(
    "reader", [PeopleReader, SignatoryReader, RecommendationReader]
)
@given(text=PASTED)
@settings(max_examples=300, deadline=None)
def test_no_sign_of_a_line_is_lost(reader, text):
    """Each stands in a cell, or became a choice that stands there instead, or the line
    is doubtful and whole in one cell."""
    rows, _unplaced = reader().read(text, known())

    for row in rows:
        cells = "".join(str(value) for value in row.values.values())
        there = Counter((cells + "".join(row.aside)).replace(" ", ""))
        source = Counter("".join(row.source.split()))
        left = set(source - there) - ALLOWED_ASIDE
        if left and row.doubts:
            whole = row.values[reader.whole]
            left = set(source - Counter("".join(whole.split())))
        assert not left, (row.source, row.values, row.aside)


@given(text=st.text(alphabet="Ms U,.\t\n\x00\x07\x1b;()Aa1", max_size=60))
@settings(max_examples=200, deadline=None)
def test_every_line_becomes_a_row(text):
    rows, _unplaced = SignatoryReader().read(text.replace(";", ""), known())

    lines = without_controls(text.replace(";", "")).splitlines()
    assert len(rows) == sum(bool(line.strip()) for line in lines)


def test_preview_shows_doubts_and_who_is_there_already(admin_client):
    text = "Ms Sokha Chan, Director, ILO\nDara Kim\nMs Sokha Chan, Adviser, ILO"

    page = preview(admin_client, PEOPLE, text, ["Sokha Chan"])

    assertContains(page, "3 lines read.")
    assertContains(page, "No organisation.")
    assertContains(page, "In the form already.", count=2)
    assert page.text.count(" checked>") == 1


def test_preview_links_organisations_that_are_known(admin_client, make):
    ilo = Organisation.objects.create(
        name="Migrant Forum in Asia", acronym="MFA", country="PH"
    )
    make(Post).signatories.create(organisation="Fortify Rights")

    page = preview(
        admin_client, SIGNATORIES, "MFA\nMigrant Forum in Asia Fortify Rights"
    )

    assertContains(page, f'value="{ilo.pk}"', count=1)
    assertContains(page, "Two organisations?", count=1)
    assertContains(page, "<span data-part>Fortify Rights</span>")


def test_hostile_text_is_shown_as_text(admin_client):
    page = preview(admin_client, PEOPLE, "<script>alert(1)</script>, Director, ILO")

    assert "<script>" not in page.text


def test_five_hundred_lines_are_read_and_more_refused_with_a_reason(admin_client):
    line = "Ms Sokha Chan, Director, Migrant Forum\n"

    assertContains(preview(admin_client, PEOPLE, line * 500), "500 lines read.")
    assertContains(preview(admin_client, PEOPLE, line * 501), "at most 500 at once")
    assertContains(preview(admin_client, PEOPLE, "x" * 1_000_001), "too much at once")
    assertContains(preview(admin_client, PEOPLE, "x" * 1_000_000), "very long")
    assertContains(preview(admin_client, PEOPLE, " \n"), "nothing to read")


def test_pasting_saves_nothing(admin_client):
    preview(admin_client, PEOPLE, "Ms Sokha Chan, Director, ILO")

    assert not Participant.objects.exists()
    assert not Event.objects.exists()
    assert not Signatory.objects.exists()


@pytest.mark.parametrize(("group", "status"), [("Contributor", 200), (None, 403)])
def test_only_who_may_write_events_gets_a_preview(client, staff, group, status):
    client.force_login(staff(group))

    assert preview(client, PEOPLE, "Ms Sokha, Director, ILO").status_code == status


def test_strangers_and_unknown_forms_get_no_preview(client, admin_client, db):
    from django.test import Client

    assert preview(Client(), PEOPLE, "x").status_code == 302
    assert (
        preview(admin_client, ("desk:pasting", ["auth.user"]), "x").status_code == 404
    )
    assert (
        admin_client.get(reverse("desk:pasting", args=["news.signatory"])).status_code
        == 405
    )
