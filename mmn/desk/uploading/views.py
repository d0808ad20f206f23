"""Take in one file that a form's script sends, and show it while its form is open."""

from functools import wraps

from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from mmn.media.addresses import WIDTHS, Rendition
from mmn.media.fields import ImageFormField, PdfFormField
from mmn.media.kept import Token, keep, resolve
from mmn.media.renditions import make_on_request
from mmn.media.sending import send
from mmn.media.visibility import works_on_content

from ..background import wake
from .answers import pdf_answer, photo_answer


def for_uploaders(view):
    """Only staff who may add or change content; others are told so by a script."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return refused(logged_out(), 403, code="logged_out")
        if not works_on_content(request.user, ("add", "change")):
            return refused(_("Your account may not add files."), 403, code="forbidden")
        return view(request, *args, **kwargs)

    return guarded


def logged_out():
    return _(
        "You are no longer logged in. Log in again in another tab; then this goes on."
    )


def refused(sentence, status, code):
    return JsonResponse({"error": sentence, "code": code}, status=status)


def receiving(form_field, answer):
    """A view that takes one file in as ``form_field`` asks."""

    @never_cache
    @for_uploaders
    @require_POST
    def receive(request):
        field = form_field()
        try:
            clean = field.clean(request.FILES.get("file"))
        except ValidationError as error:
            status = 413 if error.code == "too_large" else 400
            return refused(" ".join(error.messages), status, error.code)
        kept = keep(clean, field.folder, request.user)
        wake("renditions", "pdf_texts")
        return JsonResponse(answer(kept))

    return receive


photo = receiving(ImageFormField, photo_answer)
pdf = receiving(PdfFormField, pdf_answer)


@never_cache
@for_uploaders
@require_safe
def kept_picture(request, token):
    """A small copy of an uploaded picture that no saved entry may have yet."""
    try:
        upload = resolve(Token(token), request.user, ImageFormField.folder)
    except ValidationError:
        raise Http404 from None
    name = upload.stored.name
    make_on_request(name, widest=WIDTHS[0])
    return send(
        request, Rendition(name, WIDTHS[0], upload.extension).name, private=True
    )
