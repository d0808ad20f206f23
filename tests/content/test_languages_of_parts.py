"""The language that a page names for a few words, from which a voice reads them."""

import pytest
from pytest_django.asserts import assertContains

from events.models import Event
from mmn.content.templatetags.entries import written_in


@pytest.mark.parametrize(
    ("words", "language", "said"),
    [
        ("Governments and civil society", "km", "en"),
        ("រដ្ឋាភិបាល និងសង្គមស៊ីវិល", "km", "km"),
        ("Văn phòng Hà Nội", "vi", "vi"),
        ("Hanoi", "vi", "vi"),
        ("Yangon", "my", "en"),
        ("စုံစမ်းရန်", "my", "my"),
        ("1 500", "th", "en"),
        ("", "ja", "en"),
    ],
)
def test_english_words_in_another_script_are_called_english(words, language, said):
    assert written_in(words, language) == said


def test_facts_of_an_event_are_in_the_language_of_their_letters(make, client):
    facts = {"venue": "Hotel Cambodiana", "attendance_note": "រដ្ឋាភិបាល"}
    event = make(Event, title="ផែនការ", slug="plan", language="km", **facts)

    page = client.get(event.get_absolute_url())

    assertContains(page, '<dd lang="en">Hotel Cambodiana</dd>')
    assertContains(page, '<dd lang="km">រដ្ឋាភិបាល</dd>')
