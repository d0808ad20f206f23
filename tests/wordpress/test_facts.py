"""Facts of the kinds, found in texts; what is moved leaves the text, no more."""

from datetime import date

import pytest

from mmn.wordpress.bodies import read_body
from mmn.wordpress.event_facts import event_facts
from mmn.wordpress.post_facts import post_facts
from mmn.wordpress.publication_facts import (
    brief_cell,
    publication_facts,
    written_language,
)
from mmn.wordpress.vacancy_facts import vacancy_facts

NEAR = date(2016, 9, 30)

JOB = """We look for a rice officer.

<strong>Deadline for application:</strong> 5 January 2017

<strong>Reports to:</strong> Head of Fields
<strong>Job location:</strong>
Chiang Mai, Thailand
<strong>Start Date:</strong>
10 February 2017 (or earlier)

<strong>Roles and responsibilities:</strong>

*Count the sacks

*Tell the others

<strong>Qualifications</strong>

<strong>Essential</strong>

*Patience

<strong>Desirable</strong>

*Boots

<strong>APPLICATION PROCEDURE</strong>

Write to application@rice.example. Please write “Rice and me” as a subject.
"""


def event(title, *lines):
    return event_facts(title, list(lines), NEAR)


def test_report_of_a_workshop_gives_day_place_and_people():
    facts, notes = event(
        "Rice workshop",
        "On 5 August 2016 we held a workshop at the Empress Hotel in Chiang Mai, "
        "Thailand. Over 40 young participants came.",
        "Over 60 participants signed later.",
    )

    assert facts["starts_at"].isoformat() == "2016-08-05T00:00:00+07:00"
    assert (facts["all_day"], facts["ends_at"]) == (True, None)
    assert (facts["venue"], facts["city"], facts["country"]) == (
        "Empress Hotel",
        "Chiang Mai",
        "TH",
    )
    assert (facts["attendance"], facts["attendance_qualifier"]) == (40, "over")
    assert (facts["event_type"], notes) == ("workshop", [])


def test_invitation_gives_hours_in_the_zone_of_its_city():
    facts, _ = event(
        "Invitation to a film evening",
        "Please join us.",
        "Date and Time: 23 April, 2-4pm",
        "Venue: Suite 5, Long Road, Kuala Lumpur",
    )

    assert facts["starts_at"].isoformat() == "2016-04-23T14:00:00+08:00"
    assert facts["ends_at"].isoformat() == "2016-04-23T16:00:00+08:00"
    assert facts["venue"] == "Suite 5, Long Road, Kuala Lumpur"
    assert not facts["all_day"]


def test_run_of_days_without_a_year_is_noted():
    facts, notes = event(
        "Photo exhibition",
        "We invite you to an exhibition on 8-16 October at Hill House, Room 4, Hanoi.",
    )

    assert facts["starts_at"].date() == date(2016, 10, 8)
    assert facts["ends_at"].date() == date(2016, 10, 16)
    assert facts["event_type"] == "exhibition"
    assert "The text names no year: taken as 2016." in notes


@pytest.mark.parametrize(
    ("sentence", "number", "qualifier"),
    [
        ("More than 35 stakeholders met.", 35, "more_than"),
        ("Approximately 30 representatives met.", 30, "about"),
        ("Attended by 25 participants, it began.", 25, ""),
        ("A total of 17 trainees took part.", 17, ""),
    ],
)
def test_attendance_keeps_its_qualifier(sentence, number, qualifier):
    facts, _ = event("Workshop, 5 May 2016", sentence)

    assert (facts["attendance"], facts["attendance_qualifier"]) == (number, qualifier)


def test_numbers_of_other_things_are_no_attendance():
    facts, _ = event("Workshop, 5 May 2016", "Of 4,500 people in 2015 some came.")

    assert "attendance" not in facts


def test_vacancy_fills_its_fields_and_leaves_the_rest():
    body = read_body(JOB)

    facts, notes = vacancy_facts(body, NEAR)

    assert facts["deadline"] == date(2017, 1, 5)
    assert (facts["starts_on"], facts["starts_on_note"]) == (
        date(2017, 2, 10),
        "or earlier",
    )
    assert (facts["reports_to"], facts["location"]) == (
        "Head of Fields",
        "Chiang Mai, Thailand",
    )
    assert facts["apply_email"] == "application@rice.example"
    assert facts["apply_subject"] == "Rice and me"
    assert (
        facts["responsibilities"].text,
        facts["essential_qualifications"].text,
        facts["desirable_qualifications"].text,
    ) == ("Count the sacks\nTell the others", "Patience", "Boots")
    assert body.root.text == "We look for a rice officer."
    assert notes == []


def test_vacancy_with_other_sections_keeps_them_in_its_text():
    body = read_body(JOB.replace("<strong>Desirable</strong>", "Also nice"))

    facts, notes = vacancy_facts(body, NEAR)

    assert "responsibilities" not in facts
    assert "Count the sacks" in body.root.text
    assert "Boots" in body.root.text
    assert notes == ["Its sections were not recognised: all stays in the text."]


def test_vacancy_without_a_deadline_is_left_alone():
    body = read_body(JOB.replace("5 January 2017", "soon"))
    before = body.html

    assert vacancy_facts(body, NEAR)[0] == {}
    assert body.html == before


def test_press_contacts_are_moved_with_their_languages():
    body = read_body(
        "<p>Text.</p><p>Please contact:</p>"
        "<p>Ms Mya Rice, Head of Fields, Rice Union, Laos, at mya@rice.example "
        "(Lao and English); and</p>"
        "<p>Ko Field, Speaker, at ko@rice.example or by phone on 012 345 678 "
        "(Thai).</p>"
    )

    _, contacts, _ = post_facts("News", body, NEAR, "")

    assert contacts == [
        {
            "name": "Ms Mya Rice",
            "title": "Head of Fields",
            "organisation": "Rice Union, Laos",
            "email": "mya@rice.example",
            "phone": "",
            "languages_spoken": "Lao, English",
        },
        {
            "name": "Ko Field",
            "title": "Speaker",
            "organisation": "",
            "email": "ko@rice.example",
            "phone": "012 345 678",
            "languages_spoken": "Thai",
        },
    ]
    assert body.root.text == "Text.\nPlease contact:"


def test_a_sentence_with_an_address_stays_in_the_text():
    body = read_body("Write to Mya at mya@rice.example before May.")

    _, contacts, _ = post_facts("News", body, NEAR, "")

    assert contacts == []
    assert "mya@rice.example" in body.root.text


def test_signatories_are_moved_and_doubled_lines_split():
    content = "We urge the Royal Rice Government to act.\n\nSincerely,\n\nField Union\n"
    content += "River Watch (RW)\nHill House&nbsp; Sea House\n\nClick here"
    body = read_body(content)

    fields, _, signatories = post_facts("Statement", body, NEAR, content)

    assert [(s["organisation"], s["acronym"]) for s in signatories] == [
        ("Field Union", ""),
        ("River Watch", "RW"),
        ("Hill House", ""),
        ("Sea House", ""),
    ]
    assert fields["addressee"] == "Royal Rice Government"
    assert body.root.lines[-2:] == ["Sincerely,", "Click here"]


def test_date_line_and_repeated_title_are_said_once():
    body = read_body("<p>20 May 2016</p><p><b>A  Step Forward</b></p><p>Text.</p>")

    fields, _, _ = post_facts("A step forward", body, NEAR, "")

    assert fields["dated_on"] == date(2016, 5, 20)
    assert body.root.text == "Text."


def test_publication_type_and_month():
    assert publication_facts("Proceedings of a day", "Published in May 2016.") == {
        "publication_type": "proceedings",
        "published_in": date(2016, 5, 1),
    }
    assert publication_facts("Rice", "")["publication_type"] == "report"


@pytest.mark.parametrize(
    ("path", "label", "sentence", "cell"),
    [
        ("2019/10/Policy-Brief_Mekong-Region_Khmer.pdf", "here", "", ("mekong", "km")),
        ("2019/10/b1.pdf", "Thai", "The policy brief of Myanmar is", ("MM", "th")),
        ("2019/10/Policy-Brief_Thailand.pdf", "here", "", None),
        ("2019/10/Report_Thailand_Thai.pdf", "Thai", "The report is", None),
    ],
)
def test_policy_briefs_find_their_cell(path, label, sentence, cell):
    assert brief_cell(path, label, sentence) == cell


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Rice and rights", "en"),
        ("国際移住者デーにあたって", "ja"),
        ("移徙工人的权利", "zh-hans"),
        ("Người lao động di cư đóng góp cho nền kinh tế", "vi"),
        ("แรงงานข้ามชาติ", "th"),
        ("ကုန်စည်နှင့် လူများ", "my"),
        ("Verité met José in the café", "en"),
    ],
)
def test_language_is_told_by_its_letters(text, code):
    assert written_language(text) == code
