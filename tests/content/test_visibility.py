from datetime import timedelta

import pytest
from django.utils import timezone

from mmn.content.models import Entry
from news.models import Post
from tests.conftest import HIDDEN, KINDS


@pytest.mark.parametrize("model", KINDS)
def test_published_entry_is_visible(make, model):
    entry = make(model)

    assert list(Entry.objects.published()) == [entry.entry_ptr]
    assert entry.is_visible


@pytest.mark.parametrize("state", HIDDEN)
@pytest.mark.parametrize("model", KINDS)
def test_hidden_entry_is_not_visible(make, model, state):
    entry = make(model, **HIDDEN[state])

    assert not Entry.objects.published().exists()
    assert not model.objects.published().exists()
    assert not entry.is_visible


def test_withdrawn_in_the_future_is_still_visible(make):
    make(KINDS[0], unpublish_at=timedelta(hours=1))

    assert Entry.objects.published().count() == 1


def test_list_and_entry_agree_on_its_first_and_last_moment(make, monkeypatch):
    post = make(Post, published_at=timedelta(hours=1), unpublish_at=timedelta(hours=2))
    states = []
    for moment in (
        post.published_at - timedelta(microseconds=1),
        post.published_at,
        post.unpublish_at - timedelta(microseconds=1),
        post.unpublish_at,
    ):
        monkeypatch.setattr(timezone, "now", lambda m=moment: m)
        states.append((Entry.objects.published().exists(), post.is_visible))

    assert states == [(False, False), (True, True), (True, True), (False, False)]
