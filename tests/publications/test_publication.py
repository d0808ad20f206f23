from datetime import date

import pytest
from django.core.exceptions import ValidationError

from publications.models import PolicyBrief, Publication


def test_month_of_publication_is_kept_as_its_first_day(make):
    publication = make(Publication, published_in=date(2019, 9, 30))

    publication.refresh_from_db()
    assert publication.published_in == date(2019, 9, 1)


def test_second_brief_in_a_cell_is_refused_with_advice(make, pdf):
    publication = make(Publication)
    cell = {"publication": publication, "scope": "mekong", "language": "my"}
    PolicyBrief.objects.create(file=pdf(), **cell)

    with pytest.raises(ValidationError, match="replace the file there"):
        PolicyBrief(file=pdf(note="2"), **cell).full_clean()


def test_briefs_of_one_scope_in_two_languages_stand_side_by_side(make, pdf):
    publication = make(Publication)
    for language in ["my", "en"]:
        PolicyBrief.objects.create(
            publication=publication, file=pdf(note=language), language=language
        )

    assert publication.policy_briefs.count() == 2
