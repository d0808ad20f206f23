from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from events.models import Event
from mmn.content.models import Category, CategoryName, Entry, Page, Tag, TagName
from news.models import Post
from publications.models import Publication
from tests.conftest import HIDDEN, KINDS
from tests.portal.crowd import crowd

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(db):
    return Category.objects.create(name="Organized by MMN", slug="organized-by-mmn")


def titles(response):
    return [entry.title for entry in response.context["entries"]]


def test_category_mixes_all_kinds_newest_first(client, make, category):
    for age, model in enumerate(KINDS, start=1):
        days = timedelta(days=-age)
        make(model, title=model.KIND, categories=[category], published_at=days)
    make(Post, title="Elsewhere")

    response = client.get("/category/mmn-activities/")

    assert titles(response) == [model.KIND for model in KINDS]
    for kind in titles(response):
        assertContains(response, f"card--row card--{kind}")


def test_entry_in_both_categories_is_in_both(client, make, category, other):
    make(Event, title="Second dialogue", categories=[category, other])
    make(Post, title="Only activities", categories=[category])

    first = client.get("/category/mmn-activities/")
    second = client.get("/category/organized-by-mmn/")

    assert sorted(titles(first)) == ["Only activities", "Second dialogue"]
    assert titles(second) == ["Second dialogue"]


def test_second_page_goes_on_where_the_first_ends(client, make, category):
    for number in range(15):
        days = timedelta(days=-number - 1)
        make(Post, title=f"Post {number}", categories=[category], published_at=days)

    first = client.get("/category/mmn-activities/")
    second = client.get("/category/mmn-activities/?page=2")

    assertContains(first, '?page=2"')
    assert titles(first) == [f"Post {n}" for n in range(12)]
    assert titles(second) == ["Post 12", "Post 13", "Post 14"]
    assertContains(second, 'href="/category/mmn-activities/"')


@pytest.mark.parametrize("page", ["3", "0", "-1", "x", "9" * 30, "%00"])
def test_page_that_does_not_exist_is_not_found(client, make, category, page):
    make(Post, categories=[category])

    response = client.get(f"/category/mmn-activities/?page={page}")

    assertContains(response, "This page does not exist", status_code=404)


@pytest.mark.parametrize("state", HIDDEN)
@pytest.mark.parametrize("address", ["/category/mmn-activities/", "/tag/asean/"])
def test_hidden_entry_is_in_no_archive(client, make, category, address, state):
    sorting = {"categories": [category], "tags": ["ASEAN"]}
    make(Publication, title="Hidden", **sorting, **HIDDEN[state])
    make(Publication, title="Shown", **sorting)

    assert titles(client.get(address)) == ["Shown"]


def test_tag_mixes_all_kinds(client, make):
    for model in KINDS:
        make(model, title=model.KIND, tags=["ASEAN"])

    response = client.get("/tag/asean/")

    assert sorted(titles(response)) == sorted(model.KIND for model in KINDS)


def test_description_and_feed_stand_above_the_entries(client, category):
    category.description = "What the network did."
    category.save()

    response = client.get("/category/mmn-activities/")

    assertContains(response, "What the network did.")
    assertContains(response, 'href="/category/mmn-activities/feed/"')


def test_category_has_its_name_in_the_language_of_the_address(client, category):
    CategoryName.objects.create(category=category, language="th", name="กิจกรรม")

    assertContains(client.get("/th/category/mmn-activities/"), ">กิจกรรม</h1>")
    assertContains(client.get("/category/mmn-activities/"), ">MMN Activities</h1>")


def test_tag_has_its_name_in_the_language_of_the_address(client, make):
    make(Post, slug="boats", tags=["crews"])
    tag = Tag.objects.get()
    TagName.objects.create(tag=tag, language="th", name="ลูกเรือ")

    assertContains(client.get(f"/th/tag/{tag.slug}/"), '<h1 lang="th">ลูกเรือ</h1>')
    assertContains(client.get(f"/km/tag/{tag.slug}/"), '<h1 lang="en">crews</h1>')
    assertContains(client.get("/th/news/boats/"), 'rel="tag" lang="th">ลูกเรือ</a>')
    assertContains(client.get("/news/boats/"), 'rel="tag" lang="en">crews</a>')


def test_translation_stands_where_its_original_is_sorted(client, make, category):
    original = make(Post, title="Original", categories=[category], tags=["ASEAN"])
    make(Post, title="ไทย", language="th", translation_of=original)

    for address in ["/category/mmn-activities/", "/tag/asean/"]:
        assert titles(client.get(address)) == ["Original"]
        assert titles(client.get(f"/th{address}")) == ["ไทย"]


@pytest.mark.parametrize("address", ["/category/none/", "/tag/none/"])
def test_unknown_archive_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_empty_archive_says_so(client, category):
    response = client.get("/category/mmn-activities/")

    assertContains(response, "Nothing has been published here yet")
    assertNotContains(response, 'class="card ')


def test_page_below_another_is_linked_at_its_full_path(client, make, category):
    parent = make(Page, title="Who we are")
    make(Page, title="Members", parent=parent, categories=[category])

    response = client.get("/category/mmn-activities/")

    assertContains(response, 'href="/who-we-are/members/"')


@pytest.mark.parametrize("size", [12, 1000])
@pytest.mark.parametrize("archive", ["category", "tag"])
def test_archive_takes_the_same_few_queries_for_any_number_of_rows(
    client, category, django_assert_num_queries, archive, size
):
    for model in KINDS:
        crowd(model, size // len(KINDS))
    tag = Tag.objects.create(name="ASEAN", slug="asean")
    entries = Entry.objects.filter(translation_of=None)
    category.entries.set(entries)
    for entry in entries:
        entry.tagged_entries.create(tag=tag)
    address = {"category": category, "tag": tag}[archive].get_absolute_url()

    with django_assert_num_queries(6):
        response = client.get(address)

    assert len(response.context["entries"]) == 12
