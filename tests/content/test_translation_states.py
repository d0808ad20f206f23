"""What becomes of a translation when it, its original, or their places change: its
state, its words, and where readers find it. Every link of every switcher leads on."""

import re

import pytest
from django.db.models import ProtectedError

from mmn.content.languages import INTERFACE
from mmn.content.models import Entry, Translation
from mmn.content.models.translations import translations_in
from mmn.desk.translating.table import state_of_translation
from mmn.desk.versions.restoring import recover, restore
from mmn.desk.versions.store import keep_version, latest, versions
from mmn.media.models import Photo
from news.models import Post

State = Translation.State
COMPLETE, BEHIND = State.COMPLETE, State.OUT_OF_DATE
WORDS = {"title": "เรือ", "summary": "ลูกเรือรอ", "body": "<p>ค่าจ้าง</p>"}


class Story:
    """An original with a photo, its Thai translation, and what may happen to them."""

    def __init__(self, make, staff, jpeg):
        self.user = staff("Publisher")
        self.original = make(
            Post, title="Boats", slug="boats", body="<p>Crews wait.</p>"
        )
        self.photo = Photo.objects.create(entry=self.original, image=jpeg(), alt="Pier")
        self.translation = make(
            Post, slug="reua", language="th", translation_of=self.original, **WORDS
        )
        self.keep()

    def keep(self):
        for entry in (self.original, self.translation):
            if Entry.objects.filter(pk=entry.pk).exists():
                keep_version(entry, self.user)

    def save(self, entry, **fields):
        fresh = Post.objects.get(pk=entry.pk)
        for name, value in fields.items():
            setattr(fresh, name, value)
        fresh.save()
        self.keep()

    def original_changes(self):
        self.save(self.original, body="<p>Crews still wait.</p>")

    def original_changes_back(self):
        self.save(self.original, body="<p>Crews wait.</p>")

    def original_is_sorted(self):
        self.original.tags.add("crews")
        self.save(self.original, cover_credit="MMN")

    def caption_changes(self):
        self.photo.caption = "A pier at night"
        self.photo.save()

    def photo_goes(self):
        self.photo.delete()

    def translation_changes(self):
        self.save(self.translation, published_at=self.original.published_at)

    def follows(self):
        record = Translation.objects.get(entry=self.translation.pk)
        record.follow()
        record.save()
        self.keep()

    def translation_is_unpublished(self):
        self.save(self.translation, status="draft")

    def original_is_unpublished(self):
        self.save(self.original, status="draft")

    def original_is_published(self):
        self.save(self.original, status="published")

    def translation_is_deleted(self):
        Post.objects.get(pk=self.translation.pk).delete()

    def translation_is_recovered(self):
        recover(latest(self.translation), self.user, "published")

    def original_cannot_be_deleted(self):
        with pytest.raises(ProtectedError):
            Post.objects.get(pk=self.original.pk).delete()

    def original_is_restored(self):
        self.restore_first(self.original)

    def translation_is_restored(self):
        self.restore_first(self.translation)

    def restore_first(self, entry):
        first = versions(entry).last().revision
        restore(Post.objects.get(pk=entry.pk), first, self.user)


# What happens, the state of the translation then, and the languages readers find.
BOTH = ["en", "th"]
TABLE = {
    "nothing": (COMPLETE, BOTH),
    "original_changes": (BEHIND, BOTH),
    "caption_changes": (BEHIND, BOTH),
    "photo_goes": (BEHIND, BOTH),
    "original_is_sorted": (COMPLETE, BOTH),
    "translation_changes": (COMPLETE, BOTH),
    "original_changes translation_changes": (BEHIND, BOTH),
    "original_changes original_changes_back": (COMPLETE, BOTH),
    "original_changes follows": (COMPLETE, BOTH),
    "original_changes follows original_changes_back": (BEHIND, BOTH),
    "translation_is_unpublished": (State.IN_PREPARATION, ["en"]),
    "translation_is_unpublished original_changes": (State.IN_PREPARATION, ["en"]),
    "original_is_unpublished": (COMPLETE, ["th"]),
    "original_is_unpublished original_changes": (BEHIND, ["th"]),
    "original_is_unpublished original_is_published": (COMPLETE, BOTH),
    "original_cannot_be_deleted": (COMPLETE, BOTH),
    "translation_is_deleted": (State.MISSING, ["en"]),
    "translation_is_deleted translation_is_recovered": (COMPLETE, BOTH),
    "original_changes translation_is_deleted translation_is_recovered": (BEHIND, BOTH),
    "translation_is_deleted original_changes translation_is_recovered": (BEHIND, BOTH),
    "original_changes original_is_restored": (COMPLETE, BOTH),
    "original_changes follows translation_is_restored": (BEHIND, BOTH),
    "original_changes follows original_is_restored": (BEHIND, BOTH),
}


@pytest.fixture
def story(make, staff, jpeg):
    return Story(make, staff, jpeg)


@pytest.mark.parametrize("steps", TABLE)
def test_state_and_places_follow_what_happens_and_no_word_is_overwritten(
    client, story, steps
):
    for step in steps.replace("nothing", "").split():
        getattr(story, step)()

    state, languages = TABLE[steps]
    stored = Post.objects.filter(pk=story.translation.pk).first()
    assert state_told(stored) == state
    if stored:
        assert {name: getattr(stored, name) for name in WORDS} == WORDS
    assert found_by_readers(client) == languages


def state_told(stored):
    """The state in Python and in SQL, which agree."""
    if stored is None:
        return State.MISSING
    told = state_of_translation(stored)
    here = Entry.objects.filter(pk=stored.pk)
    states = [State.IN_PREPARATION, BEHIND, COMPLETE]
    assert [s for s in states if here.filter(translations_in(s)).exists()] == [told]
    return told


def found_by_readers(client):
    """The languages in which the text is found; every link to one of them works, and
    pages agree about each other."""
    seen, waiting, alternates = {}, {"/news/boats/", "/th/news/reua/"}, {}
    while waiting:
        address = waiting.pop()
        page = client.get(address)
        assert page.status_code == 200 or address in ("/news/boats/", "/th/news/reua/")
        if page.status_code != 200:
            continue
        seen[address] = page.context["entry"].language
        links = set(re.findall(r'<a [^>]*href="(/[^"]*)"[^>]*hreflang="', page.text))
        waiting |= {link for link in links if "/news/" in link} - set(seen)
        alternates[address] = sorted(
            re.findall(r'rel="alternate" hreflang="([^"]+)" href="([^"]+)"', page.text)
        )
    assert len({str(told) for told in alternates.values()}) == 1
    assert len(seen) >= len(INTERFACE)
    return sorted(set(seen.values()))
