"""Keeping copies while somebody types, and giving them back."""

from contextlib import nullcontext
from functools import wraps

from django.contrib import admin, messages
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from .. import checking
from ..asked import number
from ..models import FormCopy
from ..versions.snapshots import as_if
from ..versions.strands import Waiting, waiting_of
from .beside import differences
from .bound import as_posted
from .keeping import keep, let_go
from .offers import (
    Offer,
    admin_of,
    all_offers,
    form_address,
    may_write,
    model_of,
    offers,
)
from .presence import others
from .sent import read


def refusal(status, sentence):
    return JsonResponse({"problem": str(sentence)}, status=status)


def for_scripts(view):
    """Who isn't logged in gets a 401 that a script understands."""

    @never_cache
    @wraps(view)
    def ask_first(request):
        if not admin.site.has_permission(request):
            return refusal(401, _("You are not logged in."))
        return view(request)

    return ask_first


@require_http_methods(["GET", "POST"])
@for_scripts
def copies(request):
    """GET: who is logged in here. POST: what somebody is typing into a form."""
    if request.method == "GET":
        return JsonResponse({"user": request.user.pk, "token": get_token(request)})
    try:
        sent = read(request.body)
    except RequestDataTooBig:
        return refusal(413, _("Too long for a copy on the server."))
    if sent is None or not sent.is_valid():
        return refusal(400, _("This is no copy of a form."))
    if sent.cleaned_data["user"] != request.user.pk:
        return refusal(409, _("Somebody else is logged in here now."))
    return keep_sent(request, sent)


def keep_sent(request, sent):
    form, number = sent.cleaned_data["form"], sent.cleaned_data["entry"]
    model_admin = admin_of(form)
    if model_admin is None:
        return refusal(400, _("This is no copy of a form."))
    entry = model_admin.get_object(request, str(number)) if number else None
    if number and entry is None:
        return refusal(404, _("Somebody has deleted this."))
    if not may_write(request, form, entry):
        return refusal(403, _("You may not change this any more."))
    copy = keep(request.user, entry, sent)
    found = answer(request, entry, copy)
    if fields := to_look_at(sent, copy):
        data = as_posted(fields)
        looked = checking.look_at(model_admin, request, entry, data)
        found |= {"checks": looked.findings, "pending": looked.pending}
    return JsonResponse(found)


def to_look_at(sent, copy):
    """The fields that the checks are about: what is kept now, or was before and may be
    judged anew; nothing of a window that is closed."""
    message = sent.cleaned_data
    if message["left_over"]:
        return []
    return copy.fields if message["fields"] else message["look_at"]


def answer(request, entry, copy):
    return {
        "done": copy.done_at is not None,
        # What the server has is as new as this, on the clock of the browser.
        "clock": copy.typed_clock if copy.typed_at else None,
        "saved_at": timezone.now().isoformat(),
        "others": others(request.user, entry, copy.window),
        "token": get_token(request),
    }


@require_safe
@for_scripts
def offered(request):
    """The notice at the top of a form, for when a text has just arrived."""
    form, entry = request.GET.get("form", ""), number(request.GET.get("entry", ""))
    found = offers(request.user, form, entry or None, request.GET.getlist("window"))
    return render(request, "admin/desk/copies/_offers.html", {"offers": found})


@require_safe
def mine(request):
    found = all_offers(FormCopy.objects.unsaved_by(request.user))
    return page(request, "mine", _("Your unsaved texts"), offers=found)


@require_safe
def beside(request, pk):
    """What was typed beside what is stored: only for who typed it."""
    copy = get_object_or_404(FormCopy.objects.unsaved_by(request.user), pk=pk)
    model_admin = admin_of(copy.form)
    if model_admin is None:
        raise Http404
    entry = copy.entry and model_admin.get_object(request, str(copy.entry_id))
    writes = may_write(request, copy.form, entry)
    if not writes:
        return page(request, "beside", _("What you typed"), copy=copy)
    return page(
        request,
        "beside",
        _("What you typed beside what is stored"),
        copy=copy,
        offer=Offer(copy, is_open=False),
        groups=compared(model_admin, request, entry, copy),
    )


def compared(model_admin, request, entry, copy):
    """With what the form was opened on: the public entry, or its changes that wait."""
    opened = dict(copy.fields).get("opened_version", "")
    waits = entry and opened.startswith("w") and waiting_of(entry)
    with as_if(Waiting(entry).rows()) if waits else nullcontext():
        return differences(model_admin, request, entry, copy)


@require_POST
def throw_away(request, pk):
    mine = FormCopy.objects.unsaved_by(request.user)
    copy = get_object_or_404(mine, pk=pk)
    let_go(mine.filter(pk=pk))
    messages.success(request, _("Thrown away. What is stored is as it was."))
    if "back" in request.POST or model_of(copy) is None:
        return redirect("desk:my_copies")
    return redirect(form_address(copy))


def page(request, name, title, **context):
    context |= {"title": title, **admin.site.each_context(request)}
    return render(request, f"admin/desk/copies/{name}.html", context)
