"""What every kind's public pages share."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property, classproperty
from django.utils.translation import get_language
from django.views.generic import DetailView, ListView

from mmn.media.cards import card_address
from mmn.media.models import Document, Photo

from .cacheable import Cacheable
from .cards import cards
from .filters import LanguageFilter, ask_for_list
from .kinds import section_name
from .languages import Language
from .listing import Listing
from .models import (
    Category,
    CategoryName,
    Entry,
    FormerAddress,
    Page,
    Tag,
    TagName,
)
from .parts import parts
from .prepared import prepared
from .querysets import family, visible_texts
from .remembered import PAGES, remembered
from .structured import home, root_of, trail, work
from .threads import stations

PER_PAGE = 12


class EntryList(ListView):
    """A list of published entries, each once, newest first, page by page."""

    cacheable = Cacheable(("page",))
    paginate_by = PER_PAGE
    context_object_name = "entries"
    # Whether a card without a cover shows a photo instead; this costs a query.
    shows_photos = True

    def reader_language(self):
        """The language in which texts are shown where they exist in it."""
        return get_language()

    def get_queryset(self):
        """What the paginator reads: numbers first, then the cards of one page."""
        return Listing(type(self), self.reader_language(), self.asked(), **self.about())

    def about(self):
        """The number of what the list is about, as a keyword of ``chosen``."""
        return {}

    def asked(self):
        """What the query string narrows the list to: (name, value) of each filter."""
        return ()

    def chosen(self, language, asked):
        """All entries of the list in its order, for readers of ``language``: a
        queryset that looks at neither the request nor the moment."""
        shown = self.model.objects.published()
        return self.in_order(shown.for_reader(language, all_at_once=True))

    def in_order(self, entries):
        return entries.newest_first()


class KindList(EntryList):
    """The list of one kind, narrowed by what the query string asks for.

    ``make_filters`` names what a kind can be narrowed by; a kind may also divide its
    list under headings by ordering it (``in_order``).
    """

    @classproperty
    def cacheable(cls):
        # In the order of the links to them, by which nginx finds the files.
        return Cacheable((*(one.name for one in cls().make_filters()), "page"))

    @cached_property
    def filters(self):
        filters = self.make_filters()
        ask_for_list(filters, type(self), self.request.GET)
        return filters

    def make_filters(self):
        return []

    @property
    def only_language(self):
        """The language that the reader asked the list for, or nothing."""
        asked = (one.value for one in self.filters if isinstance(one, LanguageFilter))
        return next(asked, "")

    def reader_language(self):
        return self.only_language or super().reader_language()

    def asked(self):
        return tuple((one.name, one.value) for one in self.filters if one.value)

    def chosen(self, language, asked):
        queryset, asked = super().chosen(language, asked), dict(asked)
        for one in self.make_filters():
            one.value = asked.get(one.name, "")
            queryset = one.narrow(queryset)
        return queryset

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            kind=self.model.KIND,
            section=section_name(self.model),
            filters=[one for one in self.filters if len(one.options) > 1 or one.value],
            filtered=any(one.value for one in self.filters),
            choices=[one.choice for one in self.filters if one.value],
            structured=[self.way()],
            only_language=self.only_language,
            **kwargs,
        )

    def way(self):
        here = (section_name(self.model), self.request.path)
        return trail(root_of(self.request), [home(), here])


class EntryDetail(DetailView):
    """One entry at its address, in the reader's language where it exists in that.

    Staff who may change the entry see it before visitors do; such a page is never
    cached.
    """

    cacheable = Cacheable()
    context_object_name = "entry"

    def get_object(self, queryset=None):
        found = texts_at(type(self), slug=self.kwargs["slug"])
        allowed = [entry for entry in found if self.may_see(entry)]
        if not allowed:
            # Looked at whether or not something is hidden here, so that the answers
            # are alike to the last header (Vary: Cookie).
            _asked = self.request.user.is_staff
            raise Http404
        return min(allowed, key=self.distance)

    def get_queryset(self):
        known = ("translation_of", "as_translation__source")
        entries = self.model.objects.select_related(*known)
        entries = entries.defer("as_translation__source__words")
        return entries.with_shown_cover()

    def distance(self, entry):
        """How far an entry's language is from the reader's: 0 is the same."""
        if entry.language == get_language():
            return 0
        if entry.translation_of_id is None:
            return 1 if entry.language == Language.ENGLISH else 2
        return 3

    def may_see(self, entry):
        return entry.is_visible or may_preview(self.request.user, entry)

    def get(self, request, *args, **kwargs):
        try:
            response = super().get(request, *args, **kwargs)
        except Http404:
            return self.redirect_former_address()
        if not self.object.is_visible:
            add_never_cache_headers(response)
        languages = dict.fromkeys([self.object.language, get_language()])
        response["Content-Language"] = ", ".join(languages)
        return response

    def redirect_former_address(self):
        """301 to where an entry went that visitors once saw at this address."""
        former = FormerAddress.objects.filter(
            kind=self.model.KIND,
            slug=self.kwargs["slug"],
            entry__in=Entry.objects.published(),
        ).select_related("entry")
        match = former.filter(language=get_language()).first() or former.first()
        if match is None:
            raise Http404
        return HttpResponsePermanentRedirect(match.entry.specific.get_absolute_url())

    def get_context_data(self, **kwargs):
        entry = self.object
        facts = self.facts_of_visible() if entry.is_visible else self.facts()
        context = super().get_context_data(
            preview=not entry.is_visible,
            other_language=entry.language != get_language(),
            thread=stations(entry, facts["thread_of_others"]),
            now=timezone.now(),
            **facts,
            **kwargs,
        )
        if entry.is_visible:
            context["structured"] = self.structured(context)
        return context

    def facts_of_visible(self):
        key = ("page", type(self), self.object.pk, get_language())
        return remembered(key, lambda: self.facts() | {"kept_parts": {}}, PAGES)

    def facts(self):
        """What the database says beside the entry itself, as a part of the context. It
        is remembered, and the same for every request: each kind adds its own."""
        entry = self.object
        documents = parts(entry, Document.objects.for_readers)
        files = [*documents, *self.more_files()]
        photos = parts(entry, Photo.objects.shown)
        return {
            "address": entry.get_absolute_url(),
            "card_image": card_image(entry, photos),
            "section": section_name(self.model),
            "readers_files": [one for one in files if one.language == get_language()],
            "categories": self.categories(),
            "tags": self.tags(),
            "photos": photos,
            "documents": documents,
            "translations": self.translations(),
            "thread_of_others": self.thread_of_others(),
        }

    def structured(self, context):
        """What the page is, for machines: the entry and the way to it."""
        root = root_of(self.request)
        described = self.described(root, context)
        here = (self.object.title, context["address"])
        way = trail(root, [home(), *self.above(context), here])
        return [described, way] if described else [way]

    def described(self, root, context):
        """The entry in the words of schema.org, from what ``context`` holds already;
        each kind says more. None if there is nothing to say."""
        return work(root, self.object, context, "WebPage")

    def above(self, context):
        """(name, path) of what stands between home and this entry."""
        return [(context["section"], reverse(f"{self.model.KIND}:list"))]

    def more_files(self):
        """Files of the kind, beside the documents that every kind has."""
        return []

    def categories(self):
        """The entry's categories, with ``local_name`` where the reader's language has
        one, in one query."""
        return categories_of(get_language(), entry=self.object.pk)

    def tags(self):
        """The same of its tags."""
        return tags_of(get_language(), entry=self.object.pk)

    def thread_of_others(self):
        """The other stations of its story, each in the reader's language; no long
        texts."""
        entry, language = self.object, get_language()
        numbers = thread_numbers(language, entry=entry.pk, original=entry.original_id)
        return cards(numbers, languages=False)

    def translations(self):
        """The visible texts of this entry in all its languages, this one included."""
        return texts_of(type(self), original=self.object.original_id)

    def shown_texts(self, original):
        """A queryset of them; it looks at neither the request nor the moment."""
        # Numbers first: the table of all entries has the indexes for them.
        numbers = Entry.objects.filter(family(original)).order_by().values("pk")
        return visible_texts(self.model).filter(pk__in=numbers)


class PageDetail(EntryDetail):
    """A standing page at the path of slugs that leads down to it."""

    model = Page
    template_name = "content/page_detail.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.kwargs["slug"] = self.kwargs["path"].rpartition("/")[2]

    def get_queryset(self):
        return super().get_queryset().select_related("parent__parent")

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        page = getattr(self, "object", None)
        if page is not None and page.path != self.kwargs["path"]:
            moved = HttpResponsePermanentRedirect(page.get_absolute_url())
            if not page.is_visible:
                add_never_cache_headers(moved)
            return moved
        return response

    def shown_texts(self, original):
        """Whole, with the pages above: the address of each leads through those."""
        texts = super().shown_texts(original)
        return texts.defer(None).select_related("parent__parent")

    def above(self, context):
        visible = [one for one in context["ancestors"] if one.is_visible]
        return [(one.title, one.local_address) for one in visible]

    def facts(self):
        page = self.object
        children = pages_below(get_language(), parent=page.pk)
        return super().facts() | {"ancestors": page.ancestors(), "children": children}


def card_image(entry, photos):
    """``address`` and ``alt`` of what cards of a shared link show: the cover, or else
    the first photo; None without either."""
    if entry.shown_cover:
        return {"address": card_address(entry.cover), "alt": entry.cover_alt}
    for photo in photos[:1]:
        return {"address": card_address(photo.image), "alt": photo.alt}
    return None


@prepared
def texts_at(view, slug):
    """The texts at the address that ends with ``slug``, in whatever language."""
    return view().get_queryset().filter(slug=slug).order_by("pk")


@prepared
def texts_of(view, original):
    return view().shown_texts(original)


@prepared
def categories_of(language, entry):
    local_name = CategoryName.objects.of_outer(language)
    return Category.objects.filter(entries=entry).annotate(local_name=local_name)


@prepared
def tags_of(language, entry):
    local_name = TagName.objects.of_outer(language)
    tags = Tag.objects.filter(tagged_entries__content_object=entry)
    return tags.annotate(local_name=local_name).order_by("tagged_entries__pk")


@prepared
def thread_numbers(language, entry, original):
    told = Entry(pk=entry, translation_of_id=original).related_entries()
    return told.for_reader(language).values_list("pk", flat=True)


@prepared
def pages_below(language, parent):
    pages = Page.objects.published().filter(parent=parent).for_reader(language)
    return pages.defer("body").order_by("position", "title")


def may_preview(user, entry):
    """Whether ``user`` may see ``entry`` before visitors do: who may change it."""
    if not user.is_staff:
        return False
    meta = type(entry)._meta
    if not user.has_perm(f"{meta.app_label}.change_{meta.model_name}"):
        return False
    return entry.created_by_id == user.pk or user.has_perm("content.change_any_entry")
