"""What each post and page of an export becomes, before anything is written.

All addresses are known at the end of planning, so that texts can link to each other.
"""

from dataclasses import dataclass, field
from urllib.parse import unquote

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone, translation

from events.models import Event
from mmn.content.languages import address_language
from mmn.content.models import Entry, Page
from mmn.content.reserved import reserved_words
from mmn.content.slugs import ascii_slug, free_slug
from news.models import Post
from publications.models import Publication
from vacancies.models import Vacancy

from .bodies import Body, read_body
from .dates import find_days
from .event_facts import event_facts, names_day
from .kinds import Format, Kind, kind_of
from .post_facts import post_facts
from .publication_facts import publication_facts, written_language
from .report import EntryReport
from .tree import Node
from .vacancy_facts import vacancy_facts
from .words import lost_words

MODELS = {model.KIND: model for model in (Post, Event, Publication, Vacancy, Page)}
HIDDEN_STATES = {"draft", "pending", "private"}
TAKEN_STATES = HIDDEN_STATES | {"publish", "future"}
Status = Entry.Status


@dataclass
class Planned:
    """One post or page on its way in."""

    item: object
    log: EntryReport
    kind: Kind
    language: str = "en"
    body: Body | None = None
    fields: dict = field(default_factory=dict)
    contacts: list = field(default_factory=list)
    signatories: list = field(default_factory=list)
    slug: str = ""
    existing: Entry | None = None
    parent: "Planned | None" = None

    @property
    def model(self) -> type[Model]:
        return MODELS[self.kind.model]

    @property
    def is_public(self):
        return self.fields.get("status") == Status.PUBLISHED and (
            self.fields["published_at"] <= timezone.now()
        )

    @property
    def address(self):
        """Where it is or will be."""
        if self.existing:
            return self.existing.specific.get_absolute_url()
        last = self.path if self.kind.model == Page.KIND else self.slug
        with translation.override(address_language(self.language)):
            return reverse(f"{self.kind.model}:detail", args=[last])

    @property
    def path(self):
        return f"{self.parent.path}/{self.slug}" if self.parent else self.slug

    @property
    def depth(self):
        return self.parent.depth + 1 if self.parent else 0

    @property
    def roots(self):
        """The trees of all its rich texts."""
        return [self.body.root, *(v for v in self.fields.values() if type(v) is Node)]


def plan_item(item):
    """The plan for one post or page."""
    log = EntryReport(item.number, item.title)
    existing = Entry.objects.filter(legacy_id=item.number).first()
    if existing:
        return Planned(
            item, log, Kind(existing.kind, "from an earlier import"), existing=existing
        )
    body = read_body(item.content)
    log.notes += body.notes
    captions = (picture.caption for picture in body.pictures)
    if lost := lost_words(item.content, body.root.text, *captions):
        log.notes.append(f"Words that did not come through: {', '.join(lost)}.")
    near = timezone.localdate(item.date) if item.date else timezone.localdate()
    planned = Planned(item, log, _kind(item, body, near), body=body)
    planned.language = written_language(f"{item.title} {body.root.text}")
    _add_facts(planned, near)
    planned.fields |= _publishing(item, log)
    return planned


def _kind(item, body, near):
    if item.kind == "page":
        return Kind(Page.KIND, "a page")
    lines = body.root.lines
    return kind_of(
        item.title,
        item.categories,
        lines,
        has_pdf=any(a.attrs["href"].lower().endswith(".pdf") for a in body.links),
        has_day=names_day(item.title, lines, near),
        day_in_title=bool(find_days(item.title, near)),
    )


def _add_facts(planned, near):
    """The facts of the kind, into the fields; what is not one stays in the text."""
    item, body, kind = planned.item, planned.body, planned.kind.model
    fields, notes = {}, []
    if kind == Vacancy.KIND:
        fields, notes = vacancy_facts(body, near)
        if not fields:
            planned.kind = Kind(Post.KIND, "a vacancy without a deadline", Format.NEWS)
    elif kind == Event.KIND:
        fields, notes = event_facts(item.title, body.root.lines, near)
    elif kind == Publication.KIND:
        fields = publication_facts(item.title, body.root.text)
    if planned.kind.model == Post.KIND:
        fields, planned.contacts, planned.signatories = post_facts(
            item.title, body, near, item.content
        )
        fields["format"] = planned.kind.format
    planned.fields = fields
    planned.log.notes += notes
    planned.log.facts = [
        *(name for name, value in fields.items() if value not in ("", None, False)),
        *([f"{len(planned.contacts)} contacts"] if planned.contacts else []),
        *([f"{len(planned.signatories)} signatories"] if planned.signatories else []),
    ]


def _publishing(item, log):
    """State and date. Nothing becomes public that was not public in the export."""
    date, now = item.date, timezone.now()
    hidden = item.status in HIDDEN_STATES
    if item.password:
        hidden = True
        log.notes.append("It had a password: a draft now.")
    elif item.status == "private":
        log.notes.append("It was private: a draft now.")
    elif item.status == "future" and date and date <= now:
        hidden = True
        log.notes.append("It was to appear by itself and never did: a draft now.")
    elif item.status in ("draft", "pending"):
        date = None
    if not hidden and date is None:
        hidden = True
        log.notes.append("It has no date: a draft now.")
    if item.sticky:
        log.notes.append("It was pinned to the top of the old home page.")
    if item.comments:
        log.notes.append(f"{item.comments} comments were not taken.")
    status = Status.DRAFT if hidden else Status.PUBLISHED
    scheduled = not hidden and date > now
    log.state = "scheduled" if scheduled else str(status.value)
    log.date = f"{timezone.localtime(date):%Y-%m-%d %H:%M}" if date else "no date"
    return {"status": status, "published_at": date}


def choose_slugs(plans):
    """Give every new entry the slug it had in WordPress, in ASCII and free."""
    taken = {}
    for kind, slug in Entry.objects.values_list("kind", "slug"):
        taken.setdefault(kind, set()).add(slug)
    for planned in plans:
        if planned.existing:
            planned.slug = planned.existing.slug
            continue
        kind = planned.kind.model
        used = taken.setdefault(kind, set())
        name = unquote(planned.item.name)
        wanted = ascii_slug(name or planned.item.title, fallback=kind)
        refused = set(MODELS[kind].TAKEN_BY_THE_SITE)
        refused |= reserved_words() if kind == Page.KIND else set()
        planned.slug = free_slug(wanted, used | refused)
        used.add(planned.slug)


def arrange_pages(plans, menu):
    """Pages under their parents, in the order of the menu."""
    by_number = {planned.item.number: planned for planned in plans}
    in_menu = {number: at for at, number in enumerate(menu, 1)}
    for planned in plans:
        if planned.kind.model != Page.KIND or planned.existing:
            continue
        number = planned.item.number
        parent = by_number.get(planned.item.parent)
        if parent and not _stands_below(parent, planned):
            planned.parent = parent
        planned.fields["position"] = in_menu.get(number, planned.item.menu_order)
        planned.fields["in_menu"] = number in in_menu


def _stands_below(page, other):
    while page:
        if page is other:
            return True
        page = page.parent
    return False
