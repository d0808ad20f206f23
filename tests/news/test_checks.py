"""What is said about a post while it is written."""

from news.models import Post
from tests.desk.checking import codes, found_in, rows

PRESS = {"format": "press_release"}


def contact(**values):
    return rows("press_contacts", {"name": "Ms Sok", **values})


def test_press_release_without_contact_is_led_to_the_contacts(db):
    (found,) = found_in(Post, PRESS)

    assert found["code"] == "contact_missing"
    assert (found["field"], found["label"]) == (
        "press_contacts-group",
        "Press contacts",
    )
    assert codes(Post, {**PRESS, **contact(phone="1")}) == []
    assert codes(Post, {"format": "news"}) == []


def test_contact_to_be_deleted_or_without_name_is_none(db):
    for row in [contact(phone="1", DELETE="on"), contact(name=" ", phone="1")]:
        assert codes(Post, {**PRESS, **row}) == ["contact_missing"]


def test_contact_whom_nobody_reaches_is_told(db):
    (found,) = found_in(Post, {**PRESS, **contact()})

    assert found["code"] == "contact_unreachable"
    assert found["field"] == "id_press_contacts-0-email"
    assert found["label"] == "Press contact 1: e-mail"
    assert "Ms Sok" in found["message"]
    assert codes(Post, {**PRESS, **contact(email="sok@example.org")}) == []


def test_clipping_names_its_source(db):
    clipping = {"format": "clipping"}

    assert codes(Post, clipping) == ["source_missing"]
    assert codes(Post, {**clipping, "outlet": "The Mekong Times"}) == []
