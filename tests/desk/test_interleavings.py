"""Whoever saves when: no change is lost without having been shown (property tests)."""

import copy
from itertools import count

from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from events.models import Event, Panel, PanelSeat, Participant
from mmn.content.models import Category, Tag, TaggedEntry
from mmn.desk.versions.attempts import Attempt
from mmn.desk.versions.fields import links, typed
from mmn.desk.versions.merge import Merge
from mmn.desk.versions.snapshots import key, snapshot
from mmn.desk.versions.store import latest
from mmn.desk.versions.strands import Public, rows_opened

PERSON, PANEL, SEAT = "events.participant", "events.panel", "events.panelseat"
WORDS = st.sampled_from(["", "ashore", "at sea", "in port", "ကမ်းပေါ်"])
SIDES = st.sampled_from(["mine", "theirs"])
EDITORS = st.sampled_from([0, 1, 2])
in_the_database = settings(
    deadline=None,
    max_examples=40,
    phases=[Phase.explicit, Phase.generate],  # to shrink takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class Desk:
    """An event with people, sessions and seats, and three editors who have it open."""

    def __init__(self, data):
        self.data, self.numbers = data, count(-1, -1)
        self.event = Event.objects.create(
            title="Dialogue",
            starts_at=timezone.now(),
            status="published",
        )
        self.categories = [
            Category.objects.create(name=name, slug=name) for name in ("a", "b", "c")
        ]
        self.tags = [Tag.objects.create(name=name) for name in ("crews", "wages")]
        people = [
            Participant.objects.create(event=self.event, name=name)
            for name in ("Ms Srey", "U Aung")
        ]
        for title in ("One", "Two"):
            panel = Panel.objects.create(event=self.event, title=title)
            PanelSeat.objects.create(panel=panel, participant=people[0])
        self.open = {editor: self.opened() for editor in range(3)}

    def opened(self):
        token = Public(self.event).token
        return token, rows_opened(self.event, token)

    def draw(self, strategy):
        return self.data.draw(strategy)

    def type_into(self, rows):
        """Another random change to what a form holds."""
        change = self.draw(
            st.sampled_from(
                ["title", "summary", "venue", "person", "panel"]
                + ["add", "delete", "seat", "tag", "categories"]
            )
        )
        return getattr(self, f"type_{change}")(rows)

    def type_title(self, rows):
        rows[0]["fields"]["title"] = self.draw(WORDS) or "Untitled"

    def type_summary(self, rows):
        rows[0]["fields"]["summary"] = self.draw(WORDS)

    def type_venue(self, rows):
        rows[1]["fields"]["venue"] = self.draw(WORDS)

    def type_categories(self, rows):
        chosen = self.draw(st.sets(st.sampled_from([c.pk for c in self.categories])))
        rows[0]["fields"]["categories"] = sorted(chosen)

    def any_row(self, rows, *models):
        found = [row for row in rows if row["model"] in models]
        return self.draw(st.sampled_from(found)) if found else None

    def type_person(self, rows):
        if row := self.any_row(rows, PERSON):
            row["fields"]["organisation"] = self.draw(WORDS)

    def type_panel(self, rows):
        if row := self.any_row(rows, PANEL):
            row["fields"]["summary"] = self.draw(WORDS)

    def type_add(self, rows):
        fields = {"event": self.event.pk, "honorific": "", "position": ""}
        fields |= {"organisation": self.draw(WORDS), "country": ""}
        number = next(self.numbers)
        fields |= {"name": f"New {number}", "role": "participant"}
        rows.append({"model": PERSON, "pk": number, "fields": fields})

    def type_seat(self, rows):
        person, panel = self.any_row(rows, PERSON), self.any_row(rows, PANEL)
        if person and panel:
            fields = {"panel": panel["pk"], "participant": person["pk"]}
            number = next(self.numbers)
            fields |= {"role": "speaker", "topic": f"t{number}", "position": 0}
            same = [r for r in rows if r["model"] == SEAT]
            place = fields["panel"], fields["participant"]
            taken = {(r["fields"]["panel"], r["fields"]["participant"]) for r in same}
            if place not in taken:
                rows.append({"model": SEAT, "pk": number, "fields": fields})

    def type_tag(self, rows):
        tag = self.draw(st.sampled_from(self.tags))
        label = TaggedEntry._meta.label_lower
        if tag.pk not in {r["fields"].get("tag") for r in rows if r["model"] == label}:
            fields = {"tag": tag.pk, "content_object": self.event.pk}
            rows.append({"model": label, "pk": next(self.numbers), "fields": fields})

    def type_delete(self, rows):
        row = self.any_row(rows, PERSON, PANEL, SEAT)
        if row:
            gone = {"panel": PANEL, "participant": PERSON}
            rows.remove(row)
            for seat in [r for r in rows if r["model"] == SEAT]:
                needs = {(m, seat["fields"][name]) for name, m in gone.items()}
                if key(row) in needs:
                    rows.remove(seat)

    def save(self, editor):
        """One editor types, saves, answers what is asked; what is lost is returned."""
        token, base = self.open[editor]
        mine = copy.deepcopy(base)
        for _change in range(self.draw(st.integers(1, 3))):
            self.type_into(mine)
        theirs = snapshot(self.event)
        attempt = Attempt(self.event, "public", token, mine, None)
        merge = attempt.store()
        while merge.undecided:
            for conflict in merge.undecided:
                attempt.choices[conflict.id] = self.draw(SIDES)
            merge = attempt.store()
        self.open[editor] = self.opened()
        stored = names(snapshot(self.event))
        assert stored == names(merge.rows)
        return lost(base, theirs, merge) + lost(base, mine, merge)


def names(rows):
    """Rows as what they say, whatever their numbers."""
    told = [
        (row["model"], *(row["fields"].get(n) for n in ("name", "title", "topic")))
        for row in rows
    ]
    return sorted(map(str, told))


def lost(base, side, merge):
    """What ``side`` did to ``base`` that is neither in the merge nor was shown."""
    before, after = ({key(r): r["fields"] for r in rows} for rows in (base, side))
    result = {key(r): r["fields"] for r in merge.rows}
    shown = {(c.model, c.pk, c.name) for c in merge.conflicts.values()}
    whole = [c for c in merge.conflicts.values() if c.name is None]
    seen = [row for c in whole for row in (c.theirs, c.mine) if row]
    # Who chose a seat was shown its session with it.
    for c in whole:
        rows_shown = [row for row in (c.theirs, c.mine) if row]
        shown |= {(to, r[n], None) for r in rows_shown for n, to in links(c.model)}
    missing = []
    for k in {**before, **after}:
        if (*k, None) in shown:
            continue
        if k not in after:
            missing += [(k, "deleted")] if k in result else []
        elif k not in before:
            alike = [*seen, *(r for o, r in result.items() if o[0] == k[0])]
            there = any(same(k[0], after[k], fields) for fields in alike)
            missing += [] if there else [(k, "added")]
        else:
            missing += lost_fields(k, before[k], after[k], result.get(k), shown)
    return missing


def same(label, one, other):
    return all(one.get(name) == other.get(name) for name in typed(label))


def lost_fields(k, before, after, result, shown):
    for name in typed(k[0]):
        if after.get(name) == before.get(name) or (*k, name) in shown:
            continue
        kept = result is not None and result.get(name) == after.get(name)
        if isinstance(after.get(name), list):
            added = set(after[name]) - set(before[name])
            kept = result is not None and added <= set(result[name])
        if not kept:
            yield k, name


@in_the_database
@given(data=st.data(), order=st.lists(EDITORS, min_size=2, max_size=6))
def test_no_change_is_lost_unseen_in_whatever_order_three_people_save(db, data, order):
    with transaction.atomic():
        desk = Desk(data)
        for editor in order:
            assert desk.save(editor) == []
        transaction.set_rollback(True)


@in_the_database
@given(data=st.data(), saves=st.integers(1, 4))
def test_alone_one_is_never_asked(db, data, saves):
    with transaction.atomic():
        desk = Desk(data)
        for _save in range(saves):
            token, base = desk.opened()
            mine = copy.deepcopy(base)
            desk.type_into(mine)
            merge = Attempt(desk.event, "public", token, mine, None).store()
            assert not merge.conflicts
            assert names(snapshot(desk.event)) == names(mine)
        transaction.set_rollback(True)


@in_the_database
@given(data=st.data())
def test_nothing_changed_by_the_other_is_mine_and_the_other_way_round(db, data):
    with transaction.atomic():
        desk = Desk(data)
        base = snapshot(desk.event)
        side = copy.deepcopy(base)
        for _change in range(4):
            desk.type_into(side)

        for merge in (Merge(base, base, side), Merge(base, side, base)):
            assert not merge.conflicts
            assert names(merge.rows) == names(side)
        transaction.set_rollback(True)


def test_the_property_would_notice_a_lost_change(db):
    """The check itself: a merge that just takes mine loses what they did."""
    event = Event.objects.create(title="Dialogue", starts_at=timezone.now())
    Public(event)
    base = snapshot(event)
    theirs, mine = copy.deepcopy(base), copy.deepcopy(base)
    theirs[0]["fields"]["title"] = "At sea"
    merge = Merge(base, theirs, mine)
    assert lost(base, theirs, merge) == []

    merge.rows = mine

    assert lost(base, theirs, merge) == [((theirs[0]["model"], event.pk), "title")]
    assert latest(event) is None


def rows_with(categories, *tags):
    entry = {"model": "content.entry", "pk": 1, "fields": {"categories": categories}}
    given_tags = (
        {"model": "content.taggedentry", "pk": pk, "fields": {"tag": tag}}
        for pk, tag in tags
    )
    return [entry, *given_tags]


def test_what_two_put_into_a_list_and_took_out_of_it_is_all_done():
    merge = Merge(rows_with([1, 2]), rows_with([1, 3]), rows_with([1, 2, 4]))

    assert not merge.conflicts
    [entry] = merge.rows
    assert sorted(entry["fields"]["categories"]) == [1, 3, 4]


def test_a_tag_that_two_gave_stands_once_and_is_not_asked_about():
    theirs, mine = rows_with([], (7, 1)), rows_with([], (-1, 1), (-2, 2))

    merge = Merge(rows_with([]), theirs, mine)

    assert not merge.conflicts
    tags = [row["fields"]["tag"] for row in merge.rows if row["pk"] != 1]
    assert sorted(tags) == [1, 2]
