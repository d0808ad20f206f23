"""What people look for in eight languages is found, and little else."""

from importlib import import_module

import pytest

from mmn.content.models import Entry
from mmn.search.asking import understand
from mmn.search.finding import find
from mmn.search.models import EqualWords
from news.models import Post

from .conftest import TOLD
from .queryset import ALL

FEWEST, MOST_WRONG = 25, 0.03


@pytest.fixture
def texts(make, seeds):
    """Every text of every set, so that each query has all the others to miss."""
    for one in ALL:
        for name, (title, body) in one.texts.items():
            make(
                Post,
                title=title,
                body=body,
                slug=f"{one.name}-{name}",
                language=one.language,
            )


@pytest.fixture
def seeds(db):
    """The words that mean the same, as a new site has them."""
    migration = import_module("mmn.search.migrations.0003_words_that_mean_the_same")
    EqualWords.objects.all().delete()
    for words in migration.EQUALS:
        EqualWords.objects.create(words="\n".join(words))


def slugs(query):
    hits = find(understand(query)).hits
    entries = Entry.objects.in_bulk([hit.entry for hit in hits])
    return [entries[hit.entry].slug for hit in hits]


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_nothing_is_missed_and_hardly_anything_is_wrong(texts, one):
    found, missed, wrong = 0, [], []
    for query, names, others in one.queries:
        wanted = {f"{one.name}-{name}" for name in names}
        got = {s for s in slugs(query) if not others or s.startswith(one.name)}
        found += len(wanted & got)
        missed += [(query, slug) for slug in sorted(wanted - got)]
        wrong += [(query, slug) for slug in sorted(got - wanted)]
    TOLD[one.name] = (len(one.queries), found, len(missed), len(wrong))
    print(missed, wrong)

    assert len(one.queries) >= FEWEST
    assert missed == []
    assert len(wrong) <= MOST_WRONG * (found + len(wrong))
