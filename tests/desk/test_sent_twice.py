"""The form of a new entry that reaches the site twice makes one entry."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from events.models import Event
from mmn.content.models import Entry
from news.models import Post
from tests.admin_post import address, filled

ADD = address(Post, "add")


@pytest.fixture
def form(client, staff):
    """What a browser would send from one add form, by Editor "reiko"."""
    client.force_login(staff("Editor", username="reiko"))
    page = client.get(ADD)
    window = page.context["copies"]["window"]
    return filled(page, title="Crews ashore", copy_window=window)


def test_the_second_post_leads_to_the_entry_of_the_first(client, form):
    first = client.post(ADD, form)
    second = client.post(ADD, form, follow=True)

    post = Post.objects.get()
    assert first.url == second.redirect_chain[-1][0]
    assert second.redirect_chain[-1][0] == address(Post, "change", post.pk)
    assert "was saved the first time you sent it" in second.text


def test_files_sent_again_make_no_second_entry(client, form, jpeg):
    for _time in range(2):
        cover = {"cover": jpeg(), "cover_alt": "A pier"}
        client.post(ADD, {**form, **cover})

    assert Post.objects.get().cover


def test_another_file_or_another_text_is_another_entry(client, form, jpeg):
    """From the page that the back button brought: nothing typed there is dropped."""
    client.post(ADD, form)
    client.post(ADD, {**form, "title": "Crews at sea"})
    client.post(ADD, {**form, "cover": jpeg(), "cover_alt": "A pier"})

    assert Post.objects.count() == 3


def test_a_refused_form_is_saved_when_it_is_in_order(client, form):
    refused = client.post(ADD, {**form, "title": ""})
    assert refused.status_code == 200

    client.post(ADD, form)

    assert Post.objects.get().title == "Crews ashore"


def test_another_person_with_the_same_window_makes_an_entry(client, staff, form):
    client.post(ADD, form)
    client.force_login(staff("Editor"))
    client.post(ADD, form)

    assert Post.objects.count() == 2


def test_what_was_deleted_is_made_anew(client, form):
    client.post(ADD, form)
    Post.objects.get().delete()
    client.post(ADD, form)

    assert Post.objects.count() == 1


@pytest.mark.parametrize("window", ["", "x", "a b" * 5, "ü" * 12])
def test_a_form_without_a_window_is_saved_as_ever(client, form, window):
    for _time in range(2):
        client.post(ADD, {**form, "copy_window": window})

    assert Post.objects.count() == 2


def test_sent_again_with_another_button_leads_there_too(client, form):
    client.post(ADD, {**form, "_save": "1"})
    client.post(ADD, {**form, "_preview": "1"})

    assert Post.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("typed", [False, True], ids=["unheard of", "typed before"])
def test_two_posts_at_once_make_one_entry(client, staff, typed):
    client.force_login(staff("Editor", username="reiko"))
    add = address(Event, "add")
    page = client.get(add)
    window = page.context["copies"]["window"]
    starts = {"starts_at_0": "2030-01-02", "starts_at_1": "10:00"}
    form = filled(page, title="Launch", copy_window=window, **starts)
    if typed:
        client.post(add, {**form, "title": ""})

    def press(_number):
        mine = Client()
        mine.login(username="reiko", password="river")
        try:
            return mine.post(add, form).url
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as presses:
        answers = set(presses.map(press, range(4)))

    event = Entry.objects.get()
    assert answers == {address(Event, "change", event.pk)}
