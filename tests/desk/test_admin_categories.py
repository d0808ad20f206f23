"""Categories are named in any script; their addresses stay."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from mmn.content.models import Category
from tests.admin_post import filled

ADD = "admin:content_category_add"


def add(client, **typed):
    page = client.get(reverse(ADD))
    return client.post(reverse(ADD), filled(page, **typed))


@pytest.mark.parametrize("name", ["กิจกรรม", "សកម្មភាព", "MMN လှုပ်ရှားမှု"])
def test_a_category_gets_its_address_from_its_name(admin_client, client, name):
    add(admin_client, name=name)

    category = Category.objects.get(name=name)
    assert len(category.slug) > 5
    assert category.slug.isascii()
    assert client.get(category.get_absolute_url()).status_code == 200


def test_an_address_that_is_taken_gets_a_number(admin_client):
    add(admin_client, name="Wages")
    add(admin_client, name="Wages!")

    assert set(Category.objects.values_list("slug", flat=True)) == {"wages", "wages-2"}


def test_a_typed_address_is_kept_or_refused(admin_client, category):
    add(admin_client, name="Wages", slug="pay")
    answer = add(admin_client, name="Other", slug="pay")

    assert Category.objects.get(name="Wages").slug == "pay"
    assert not Category.objects.filter(name="Other").exists()
    assertContains(answer, "already exists")


def test_a_renamed_category_keeps_its_address(admin_client, category):
    address = reverse("admin:content_category_change", args=[category.pk])
    slug = category.slug

    typed = {"name": "Another name", "slug": ""}
    admin_client.post(address, filled(admin_client.get(address), **typed))

    category.refresh_from_db()
    assert (category.name, category.slug) == ("Another name", slug)


def test_a_category_without_a_name_is_refused(admin_client):
    answer = add(admin_client, name="")

    assert answer.status_code == 200
    assert not Category.objects.exists()
