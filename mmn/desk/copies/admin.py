"""What the forms of entries do so that nothing typed into them is lost."""

from copy import copy

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from ..asked import number
from ..dashboard import change_address
from ..models import FormCopy
from ..models.copies import KEPT
from .bound import as_query, copied_form, copied_rows
from .keeping import RESTORED_INPUT, WINDOW_INPUT, form_saved, label
from .offers import offers
from .twice import made_before, remember

# Buttons that lead elsewhere than back to the form.
LEADS_AWAY = {IS_POPUP_VAR, "_list", "_addanother", "_preview", "_saveasnew"}


class KeepsCopies:
    """For the admins of entries: ``?copy=5`` opens the form filled with that copy."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "GET" and "copy" in request.GET:
            request.form_copy = self.asked_copy(request, object_id)
            if request.form_copy is None:
                sentence = _(
                    "That text is not kept any more: it was saved or thrown away."
                )
                messages.info(request, sentence)
                return HttpResponseRedirect(request.path)
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            if not object_id and (made := made_before(request, self.model)):
                return self.response_sent_twice(request, made.specific)
            return self.answered(request, object_id, form_url, extra_context)

    def answered(self, request, *args):
        response = super().changeform_view(request, *args)
        if is_stored(request, response):
            form_saved(request, self.model)
            if hasattr(request, "added_entry"):
                remember(request, self.model, request.added_entry)
        return response

    def response_sent_twice(self, request, entry):
        """The answer to the first went to a page that is gone: say it again."""
        if IS_POPUP_VAR in request.POST:
            return super().response_add(request, entry)
        words = _("“%s” was saved the first time you sent it: here it is.")
        messages.info(request, words % entry)
        return HttpResponseRedirect(change_address(entry))

    def asked_copy(self, request, object_id):
        entry = object_id or None
        mine = FormCopy.objects.unsaved_by(request.user)
        asked = number(request.GET["copy"])
        found = mine.filter(pk=asked, form=label(self.model)).first()
        same = found and str(found.entry_id or "") == str(entry or "")
        return found if same else None

    def get_form(self, request, obj=None, change=False, **kwargs):
        copy = copy_in(request)
        if copy and self.may_save(request, obj):
            form = kwargs.get("form", self.form)
            kwargs["form"] = copied_form(form, as_query(copy))
        return super().get_form(request, obj, change, **kwargs)

    def get_formsets_with_inlines(self, request, obj=None):
        filled = copy_in(request) and self.may_save(request, obj)
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            yield (copied_rows(formset) if filled else formset), inline

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        copy = copy_in(request)
        return {**kwargs, "data": as_query(copy)} if copy else kwargs

    def may_save(self, request, obj):
        if obj is None or obj.pk is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, obj)

    def render_change_form(self, request, context, **kwargs):
        entry = kwargs.get("obj")
        if self.may_save(request, entry):
            context["copies"] = self.copies_context(request, entry)
        context["show_save_and_continue"] = False
        context["show_list"] = not context["is_popup"]
        return super().render_change_form(request, context, **kwargs)

    def copies_context(self, request, entry):
        copy, form = copy_in(request), label(self.model)
        window = request.POST.get(WINDOW_INPUT) or get_random_string(20)
        restored = request.POST.get(RESTORED_INPUT, "")
        if copy:
            restored = f"{copy.pk}:{copy.typed_clock}"
        return {
            "form": form,
            "window": window,
            "restored": restored,
            "kept_days": KEPT.days,
            "refused": request.method == "POST",
            "offers": offers(
                request.user, form, entry, [window, copy.window if copy else ""]
            ),
        }

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        request.passed_the_checks = True

    def response_add(self, request, obj, post_url_continue=None):
        request.added_entry = obj
        stay(request)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        stay(request)
        return super().response_change(request, obj)

    def _get_preserved_qsl(self, request, preserved_filters):
        """After saving, the copy that was put back is of no use in the address."""
        kept = super()._get_preserved_qsl(request, preserved_filters)
        return [(name, value) for name, value in kept if name != "copy"]

    def response_settled(self, request, obj):
        """Stored beside what somebody else saved, perhaps after a question."""
        form_saved(request, self.model)
        return super().response_settled(request, obj)


def is_stored(request, response):
    """Whether the posted form is in the database now. A form may pass all checks
    and still come back with a question; an address may lead elsewhere unsaved."""
    passed = getattr(request, "passed_the_checks", False)
    return passed and (response.status_code == 302 or IS_POPUP_VAR in request.POST)


def copy_in(request):
    return getattr(request, "form_copy", None)


def stay(request):
    """After saving, one stays in the form, unless a button said otherwise."""
    if not LEADS_AWAY & set(request.POST):
        request.POST = copy(request.POST)  # its own method copies each value, too
        request.POST["_continue"] = "1"
