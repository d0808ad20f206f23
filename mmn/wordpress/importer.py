"""Brings an export in: plan everything, then write entry by entry.

Each entry is one transaction with its files, so that an interrupted import goes on
where it stopped. What is here already, by its number in WordPress, is left alone.
"""

import re

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from mmn.content.models import Entry, Page
from news.models import PressContact, Signatory
from vacancies.models import DeadlineExtension, Vacancy

from . import report as outcome
from .documents import Documents
from .leftovers import Leftovers
from .links import OldSite, numeral
from .pictures import Pictures
from .plan import TAKEN_STATES, arrange_pages, choose_slugs, plan_item
from .rewriting import Rewriter, mentions
from .terms import take_authors, take_categories, take_tags
from .tree import Node, parse
from .uploads import Uploads

EXTENDED = re.compile(r"\W+deadline extended\W*$", re.I)


class Importer:
    def __init__(self, export, uploads_folder, dry_run=False):
        self.export, self.dry_run = export, dry_run
        self.site = OldSite(export.addresses)
        self.uploads = Uploads(uploads_folder, export.of_kind("attachment"))
        self.report = outcome.Report()
        self.mentions = mentions(self.site, export.of_kind("post"))

    def run(self, each=lambda log: None):
        """Import and return the report; ``each`` gets every entry's part at once."""
        self.each = each
        plans = self._plans()
        self.rewriter = Rewriter(self.site, {p.item.number: p for p in plans})
        if not self.dry_run:
            self._take_terms()
        for planned in plans:
            if planned.existing:
                planned.log.outcome = outcome.HERE
            elif self.dry_run:
                planned.log.outcome = outcome.WOULD_CREATE
                self._count_files(planned)
            else:
                self._take(planned)
            self._finish_log(planned)
        if not self.dry_run:
            hidden = {
                log.number: log.hidden for log in self.report.entries if log.hidden
            }
            Leftovers(self.export, self.uploads, self.report, hidden).list_all()
        return self.report

    def _plans(self):
        """Plans for all posts and pages: parents first, then what visitors may see."""
        plans = []
        for item in self.export.of_kind("post", "page"):
            if item.status in TAKEN_STATES:
                plans.append(plan_item(item))
            else:
                self._leave(item)
        arrange_pages(plans, self._pages_in_menu())
        choose_slugs(plans)
        return sorted(plans, key=_order)

    def _pages_in_menu(self):
        entries = self.export.of_kind("nav_menu_item")
        numbers = [
            entry.meta.get("_menu_item_object_id", "")
            for entry in sorted(entries, key=lambda entry: entry.menu_order)
            if entry.meta.get("_menu_item_object") == "page"
        ]
        return [numeral(number) for number in numbers if numeral(number)]

    def _leave(self, item):
        trashed = item.status == "trash"
        why = "it was in the bin" if trashed else f"its state is {item.status}"
        log = outcome.EntryReport(item.number, item.title, outcome.NOT_TAKEN, why)
        log.hidden = why
        self._report(log)

    def _take_terms(self):
        made = self.report.made
        self.categories = take_categories(self.export.categories, made)
        self.tags = take_tags(self.export.tags, made)
        self.authors = take_authors(self.export.authors, made)

    def _take(self, planned):
        try:
            with transaction.atomic():
                self._write(planned)
        except ValidationError as error:
            planned.log.outcome = outcome.NOT_TAKEN
            planned.log.reason = " ".join(error.messages)

    def _write(self, planned):
        entry = self._saved_entry(planned)
        pictures = Pictures(planned, entry, self.site, self.uploads)
        documents = Documents(planned, entry, self.site, self.uploads)
        pictures.take()
        documents.take()
        documents.note_pages_of_files()
        self.rewriter.rewrite(planned, pictures.new | documents.new)
        entry.body = planned.body.html
        for name, value in planned.fields.items():
            if type(value) is Node:
                setattr(entry, name, value.html)
        entry.full_clean()
        entry.save()
        for position, contact in enumerate(planned.contacts, 1):
            PressContact.objects.create(post=entry, position=position, **contact)
        for position, signatory in enumerate(planned.signatories, 1):
            Signatory.objects.create(post=entry, position=position, **signatory)
        others = self.mentions[planned.item.number]
        entry.related.add(*Entry.objects.filter(legacy_id__in=others))
        if isinstance(entry, Vacancy):
            _join_extension(entry)

    def _saved_entry(self, planned):
        item = planned.item
        author = self.authors.get(item.creator)
        entry = planned.model(
            legacy_id=item.number,
            title=item.title or f"Post {item.number}",
            slug=planned.slug,
            language=planned.language,
            summary=" ".join(parse(item.excerpt).lines),
            created_by=author,
            updated_by=author,
            **{k: v for k, v in planned.fields.items() if type(v) is not Node},
        )
        if planned.parent:
            entry.parent = Page.objects.filter(legacy_id=item.parent).first()
        entry.full_clean()
        entry.save()
        entry.categories.set(self.categories[slug] for slug in item.categories if slug)
        entry.tags.set([self.tags[slug] for slug in item.tags if slug])
        return entry

    def _count_files(self, planned):
        """For a dry run: what would be taken, were no file refused."""
        pictures = Pictures(planned, None, self.site, self.uploads)
        planned.log.pictures = len(list(pictures.found())) + bool(pictures.featured())
        documents = Documents(planned, None, self.site, self.uploads)
        planned.log.documents = len(set(documents.found()))

    def _finish_log(self, planned):
        log = planned.log
        if planned.existing:
            log.hidden = "" if planned.existing.is_visible else "it is not public"
        elif not planned.is_public:
            log.hidden = f"it is {log.state}"
        log.kind = f"{planned.kind.model} {planned.kind.format}".strip()
        log.why = planned.kind.why
        log.address = planned.address
        names = {term.slug: term.name for term in self.export.categories}
        log.categories = [names.get(slug, slug) for slug in planned.item.categories]
        self._report(log)

    def _report(self, log):
        self.report.entries.append(log)
        self.each(log)


def _order(planned):
    """Pages before posts, parents before children, visible before hidden, old before
    new: numbers are not in the order of dates."""
    is_post = planned.kind.model != Page.KIND
    visible = bool(planned.existing) or planned.is_public
    written = planned.item.date.timestamp() if planned.item.date else 0
    return (is_post, planned.depth, not visible, written, planned.item.number)


def _join_extension(vacancy):
    """A vacancy whose title says "deadline extended" knows the first announcement."""
    if not EXTENDED.search(vacancy.title):
        return
    former = Vacancy.objects.filter(
        title__iexact=EXTENDED.sub("", vacancy.title), deadline__lt=vacancy.deadline
    )
    for announcement in former.exclude(pk=vacancy.pk):
        vacancy.related.add(announcement)
        DeadlineExtension.objects.get_or_create(
            vacancy=vacancy,
            former_deadline=announcement.deadline,
            defaults={
                "extended_on": timezone.localdate(vacancy.published_at)
                if vacancy.published_at
                else timezone.localdate()
            },
        )
