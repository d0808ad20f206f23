"""What is recorded of consent belongs to the picture, and nothing of it is lost."""

from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.utils import timezone

from mmn.media.models import ConsentChange, ImageConsent, Photo
from news.models import Post


def test_consent_given_with_a_photo_is_kept_for_its_picture(make, jpeg):
    photo = Photo.objects.create(
        entry=make(Post), image=jpeg(), consent="obtained", consent_reason="On paper"
    )

    record = ImageConsent.objects.get(image=photo.image.name)
    assert (record.consent, record.reason) == ("obtained", "On paper")
    assert Photo.objects.get().consent == "obtained"


def test_photo_of_which_nothing_is_said_makes_no_record(make, jpeg):
    photo = Photo.objects.create(entry=make(Post), image=jpeg())

    assert photo.consent == "not_recorded"
    assert not ImageConsent.objects.exists()


def test_two_photos_of_one_picture_say_the_same(make, jpeg):
    first = Photo.objects.create(entry=make(Post), image=jpeg(), consent="obtained")
    second = Photo.objects.create(entry=make(Post), image=jpeg())

    first.consent = "withdrawn"
    first.save()

    assert Photo.objects.get(pk=second.pk).consent == "withdrawn"
    assert not Photo.objects.shown().exists()


def test_saving_a_photo_with_old_facts_changes_nothing(make, jpeg):
    photo = Photo.objects.create(entry=make(Post), image=jpeg())
    opened_before = Photo.objects.get()
    photo.consent = "withdrawn"
    photo.save()

    opened_before.caption = "Crew"
    opened_before.save()

    assert ImageConsent.objects.get().consent == "withdrawn"


def test_photos_with_their_consent_are_read_in_one_query(
    make, jpeg, django_assert_num_queries
):
    for number in range(3):
        Photo.objects.create(
            entry=make(Post), image=jpeg(colour=(number * 50, 0, 0)), consent="obtained"
        )

    with django_assert_num_queries(1):
        said = [photo.consent for photo in Photo.objects.with_consent()]
    assert said == ["obtained"] * 3


def test_every_change_is_kept_with_its_reason(admin_user):
    note = ImageConsent.objects.note
    note("images/2026/a.jpg", admin_user, consent="obtained", reason="On paper")
    note("images/2026/a.jpg", admin_user, consent="obtained", reason="On paper")
    note("images/2026/a.jpg", admin_user, consent="withdrawn", reason="She called")

    changes = ConsentChange.objects.order_by("pk")
    assert [(c.consent_before, c.consent_after, c.reason) for c in changes] == [
        ("not_recorded", "obtained", "On paper"),
        ("obtained", "withdrawn", "She called"),
    ]
    assert {change.changed_by for change in changes} == {admin_user}


@pytest.mark.parametrize(
    ("days", "withheld", "soon"),
    [(-1, True, False), (0, False, True), (30, False, True), (31, False, False)],
)
def test_until_is_the_last_day(db, days, withheld, soon):
    until = timezone.localdate() + timedelta(days=days)
    ImageConsent.objects.note("images/2026/a.jpg", until=until)

    assert ImageConsent.objects.withheld().exists() is withheld
    assert ImageConsent.objects.get().is_withheld is withheld
    assert ImageConsent.objects.ending_soon().exists() is soon


def test_what_protects_most_is_taken_over_from_the_photos(db):
    said = [("a", "obtained"), ("a", "withdrawn"), ("b", "not_needed")]
    rows = [SimpleNamespace(image=image, consent=consent) for image, consent in said]
    old = SimpleNamespace(get_model=lambda _app, name: models[name])
    models = {"Photo": Rows(rows), "ImageConsent": ImageConsent}
    fill = import_module("mmn.media.migrations.0003_consent_2_filled")

    fill.consent_to_pictures(
        old, SimpleNamespace(connection=SimpleNamespace(alias="default"))
    )

    stored = dict(ImageConsent.objects.values_list("image", "consent"))
    assert stored == {"a": "withdrawn", "b": "not_needed"}


class Rows:
    """Photos as they were when each had a consent of its own."""

    def __init__(self, rows):
        self.rows = rows
        self.objects = self

    def __getattr__(self, name):
        return lambda *args, **kwargs: self

    def iterator(self):
        return iter((row.image, row.consent) for row in self.rows)
