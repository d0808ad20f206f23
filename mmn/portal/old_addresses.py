"""The old site's addresses answer 301, in one step, to where the thing is now.

``/?p=`` ``/?page_id=`` ``/?attachment_id=`` ``/?cat=`` ``/?tag=`` ``/?feed=`` and
``/wp-content/uploads/...``. What is gone or hidden is a 404 like everything hidden.
"""

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import resolve, reverse
from django.views.decorators.http import require_safe

from mmn.content.models import Category, Entry, Tag
from mmn.content.views import PER_PAGE
from mmn.media.addresses import parse_rendition
from mmn.media.visibility import image_is_public, public_document

from .models import OldAddress

UPLOADS = "/wp-content/uploads/"
OLD_PER_PAGE = 5
NUMBERED = ("p", "page_id", "attachment_id")
# What the old site's home page took in its query.
PARAMETERS = (*NUMBERED, "cat", "tag", "feed", "paged")


class OldAddressMiddleware:
    """Looks at the home page with a query, and at nothing else.

    It stands last, so that its 404 is the page that every other one is.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info in ("/", "/index.php") and request.GET:
            found = query(request.GET)
            if found:
                return HttpResponsePermanentRedirect(found)
        return self.get_response(request)


@require_safe
def upload(request, path):
    """301 to the new address of a file."""
    found = _first(OldAddress.objects, path=UPLOADS + path)
    return HttpResponsePermanentRedirect(_target(found))


def query(parameters):
    """The new address that a query of the old site means; None if it isn't one."""
    for name in NUMBERED:
        if name in parameters:
            return entry(parameters[name])
    if "cat" in parameters:
        return category(parameters)
    if "tag" in parameters:
        if (tag := Tag.objects.at(parameters["tag"])) is None:
            raise Http404
        return tag.get_absolute_url()
    if "feed" in parameters:
        return reverse("portal:atom" if parameters["feed"] == "atom" else "portal:feed")
    return None


def entry(number):
    """The entry with that number, or the one that a file of that number belonged to."""
    if not number.isdecimal() or len(number) > 9:
        raise Http404
    found = Entry.objects.published().filter(legacy_id=number).first()
    if found:
        return found.specific.get_absolute_url()
    return _target(_first(OldAddress.objects, path=f"/?attachment_id={int(number)}"))


def category(parameters):
    """A category's archive, or its feed; old pages had five posts each."""
    number = parameters["cat"].partition(",")[0]
    if not number.isdecimal() or len(number) > 9:
        raise Http404
    found = _first(Category.objects, legacy_id=number)
    if "feed" in parameters:
        return reverse("portal:category_feed", args=[found.slug])
    page = _page(parameters.get("paged", ""), found)
    return found.get_absolute_url() + (f"?page={page}" if page > 1 else "")


def _page(old, category):
    """The page that now holds what began the old one, at most the last."""
    if not old.isdecimal() or len(old) > 6:
        return 1
    shown = Entry.objects.published().for_reader("en").sorted_under(category)
    last = max(shown.count() - 1, 0)
    first = min((max(int(old), 1) - 1) * OLD_PER_PAGE, last)
    return first // PER_PAGE + 1


def _first(rows, **condition):
    found = rows.filter(**condition).first()
    if found is None:
        raise Http404
    return found


def _is_public(target):
    """Whether visitors get the file at this address: its name alone may tell much."""
    found = resolve(target)
    if found.view_name == "media:document":
        return public_document(found.kwargs["key"]) is not None
    if found.view_name == "media:image":
        name = found.kwargs["name"]
        rendition = parse_rendition(name)
        return image_is_public(rendition.original if rendition else name)
    return True


def _target(old):
    if old.target:
        if not _is_public(old.target):
            raise Http404
        return old.target
    shown = Entry.objects.published().filter(pk=old.entry_id).first()
    if shown is None:
        raise Http404
    return shown.specific.get_absolute_url()
