"""Numbers on the home page, that staff edit."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from mmn.content.models import Organisation
from mmn.portal.models import HomeNumber
from tests.admin_post import address, post_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def number():
    facts = {"source": "List of members", "as_of": date(2026, 9, 1)}
    return HomeNumber.objects.create(value="46", label="member organisations", **facts)


def test_number_stands_with_what_it_counts_its_source_and_its_month(client, number):
    page = client.get("/")

    for words in ("46", "member organisations", "List of members", "September 2026"):
        assertContains(page, words)


def test_what_it_counts_is_said_in_the_readers_language_or_marked(client, number):
    number.names.create(language="th", name="องค์กรสมาชิก")

    assertContains(client.get("/th/"), 'lang="th">องค์กรสมาชิก')
    assertContains(client.get("/ja/"), 'lang="en">member organisations')
    assertNotContains(client.get("/th/"), "member organisations")


def test_numbers_stand_in_the_order_of_staff_and_are_six_at_most(client):
    for position in (7, 1, 6, 2, 5, 3, 4):
        HomeNumber.objects.create(value=position, label="x", position=position)

    shown = client.get("/").context["numbers"]

    assert [one.value for one in shown] == ["1", "2", "3", "4", "5", "6"]


def test_members_are_counted_only_while_there_are_no_numbers(client):
    for name, country in (("A", "TH"), ("B", "KH")):
        Organisation.objects.create(name=name, country=country, is_member=True)
    counted = "joins 2 organisations from 2 countries"
    assertContains(client.get("/"), counted)

    HomeNumber.objects.create(value="46", label="member organisations")

    assertNotContains(client.get("/"), counted)


@pytest.mark.parametrize(
    ("group", "status"),
    [(None, 403), ("Contributor", 403), ("Editor", 302), ("Publisher", 302)],
)
def test_editors_change_numbers(client, staff, number, group, status):
    client.force_login(staff(group))

    answer = post_form(client, address(HomeNumber, "change", number.pk), value="47")

    assert answer.status_code == status
    number.refresh_from_db()
    assert number.value == ("47" if status == 302 else "46")
