import pytest

from tests.conftest import KINDS

pytestmark = pytest.mark.django_db


def listed(client, address):
    return [entry.title for entry in client.get(address).context["entries"]]


@pytest.mark.parametrize("model", KINDS)
def test_language_filter_shows_what_exists_in_that_language(client, make, model):
    translated = make(model, title="Translated")
    make(model, title="แปลแล้ว", language="th", translation_of=translated)
    make(model, title="เขียนเป็นภาษาไทย", language="th")
    make(model, title="English only")

    english = listed(client, f"/{model.KIND}/?language=th")
    thai = listed(client, f"/th/{model.KIND}/?language=th")

    assert sorted(english) == sorted(thai) == sorted(["แปลแล้ว", "เขียนเป็นภาษาไทย"])


@pytest.mark.parametrize("model", KINDS)
def test_language_of_a_draft_translation_is_not_offered(client, make, model):
    original = make(model, title="Original")
    make(model, language="th", translation_of=original, status="draft")

    assert listed(client, f"/{model.KIND}/?language=th") == ["Original"]
