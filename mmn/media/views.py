"""Files are sent only while an entry that a visitor may see uses them."""

from django.core.files.storage import default_storage
from django.http import Http404, HttpResponsePermanentRedirect
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from .addresses import IMAGE, WIDTHS, parse_rendition
from .cards import card_name, make_card
from .models import PlacedFile
from .renditions import make_on_request
from .sending import send
from .visibility import (
    also_shown,
    document_for,
    image_exists,
    image_is_public,
    image_shown_in,
    works_on_content,
)


@require_safe
def image(request, name):
    """An image or one of its renditions: the smallest for a reader whose browser says
    that data are dear, unless the address says ``?full``."""
    rendition = parse_rendition(name)
    may_be_small = rendition is not None and "full" not in request.GET
    if may_be_small and request.headers.get("Save-Data", "").lower() == "on":
        rendition = rendition._replace(width=WIDTHS[0])
        name = rendition.name
    original = rendition.original if rendition else name
    public = is_public_or_404(request, original)
    if rendition and not default_storage.exists(name):
        quick = rendition.extension != "avif"
        make_on_request(original, widest=rendition.width, quick=quick)
    response = send(request, name, private=not public)
    if may_be_small:
        patch_vary_headers(response, ["Save-Data"])
    return response


@require_safe
def card(request, original):
    """What other sites show of a shared link: made when it is first asked for."""
    public = is_public_or_404(request, original)
    name = card_name(original)
    if not default_storage.exists(name):
        try:
            make_card(original)
        except FileNotFoundError:
            raise Http404 from None
    return send(request, name, private=not public)


def is_public_or_404(request, original):
    """Whether everybody may see the picture; 404 if this request may not."""
    if not IMAGE.fullmatch(original):
        raise Http404
    public = image_is_public(original)
    if not public and not hidden_image_is_for(request, original):
        raise Http404
    return public


def hidden_image_is_for(request, name):
    """Whether this request may see an image that visitors may not."""
    if works_on_content(request.user):
        return image_exists(name)
    return also_shown(request, lambda entries: image_shown_in(entries, name))


@require_safe
def document(request, key, name):
    """A PDF at its lasting address, whatever kind of content it belongs to."""
    found, public = document_for(request, key)
    if found is None:
        raise Http404
    if name != found.download_name:
        moved = HttpResponsePermanentRedirect(found.get_absolute_url())
        moved["Cache-Control"] = "no-store"  # the name may be changed back
        return moved
    response = send(
        request,
        found.file.name,
        save_as=found.saved_as,
        private=not public,
    )
    # Browsers show PDFs with a page of their own, which the site's policy would break.
    response._csp_exempt = True
    return response


@require_safe
def earlier(request, key, pk):
    """What stood at a document's address before: staff only."""
    found = PlacedFile.objects.filter(key=key, pk=pk).first()
    if found is None or not works_on_content(request.user):
        raise Http404
    response = send(request, found.file, save_as=str(found), private=True)
    response._csp_exempt = True
    return response
