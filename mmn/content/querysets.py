"""Which entries are shown, and how to read them cheaply."""

from django.db import models
from django.db.models import OuterRef, Prefetch, Q
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThan

from . import clock
from .kinds import kinds
from .moments import first_after, moments
from .richtext import rich_text_fields


def original_of(owner=""):
    """The number of the original of an entry, or of that entry itself; of rows that
    belong to an entry, ``owner`` names the field that leads to it."""
    column = f"{owner}__" if owner else ""
    return Coalesce(f"{column}translation_of", f"{column}pk")


def family(original, owner=""):
    """The condition for all texts of one thing: the ``original`` and its translations.

    ``original`` is a number, an expression, or many numbers; of rows that belong to an
    entry, ``owner`` names the field that leads to it.
    """
    column = f"{owner}__" if owner else ""
    many = "__in" if isinstance(original, list | models.QuerySet) else ""
    return Q(**{f"{column}pk{many}": original}) | Q(
        **{f"{column}translation_of{many}": original}
    )


def some(found):
    """The condition that a subquery about the outer row finds something.

    It is looked at row by row. Of ``Exists`` within an "or" PostgreSQL makes a set of
    all that might be found, though a page needs a dozen rows.
    """
    first = Coalesce(models.Subquery(found.order_by().values("pk")[:1]), 0)
    return Q(GreaterThan(first, 0))


class EntryQuerySet(models.QuerySet):
    def published(self):
        """Entries a visitor may see now: published, its time come, not yet withdrawn.

        The one place that says so: lists, pages, feeds, search, sitemaps and files
        all start here.
        """
        now = clock.now()
        # What is true of a kind's entries anyway leads to the index for that kind.
        kind = {"kind": self.model.KIND} if self.model.KIND else {}
        return self.filter(
            Q(unpublish_at__isnull=True) | Q(unpublish_at__gt=now),
            status=self.model.Status.PUBLISHED,
            published_at__lte=now,
            **kind,
        )

    def for_reader(self, language, *, all_at_once=False):
        """Each entry once: the translation in ``language`` where one is visible, else
        the original, else (that being hidden) the first of its translations.

        ``all_at_once``: for whoever reads a long list to its end. What is translated is
        then gathered once, not looked up for each row.
        """
        from .models import Entry

        shown = Entry.objects.published()
        # Said outright, or PostgreSQL would look through all originals, too.
        theirs = shown.filter(translation_of__isnull=False, language=language)
        if all_at_once:
            translated = Q(pk__in=theirs.order_by().values("translation_of"))
        else:
            translated = some(theirs.filter(translation_of=OuterRef("pk")))
        original = shown.filter(pk=OuterRef("translation_of"))
        others = shown.filter(translation_of=OuterRef("translation_of"))
        better = others.filter(Q(language=language) | Q(pk__lt=OuterRef("pk")))
        return self.filter(
            Q(translation_of__isnull=False, language=language)
            | (Q(translation_of__isnull=True) & ~translated)
            | (Q(translation_of__isnull=False) & ~some(original) & ~some(better))
        )

    def sorted_under(self, subject):
        """Entries of a category or a tag.

        A translation stands where its original stands, whether or not it repeats the
        original's sorting; that of an original which is hidden is nobody's business.
        """
        from .models import Entry

        members = subject.members()
        original = Entry.objects.published().filter(pk=OuterRef("translation_of"))
        theirs = Q(translation_of__isnull=False, translation_of__in=members)
        return self.filter(Q(pk__in=members) | (theirs & some(original)))

    def newest_first(self):
        return self.order_by("-published_at", "-pk")

    def with_kinds(self):
        """Load each entry's own kind in the same query; ``entry.specific`` is free.

        One left join per kind on the rows of one page; the archive itself still sorts
        and counts the one table.
        """
        links = [kind.child_link() for kind in kinds()]
        # A standing page's address leads through the pages above it.
        return self.select_related(*links, "page__parent__parent")

    def for_cards(self):
        """The columns that a card shows: facts of the kind, no long texts."""
        if self.model._meta.pk.remote_field is None:
            queryset = self.with_kinds()
            long_texts = [f.name for f in rich_text_fields(self.model)]
            for kind in kinds():
                own = {f for f in rich_text_fields(kind) if f.model is kind}
                long_texts += [f"{kind.child_link()}__{f.name}" for f in own]
        else:
            queryset = self
            long_texts = [f.name for f in rich_text_fields(self.model)]
        return queryset.with_shown_cover().defer(*long_texts)

    def cards(self):
        """What a card shows: its columns, and the languages that the text is in."""
        return self.for_cards().prefetch_related(visible_translations())

    def with_shown_cover(self):
        """Whether each cover may be shown, so that ``entry.shown_cover`` is free."""
        from mmn.media.models import is_withheld

        return self.annotate(cover_withheld=is_withheld("cover"))

    def with_photos(self):
        """Each entry's first photo that may be shown, as ``first_photos``."""
        from mmn.media.models import Photo

        first = Photo.objects.shown().order_by("position", "pk")[:1]
        return self.prefetch_related(Prefetch("photos", first, to_attr="first_photos"))


@moments
def published_or_withdrawn(now):
    """When the next entry appears or vanishes: ``published()``, as time goes by."""
    from .models import Entry

    entries = Entry.objects.filter(status=Entry.Status.PUBLISHED)
    yield first_after(entries, "published_at", now)
    yield first_after(entries, "unpublish_at", now)


def visible_translations():
    """Translations a visitor may see, prefetched as ``visible_translations``."""
    return Prefetch("translations", visible_texts(), to_attr="visible_translations")


def visible_texts(model=None):
    """Texts a visitor may see, as cards and pages name them beside others."""
    from .models import Entry

    named = ("kind", "language", "slug", "title", "translation_of")
    return (model or Entry).objects.published().only(*named).order_by("language")
