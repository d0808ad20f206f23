"""What entries use can't be deleted by the way."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from mmn.content.models import Category, Organisation
from publications.models import Publication

DELETE = {"post": "yes"}


@pytest.fixture
def used(make, category):
    """A category and an organisation that one publication names."""
    organisation = Organisation.objects.create(name="Asian Institute of Technology")
    publication = make(Publication, title="Jobs in zones")
    publication.categories.add(category)
    publication.partners.add(organisation)
    return category, organisation


def delete_address(row):
    return reverse(f"admin:content_{row._meta.model_name}_delete", args=[row.pk])


def test_what_an_entry_uses_is_kept_and_the_entry_named(admin_client, used):
    for row in used:
        page = admin_client.get(delete_address(row))
        answer = admin_client.post(delete_address(row), DELETE)

        assertContains(page, "Jobs in zones")
        assert answer.status_code == 200
        assert type(row).objects.filter(pk=row.pk).exists()


def test_choosing_them_in_the_list_deletes_them_neither(admin_client, used):
    category, _organisation = used
    chosen = {"action": "delete_selected", "_selected_action": [category.pk], **DELETE}

    admin_client.post(reverse("admin:content_category_changelist"), chosen)

    assert Category.objects.filter(pk=category.pk).exists()


def test_what_nothing_uses_is_deleted(admin_client, category):
    organisation = Organisation.objects.create(name="Closed long ago")

    for row in (category, organisation):
        admin_client.post(delete_address(row), DELETE)

    assert not Category.objects.exists()
    assert not Organisation.objects.exists()


def test_of_many_entries_only_some_are_named(admin_client, make, category):
    for number in range(13):
        make(Publication, title=f"Report {number}").categories.add(category)

    page = admin_client.get(delete_address(category))

    assertContains(page, "Entry: Report", count=10)
    assertContains(page, "3 more")
