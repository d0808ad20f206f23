"""Which originals the page of all translations shows, and in which order."""

from django import forms
from django.contrib import admin
from django.db.models import Case, Count, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, ExtractYear
from django.db.models.lookups import LessThan
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mmn.content import dates
from mmn.content.kinds import kinds
from mmn.content.languages import INTERFACE
from mmn.content.models import Entry, Translation
from mmn.content.models.translations import translations_in

from ..permissions import visible_to

State = Translation.State
YEAR = ExtractYear(Coalesce("published_at", "created_at"))


def kinds_for(request):
    """The kinds whose entries this person may see."""
    return [
        kind
        for kind in kinds()
        if admin.site.get_model_admin(kind).has_view_permission(request)
    ]


def seen_originals(request, kinds):
    names = [kind.KIND for kind in kinds]
    seen = visible_to(request.user, Entry.objects.filter(kind__in=names))
    return seen.filter(translation_of=None)


class CoverageForm(forms.Form):
    """What the page is narrowed by; what is not offered narrows nothing."""

    kind = forms.ChoiceField(label=_("Kind"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, request, kinds):
        super().__init__(request.GET)
        found = seen_originals(request, kinds).annotate(year=YEAR).order_by("-year")
        years = found.values_list("year", flat=True).distinct()
        names = [(k.KIND, capfirst(k._meta.verbose_name_plural)) for k in kinds]
        self.fields["kind"].choices = [("", _("All kinds")), *names]
        self.fields["year"].choices = [
            ("", _("All years")),
            *((str(year), dates.year(str(year))) for year in years),
        ]
        self.fields["language"].choices = [("", _("All languages")), *INTERFACE.items()]
        self.fields["state"].choices = [("", _("All states")), *State.choices]

    @property
    def asked(self):
        """{name: value} of what is offered and was asked for."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def originals(request, kinds, asked):
    """The originals that were asked for: published ones first, and of these the ones
    with the fewest complete translations."""
    found = seen_originals(request, kinds)
    if "kind" in asked:
        found = found.filter(kind=asked["kind"])
    if "year" in asked:
        found = found.alias(year=YEAR).filter(year=asked["year"])
    language = asked.get("language")
    if "state" in asked:
        found = found.filter(in_state(asked["state"], language))
    return found.annotate(
        waits=Case(When(status="published", then=Value(0)), default=Value(1)),
        done=how_many(translations_in(State.COMPLETE), language),
    ).order_by("waits", "done", "-published_at", "-pk")


def texts(condition, language):
    """Within a query of originals: their translations that ``condition`` fits."""
    found = Entry.objects.filter(condition, translation_of=OuterRef("pk")).order_by()
    return found.filter(language=language) if language else found


def how_many(condition, language):
    found = texts(condition, language).values("translation_of")
    return Coalesce(Subquery(found.annotate(n=Count("pk")).values("n")), 0)


def in_state(state, language):
    """The condition that an original has a translation in ``state``."""
    if state != State.MISSING:
        return Q(Exists(texts(translations_in(state), language)))
    if language:
        return ~Q(language=language) & ~Q(Exists(texts(Q(), language)))
    there = how_many(Q(language__in=list(INTERFACE)), None)
    own = Case(When(language__in=list(INTERFACE), then=Value(1)), default=Value(0))
    return Q(LessThan(there + own, Value(len(INTERFACE))))
