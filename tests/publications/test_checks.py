"""What is said about a publication while it is written."""

from publications.models import Publication
from tests.desk.checking import codes, found_in, rows

BRIEF = {"publication_type": "policy_brief"}
REPORT = {"publication_type": "report"}


def test_brief_without_a_file_is_led_to_the_briefs(db):
    (found,) = found_in(Publication, BRIEF)

    assert found["code"] == "brief_without_file"
    assert (found["field"], found["label"]) == ("policy_briefs-group", "Policy briefs")


def test_stored_and_just_uploaded_files_count(db):
    for row in [{"id": "4"}, {"id": "", "file-kept": "a:b"}]:
        assert codes(Publication, {**BRIEF, **rows("policy_briefs", row)}) == []
        assert codes(Publication, {**REPORT, **rows("documents", row)}) == []


def test_file_to_be_deleted_is_none(db):
    row = rows("documents", {"id": "4", "DELETE": "on"})

    assert codes(Publication, {**REPORT, **row}) == ["publication_without_file"]


def test_row_without_its_file_is_told(db):
    two = rows("policy_briefs", {"id": "4"}, {"id": "", "scope": "TH"})

    (found,) = found_in(Publication, {**BRIEF, **two})

    assert found["field"] == "id_policy_briefs-1-file"


def test_translation_offers_the_files_of_its_original(db):
    assert codes(Publication, {**REPORT, "translation_of": "7"}) == []
