from datetime import timedelta

import pytest

from mmn.content.models import Entry
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
