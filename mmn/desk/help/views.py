"""Guides and their pictures, for everybody who may log in to the admin."""

from django.contrib import admin
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .guides import FOLDER, NAME, guide, guides


@require_safe
def page(request, name="index"):
    found = guide(name)
    if found is None:
        raise Http404
    context = {
        **admin.site.each_context(request),
        "title": found.title,
        "guide": found,
        "guides": guides(),
    }
    return render(request, "admin/desk/help.html", context)


@require_safe
def picture(request, name):
    path = FOLDER / "images" / f"{name}.webp"
    if not NAME.fullmatch(name) or not path.is_file():
        raise Http404
    response = HttpResponse(path.read_bytes(), content_type="image/webp")
    response["Cache-Control"] = "private, max-age=3600"
    return response
