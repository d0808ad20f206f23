"""Upload and browse pictures for texts: for staff who write content, nobody else."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from mmn.content.searching import LONGEST, bounded

from .forms import PictureForm
from .models import ImageConsent, InlineImage, is_withheld
from .uploads import store
from .visibility import works_on_content

PER_PAGE = 24


def for_writers(view):
    """Only staff who may add or change content; others log in, or get 403."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not works_on_content(request.user, ("add", "change")):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@for_writers
@require_POST
def upload(request):
    """Take in a picture and answer as the editor expects: its address, or why not."""
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        sentence = " ".join(form.errors.get("upload", [_("No picture was sent.")]))
        return JsonResponse({"uploaded": 0, "error": {"message": sentence}})
    picture = keep(form.cleaned_data["upload"], request.user)
    return JsonResponse(
        {
            "uploaded": 1,
            "fileName": form.cleaned_data["upload"].sent_as,
            "url": picture.image.url,
            "width": picture.width,
            "height": picture.height,
            **notice(picture.image.name),
        }
    )


def notice(name):
    """What the editor tells beside a picture that visitors will not see."""
    if not ImageConsent.objects.withheld_among([name]):
        return {}
    sentence = _(
        "Consent for this picture was withdrawn or has ended, so visitors don't see it."
    )
    return {"error": {"message": sentence}}


@transaction.atomic
def keep(clean_upload, user):
    """The picture of these bytes; sent for the second time, it is the first one."""
    image = InlineImage._meta.get_field("image")
    name = store(clean_upload, image.folder)
    picture, _made = InlineImage.objects.get_or_create(
        image=name, defaults={"uploaded_by": user}
    )
    return picture


@never_cache
@for_writers
@require_safe
def browse(request):
    """The pictures uploaded so far, newest first, to choose one for the text."""
    words = request.GET.get("q", "").strip()[:LONGEST]
    pictures = InlineImage.objects.filter(~is_withheld("image"))
    for word in bounded(words):
        pictures = pictures.filter(image__icontains=word)
    function = request.GET.get("CKEditorFuncNum", "")
    context = {
        "page": Paginator(pictures, PER_PAGE).get_page(request.GET.get("page")),
        "words": words,
        "function": function if function.isascii() and function.isdigit() else "",
    }
    return render(request, "media/browse.html", context)
