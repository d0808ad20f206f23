"""What stands beside many rows, read at once: as Django's prefetching has it."""

import pytest
from django.db.models import prefetch_related_objects

from mmn.content.gathering import gather
from mmn.content.models import Organisation
from news.models import Signatory
from tests.desk.whole import EVERY_KIND, make_whole


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.KIND)
def test_what_is_searched_is_what_django_would_have_read(
    make, jpeg, pdf, kind, django_assert_num_queries
):
    for _ in range(2):
        make_whole(make, jpeg, pdf, kind)
    ours, theirs = list(kind.objects.all()), list(kind.objects.all())

    gather(ours, *kind.SEARCHED)
    prefetch_related_objects(theirs, *kind.SEARCHED)

    with django_assert_num_queries(0):
        assert [e.search_text() for e in ours] == [e.search_text() for e in theirs]
        known = [
            list(e._prefetched_objects_cache.items()) for e in ours if kind.SEARCHED
        ]
    assert [[(n, [*rows]) for n, rows in one] for one in known] == [
        [(n, [*rows]) for n, rows in e._prefetched_objects_cache.items()]
        for e in theirs
        if kind.SEARCHED
    ]


def test_row_that_names_nobody_stays_without(make, jpeg, pdf):
    post = make_whole(make, jpeg, pdf, EVERY_KIND[0])
    Signatory.objects.create(post=post, organisation="Nobody's", position=1)

    gather([post], "signatories__listed")

    listed = [one.listed for one in post.signatories.all()]
    assert listed == [Organisation.objects.get(), None]


def test_what_was_gathered_can_still_be_narrowed_and_changed(make, jpeg, pdf):
    post, other = (make_whole(make, jpeg, pdf, EVERY_KIND[0]) for _ in range(2))

    gather([post], "signatories", "related")

    first = other.signatories.get()
    assert not post.signatories.filter(pk=first.pk).exists()
    post.related.set([other])
    assert [one.pk for one in post.related.all()] == [other.pk]
