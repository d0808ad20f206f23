"""What an import did with every item, for people and for machines."""

import json
from collections import Counter
from dataclasses import asdict, dataclass, field

CREATED = "created"
WOULD_CREATE = "would be created"
HERE = "already here"
NOT_TAKEN = "not taken"


@dataclass
class EntryReport:
    """One post or page."""

    number: int
    title: str
    outcome: str = CREATED
    reason: str = ""
    kind: str = ""
    why: str = ""
    state: str = ""
    date: str = ""
    address: str = ""
    hidden: str = ""
    categories: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    pictures: int = 0
    documents: int = 0
    links: int = 0
    notes: list[str] = field(default_factory=list)

    def lines(self):
        yield f"{self.number} {self.title}"
        yield f"    {self.outcome}" + (f": {self.reason}" if self.reason else "")
        if self.outcome not in (CREATED, WOULD_CREATE):
            return
        yield f"    {self.kind} ({self.why}), {self.state}, {self.date}"
        yield f"    {self.address}"
        yield (
            f"    {self.pictures} pictures, {self.documents} documents, "
            f"{self.links} links rewritten; in: {', '.join(self.categories) or '-'}"
        )
        if self.facts:
            yield f"    recognised: {', '.join(self.facts)}"
        for note in self.notes:
            yield f"    ! {note}"


@dataclass
class Report:
    entries: list[EntryReport] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    no_target: dict[str, str] = field(default_factory=dict)
    made: Counter = field(default_factory=Counter)

    def count(self, *outcomes):
        return sum(entry.outcome in outcomes for entry in self.entries)

    def summary(self):
        """The last lines: how many of what."""
        would = self.count(WOULD_CREATE)
        yield (
            f"{would} {WOULD_CREATE}, " if would else f"{self.count(CREATED)} created, "
        ) + (f"{self.count(HERE)} already here, {self.count(NOT_TAKEN)} not taken.")
        taken = [e for e in self.entries if e.outcome in (CREATED, WOULD_CREATE)]
        yield (
            f"{sum(e.pictures for e in taken)} pictures, "
            f"{sum(e.documents for e in taken)} documents, "
            f"{sum(e.links for e in taken)} links rewritten, "
            f"{sum(len(e.notes) for e in taken)} notes to read."
        )
        for what, number in sorted(self.made.items()):
            yield f"{number} {what} created."

    def lines(self):
        for entry in self.entries:
            yield from entry.lines()
        yield from self.closing()

    def closing(self):
        """What comes after the entries."""
        if self.left_out:
            yield "Left out:"
            yield from (f"    {line}" for line in self.left_out)
        if self.no_target:
            yield "Old addresses that lead nowhere now:"
            yield from (f"    {old}: {why}" for old, why in self.no_target.items())
        yield from self.summary()

    def as_json(self):
        return json.dumps(
            {
                "entries": [asdict(entry) for entry in self.entries],
                "left_out": self.left_out,
                "old_addresses_without_target": self.no_target,
                "summary": list(self.summary()),
            },
            ensure_ascii=False,
            indent=2,
        )
