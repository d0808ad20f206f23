"""What the forms of entries do about translations."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from mmn.content.languages import Language
from mmn.content.models import Entry, SourceText
from mmn.content.words import words_of

from ..asked import number
from ..copies.admin import copy_in
from ..copies.bound import as_query
from ..dashboard import change_address
from ..permissions import may, visible_to
from .beside import Beside, original_of
from .inlines import PartTextInline, TranslationInline
from .starting import structure_of, take_cover
from .table import languages_of

ROWS, TICK = "as_translation-TOTAL_FORMS", "as_translation-0-up_to_date"


class Translated:
    """Mixed into the admins of entries: a form of a translation has its original
    beside it, and an empty one takes over what is no text."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        starts = request.method == "GET" and not object_id
        if starts and (existing := self.translated_already(request)):
            messages.info(request, _("This translation exists already."))
            return redirect(change_address(existing))
        return super().changeform_view(request, object_id, form_url, extra_context)

    def translated_already(self, request):
        """The translation that ``?translation_of=`` and ``&language=`` ask for."""
        original = self.asked_original(request, request.GET)
        language = request.GET.get("language")
        return original and original.translations.filter(language=language).first()

    def asked_original(self, request, typed):
        """The original that a form or an address names, if there is one of this kind;
        who may not see it is refused."""
        asked = number(typed.get("translation_of", ""))
        found = asked and Entry.objects.filter(pk=asked, kind=self.model.KIND).first()
        if not found:
            return None
        original = original_of(found) or found.specific
        if not visible_to(request.user, Entry.objects.filter(pk=original.pk)).exists():
            raise PermissionDenied
        return original

    def original_for(self, request, entry):
        """The original of the form's entry; of an empty form, the one it names."""
        if entry and entry.pk:
            return original_of(entry)
        copy = copy_in(request)
        typed = request.POST or (as_query(copy) if copy else request.GET)
        return self.asked_original(request, typed)

    def get_changeform_initial_data(self, request):
        original = self.asked_original(request, request.GET)
        if original is None:
            initial = super().get_changeform_initial_data(request)
            return {k: v for k, v in initial.items() if k != "translation_of"}
        language = request.GET.get("language")
        known = language if language in Language.values else original.language
        return structure_of(original, known)

    def get_inlines(self, request, obj):
        inlines = super().get_inlines(request, obj)
        if request.method == "POST" and ROWS not in request.POST:
            return inlines
        original = self.original_for(request, obj)
        if original is None or not self.may_save(request, obj):
            return inlines
        self.put_beside(request, original, obj if obj and obj.pk else None)
        own = [TranslationInline]
        if request.beside_original.parts:
            own.append(PartTextInline)
        return [*own, *inlines]

    def put_beside(self, request, original, translation):
        """Read the original once for a form, though its inlines are asked for often."""
        known = getattr(request, "beside_original", None)
        if known is None or known.translation != translation:
            request.beside_original = Beside(original, translation)

    def tried_on(self, request, entry, base, proceed):
        """What a form says of the original is kept for good: a trial would take it
        along when it goes."""
        if TICK in request.POST and (original := original_of(entry)):
            SourceText.objects.keep(words_of(original))
        return super().tried_on(request, entry, base, proceed)

    def save_model(self, request, obj, form, change):
        if not change:
            take_cover(obj)
        super().save_model(request, obj, form, change)

    def render_change_form(self, request, context, **kwargs):
        entry = kwargs.get("obj")
        context["beside"] = getattr(request, "beside_original", None)
        if entry and entry.pk and may(request, "view", entry):
            context["languages"] = languages_of(request, entry)
        return super().render_change_form(request, context, **kwargs)
