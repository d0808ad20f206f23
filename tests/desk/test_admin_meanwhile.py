"""Two people have one entry open: neither's work disappears unseen."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from news.models import Post
from tests.admin_post import filled
from tests.conftest import NEEDED


def form_address(entry):
    meta = entry._meta
    name = f"admin:{meta.app_label}_{meta.model_name}_change"
    return reverse(name, args=[entry.pk])


@pytest.mark.parametrize("model", NEEDED)
def test_what_another_saved_meanwhile_is_not_overwritten_unseen(
    admin_client, client, staff, make, model
):
    entry = make(model, title="Crews")
    address = form_address(entry)
    client.force_login(staff("Publisher", username="naw", first_name="Naw"))
    mine, theirs = admin_client.get(address), client.get(address)
    client.post(address, filled(theirs, title="Crews at sea"))

    typed = filled(mine, summary="In short")
    refused = admin_client.post(address, typed)

    entry.refresh_from_db()
    assert (entry.title, entry.summary) == ("Crews at sea", "")
    assertContains(refused, "Naw saved it at")
    assertContains(refused, "In short")

    opened = refused.context["adminform"].form["opened_at"].value()
    admin_client.post(address, {**typed, "opened_at": opened})

    entry.refresh_from_db()
    assert entry.summary == "In short"


def test_saving_twice_in_a_row_asks_nothing(admin_client, make):
    entry = make(Post, title="Crews")
    address = form_address(entry)

    for summary in ("One", "Two"):
        form = filled(admin_client.get(address), summary=summary)
        assert admin_client.post(address, form).status_code == 302

    entry.refresh_from_db()
    assert entry.summary == "Two"
