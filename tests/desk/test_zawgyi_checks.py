"""Zawgyi typed into a form is found, and what it means stands beside it."""

import json

import pytest

from mmn.desk.checking.zawgyi import SHOWN
from news.models import Post
from publications.models import Publication
from tests.content.burmese_samples import NEIGHBOURS, UNICODE, in_zawgyi
from tests.desk.checking import found_in, rows


def zawgyi_in(model=Post, **fields):
    return [f for f in found_in(model, fields) if f["code"] == "zawgyi"]


@pytest.mark.parametrize("name", ["title", "summary", "body"])
@pytest.mark.django_db
def test_zawgyi_is_found_in_every_text(name):
    [found] = zawgyi_in(**{name: in_zawgyi(UNICODE[0])})

    assert found["field"] == f"id_{name}"
    assert "(99 % sure)" in found["message"]
    assert found["instead"] == UNICODE[0]
    assert found["level"] == "advice"


@pytest.mark.django_db
def test_formatting_stays_and_other_paragraphs_too():
    body = f"<h2>{in_zawgyi(UNICODE[0])}</h2><p>Wages <b>{in_zawgyi(UNICODE[1])}</b>"
    body += f"</p><p>{UNICODE[2]}</p><p>ျမန္မာ</p>"

    [found] = zawgyi_in(body=body)

    assert found["instead"] == (
        f"<h2>{UNICODE[0]}</h2><p>Wages <b>{UNICODE[1]}</b></p>"
        f"<p>{UNICODE[2]}</p><p>မြန်မာ</p>"
    )
    assert found["shown"].startswith(f"{UNICODE[0]}Wages")


@pytest.mark.django_db
def test_one_paragraph_in_zawgyi_is_found_among_many_others():
    paragraphs = [*UNICODE[:30], in_zawgyi(UNICODE[30])]

    [found] = zawgyi_in(body="".join(f"<p>{one}</p>" for one in paragraphs))

    assert found["instead"] == "".join(f"<p>{one}</p>" for one in UNICODE[:31])


@pytest.mark.django_db
def test_rows_and_given_texts_are_looked_at_too():
    row = {"id": "7", "given_text": in_zawgyi(UNICODE[0])}

    [found] = zawgyi_in(Publication, **rows("policy_briefs", row))

    assert found["field"] == "id_policy_briefs-0-given_text"
    assert found["instead"] == UNICODE[0]


@pytest.mark.django_db
def test_unicode_of_all_languages_is_left_alone():
    neighbours = [text for texts in NEIGHBOURS.values() for text in texts]
    alike = "ကို" * 60  # is the same in both
    for text in [*UNICODE, *neighbours, alike, "Wages", "ไทย", "", "<p>&amp;</p>"]:
        assert zawgyi_in(title=text, body=f"<p>{text}</p>") == []


@pytest.mark.django_db
def test_a_long_text_is_shown_by_its_beginning_and_taken_over_whole():
    text = " ".join(UNICODE[:20])

    [found] = zawgyi_in(body=f"<p>{in_zawgyi(text)}</p>")

    assert found["instead"] == f"<p>{text}</p>"
    assert SHOWN <= len(found["shown"]) < SHOWN + 12
    assert text.startswith(found["shown"][:-1])
    assert json.dumps(found)
