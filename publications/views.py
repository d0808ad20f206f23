from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from mmn.content.cacheable import Cacheable
from mmn.content.kinds import section_name
from mmn.content.parts import parts
from mmn.content.structured import home, root_of, trail
from mmn.content.views import EntryDetail, KindList

from .briefs import grid
from .citing import Citation
from .filters import publication_filters
from .models import PolicyBrief, Publication
from .shelves import Shelves
from .structured import volume


class PublicationList(KindList):
    model = Publication
    shows_photos = False

    def make_filters(self):
        return publication_filters()

    def get_context_data(self, **kwargs):
        return super().get_context_data(orders=orders(), **kwargs)


class PublicationShelves(TemplateView):
    """Covers on shelves, in one of four orders."""

    cacheable = Cacheable()
    template_name = "publications/shelves.html"
    ORDERS = {
        "country": (_("By country"), Shelves.by_country),
        "theme": (_("By theme"), Shelves.by_theme),
        "year": (_("By year"), Shelves.by_year),
        "language": (_("By language"), Shelves.by_language),
    }

    def get_context_data(self, by="country"):
        if by not in self.ORDERS:
            raise Http404
        shelves = Shelves()
        name, sorted_by = self.ORDERS[by]
        path = reverse("publications:browse_by", args=[by])
        section = section_name(Publication)
        way = [home(), (section, reverse("publications:list")), (name, path)]
        return super().get_context_data(
            kind=Publication.KIND,
            section=section,
            name=name,
            by=by,
            orders=orders(),
            shelves=shelves.filled(sorted_by(shelves)),
            lasting_path=path,
            structured=[trail(root_of(self.request), way)],
        )


def orders():
    """The orders of the shelves, as (part of the address, words)."""
    return [(key, words) for key, (words, _how) in PublicationShelves.ORDERS.items()]


class PublicationDetail(EntryDetail):
    model = Publication

    @cached_property
    def briefs(self):
        return parts(self.object, PolicyBrief.objects.for_readers, "publication")

    def more_files(self):
        return self.briefs

    def described(self, root, context):
        return volume(root, self.object, context, context["brief_files"])

    def facts(self):
        publication = self.object
        return super().facts() | {
            "partners": organisations(publication, partners),
            "funders": organisations(publication, funders),
            "brief_files": self.briefs,
            "briefs": grid(self.briefs, get_language()),
        }

    def get_context_data(self, **kwargs):
        publication = self.object
        context = super().get_context_data(**kwargs)
        if publication.is_visible:
            address = root_of(self.request) + context["address"]
            context["citation"] = Citation(publication, address, context["documents"])
        return context


class CitationFile(EntryDetail):
    """How to cite a publication, for programs; as public as the publication."""

    model = Publication
    # (function that writes it, content type, ending of the file's name)
    form = None

    def may_see(self, entry):
        return entry.is_visible

    def get(self, request, *args, **kwargs):
        publication = self.get_object()
        write, content_type, ending = self.form
        address = root_of(request) + publication.get_absolute_url()
        citation = Citation(publication, address)
        content_type = f"{content_type}; charset=utf-8"
        response = HttpResponse(write(citation), content_type=content_type)
        name = f"{citation.name}.{ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


def organisations(publication, links):
    """The organisations that ``links`` lead to by name, in one query."""
    return [link.organisation for link in parts(publication, links, "publication")]


def partners():
    return by_name(Publication.partners)


def funders():
    return by_name(Publication.funders)


def by_name(relation):
    links = relation.through.objects.select_related("organisation")
    return links.order_by("organisation__name")
