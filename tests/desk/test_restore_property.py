"""Whatever was done to an entry of whatever kind: each version comes back as it was,
field by field, with every row, tag, category, link and file; a deleted entry, too."""

from contextlib import suppress

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mmn.content.models import Category, Entry, Organisation, Tag
from mmn.content.parts import stored_parts
from mmn.desk.versions.fields import typed
from mmn.desk.versions.restoring import recover, restore
from mmn.desk.versions.snapshots import snapshot
from mmn.desk.versions.store import bare, keep_version, latest, rows_in, versions
from tests.desk.whole import EVERY_KIND, make_whole

WORDS = ["Crews", "ရွှေ့ပြောင်း", "ពលករ", "แรงงาน", "<b>&\u200b", ""]

EDITS = st.lists(
    st.tuples(
        st.sampled_from(["field", "row", "remove", "add", "reorder", "links", "file"]),
        st.integers(0, 10_000),
    ),
    min_size=1,
    max_size=6,
)


class Editor:
    """Does to an entry what ``choice``, a number, decides."""

    def __init__(self, entry, files):
        self.pk, self.kind, self.files = entry.pk, type(entry), files

    @property
    def entry(self):
        return self.kind.objects.get(pk=self.pk)

    def do(self, edit, choice):
        """Nothing happens where the database does not take the edit."""
        with suppress(IntegrityError, ValidationError), transaction.atomic():
            getattr(self, edit)(choice)

    def rows(self):
        return [
            row for rows in stored_parts(self.kind, self.pk).values() for row in rows
        ]

    def pick(self, choice):
        rows = self.rows()
        return rows[choice % len(rows)] if rows else None

    def field(self, choice):
        self.change(self.entry, choice)

    def row(self, choice):
        if row := self.pick(choice):
            self.change(row, choice)

    def change(self, row, choice):
        names = {n for model in _tables(row) for n in typed(model._meta.label_lower)}
        fields = [f for f in row._meta.concrete_fields if f.name in names and _plain(f)]
        if fields:
            field = fields[choice % len(fields)]
            setattr(row, field.name, _another(field, choice))
            row.save()

    def remove(self, choice):
        if row := self.pick(choice):
            row.delete()

    def add(self, choice):
        """A second row like one that is there, but for a word."""
        if row := self.pick(choice):
            row.pk, row._state.adding = None, True
            if hasattr(row, "key"):
                row.key = f"k{choice}"
            for field in row._meta.concrete_fields:
                if field.choices and not field.many_to_one:
                    setattr(row, field.name, field.choices[choice % 3][0])
            row.save(force_insert=True)

    def reorder(self, choice):
        placed = [row for row in self.rows() if hasattr(row, "position")]
        for place, row in enumerate(placed):
            row.position = (place * 7 + choice) % 11
            row.save()

    def links(self, choice):
        entry = self.entry
        several = list(entry._meta.many_to_many)
        field = several[choice % len(several)]
        if field.name == "tags":
            names = [name for name in WORDS if name]
            return entry.tags.set(names[choice % 5 :] + [f"tag {choice % 3}"])
        known = field.related_model._base_manager.exclude(pk=self.pk).order_by("pk")
        chosen = [row for i, row in enumerate(known) if (choice >> i) & 1]
        return getattr(entry, field.name).set(chosen)

    def file(self, choice):
        holders = [row for row in [self.entry, *self.rows()] if _file_field(row)]
        row = holders[choice % len(holders)]
        field = _file_field(row)
        setattr(row, field.name, self.files(field, choice % 3))
        row.save()


def _tables(row):
    return [row._meta.model, *row._meta.get_parent_list()]


def _plain(field):
    kinds = (models.CharField, models.TextField, models.BooleanField)
    number = isinstance(field, models.PositiveSmallIntegerField)
    plain = (isinstance(field, kinds) or number) and not field.unique
    return plain and field.name not in ("slug", "time_zone", "download_name", "number")


def _another(field, choice):
    if field.choices:
        return field.choices[choice % len(field.choices)][0]
    if isinstance(field, models.BooleanField):
        return bool(choice % 2)
    if isinstance(field, models.PositiveSmallIntegerField):
        return choice
    word = f"{WORDS[choice % len(WORDS)]} {choice}"
    return word[: field.max_length] if field.max_length else word


def _file_field(row):
    return next((f for f in row._meta.fields if isinstance(f, models.FileField)), None)


def without_state(rows):
    """The state and its dates stay as they are when a version is put back."""
    plain = bare(rows)
    for fields in plain.values():
        for name in ("status", "published_at", "unpublish_at"):
            fields.pop(name, None)
    return plain


@pytest.fixture(params=EVERY_KIND, ids=lambda kind: kind.KIND)
def whole(request, make, jpeg, pdf):
    """The entry of which each example starts, and files to replace its own by."""
    entry = make_whole(make, jpeg, pdf, request.param)
    for number in range(3):
        Category.objects.create(name=f"Section {number}", slug=f"section-{number}")
        Organisation.objects.create(name=f"Organisation {number}")
        Tag.objects.get_or_create(name=f"tag {number}")

    def a_file(field, number):
        if type(field).__name__ == "PdfField":
            return pdf(note=f"other {number}")
        return jpeg(colour=(200, number, number))

    return Editor(entry, a_file), User.objects.create_user("reiko")


class Undo(Exception):
    """Ends an example: the next starts from the same entry."""


@pytest.mark.django_db
@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(edits=EDITS, chosen=st.integers(0, 100))
def test_every_version_comes_back_field_by_field(whole, edits, chosen):
    editor, user = whole
    try:
        with transaction.atomic():
            kept = [snapshot(editor.entry)]
            keep_version(editor.entry)
            for edit in edits:
                editor.do(*edit)
                keep_version(editor.entry)
                if bare(snapshot(editor.entry)) != bare(kept[-1]):
                    kept.append(snapshot(editor.entry))
            brought_back(editor, user, kept, chosen)
            raise Undo
    except Undo:
        pass


def brought_back(editor, user, kept, chosen):
    revisions = [version.revision for version in versions(editor.entry)][::-1]
    assert [bare(rows_in(one)) for one in revisions] == [bare(rows) for rows in kept]
    number = chosen % len(kept)

    told = restore(editor.entry, revisions[number], user)

    assert told == []
    assert without_state(snapshot(editor.entry)) == without_state(kept[number])

    last = snapshot(editor.entry)
    Entry.objects.get(pk=editor.pk).specific.delete()
    state = last[0]["fields"]["status"]
    back, told = recover(latest(Entry(pk=editor.pk)), user, state)

    assert told == []
    assert bare(snapshot(back)) == bare(last)
    assert bare(snapshot(Entry.objects.get(pk=editor.pk))) == bare(last)
