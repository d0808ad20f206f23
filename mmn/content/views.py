"""What every kind's public pages share."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.views.generic import DetailView, ListView

from .languages import Language
from .models import Entry, FormerAddress, Page

PER_PAGE = 12


class EntryList(ListView):
    """A list of published entries, each once, newest first, page by page."""

    paginate_by = PER_PAGE
    context_object_name = "entries"

    def get_queryset(self):
        return (
            self.model.objects.published()
            .for_reader(get_language())
            .newest_first()
            .cards()
        )


class KindList(EntryList):
    """The list of one kind, with filters from the query string.

    ``filters`` names the query parameters a kind offers, each with the choices shown
    and the lookup it means; an unknown value filters nothing.
    """

    def get_queryset(self):
        queryset = super().get_queryset()
        for chosen in self.filters():
            if chosen.value:
                queryset = queryset.filter(**chosen.condition())
        return queryset

    def filters(self):
        return []


class EntryDetail(DetailView):
    """One entry at its address, in the reader's language where it exists in that.

    Staff who may change the entry see it before visitors do; such a page is never
    cached.
    """

    context_object_name = "entry"

    def get_object(self, queryset=None):
        found = list(
            self.get_queryset().filter(slug=self.kwargs["slug"]).order_by("pk")
        )
        allowed = [entry for entry in found if self.may_see(entry)]
        if not allowed:
            raise Http404
        return min(allowed, key=self.distance)

    def get_queryset(self):
        return self.model.objects.select_related("translation_of")

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
        return super().get_context_data(
            preview=not entry.is_visible,
            other_language=entry.language != get_language(),
            categories=entry.categories.all(),
            tags=entry.tags.all(),
            photos=entry.photos.shown(),
            documents=entry.documents.all(),
            translations=self.translations(),
            related=entry.related_entries().for_reader(get_language()).cards()[:6],
            now=timezone.now(),
            **kwargs,
        )

    def translations(self):
        """The visible texts of this entry in all its languages, this one included."""
        original = self.object.translation_of_id or self.object.pk
        family = Entry.objects.published().filter(pk=original) | (
            Entry.objects.published().filter(translation_of=original)
        )
        return family.only("kind", "language", "slug", "title").order_by("language")


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
            return HttpResponsePermanentRedirect(page.get_absolute_url())
        return response


def may_preview(user, entry):
    """Whether ``user`` may see ``entry`` before visitors do: who may change it."""
    if not user.is_staff:
        return False
    meta = type(entry)._meta
    if not user.has_perm(f"{meta.app_label}.change_{meta.model_name}"):
        return False
    return entry.created_by_id == user.pk or user.has_perm("content.change_any_entry")
