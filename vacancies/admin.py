"""Admin of vacancies; a deadline that moves leaves its trace by itself."""

from django.contrib import admin, messages
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from mmn.content import dates
from mmn.desk.base import EntryAdmin
from mmn.desk.dashboard import Box, list_address
from mmn.desk.forms import OnceFormSet
from mmn.desk.labels import LabelledRows

from .checks import CHECKS
from .models import DeadlineExtension, Vacancy


class OpenFilter(admin.SimpleListFilter):
    title = _("applications")
    parameter_name = "open"

    def lookups(self, request, model_admin):
        return [
            ("open", _("Open")),
            ("soon", _("Closing within a week")),
            ("closed", _("Closed")),
        ]

    def queryset(self, request, queryset):
        chosen = {
            "open": queryset.open,
            "soon": lambda: jobs_closing_soon(queryset),
            "closed": queryset.closed,
        }.get(self.value())
        return chosen() if chosen else queryset


def jobs_closing_soon(vacancies):
    """Each job once: a translation closes with its original."""
    return vacancies.closing_soon().filter(translation_of=None)


class DeadlineExtensionInline(LabelledRows, admin.TabularInline):
    model = DeadlineExtension
    formset = OnceFormSet
    fields = ["former_deadline", "extended_on", "note"]
    extra = 0
    stands_below = "facts"


@admin.register(Vacancy)
class VacancyAdmin(EntryAdmin):
    add_label = _("Announce a vacancy")
    checks = CHECKS
    facts_title = _("The job")
    facts = [
        *("deadline", ("location", "reports_to"), "salary_and_benefits"),
        *(("starts_on", "starts_on_note"), ("contract_duration", "hours")),
        *("responsibilities", "essential_qualifications"),
        *("desirable_qualifications", "how_to_apply"),
        ("apply_email", "apply_subject"),
    ]
    fact_columns = ["until", "days"]
    fact_filters = [OpenFilter]
    fact_search = ["location", "reports_to"]
    date_hierarchy = "deadline"
    inlines = [DeadlineExtensionInline, *EntryAdmin.inlines]

    @admin.display(description=_("deadline"), ordering="deadline")
    def until(self, vacancy):
        return dates.day(vacancy.deadline)

    @admin.display(description=_("days left"), ordering="deadline")
    def days(self, vacancy):
        return vacancy.days_left if vacancy.is_open else _("closed")

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        former = form.initial.get("deadline")
        vacancy = form.instance
        later = change and former and vacancy.deadline > former
        if not later or not self.was_published(form):
            return
        _row, is_new = vacancy.extensions.get_or_create(former_deadline=former)
        if is_new:
            messages.info(
                request,
                _now("The former deadline, %s, is kept as an extension.")
                % dates.day(former),
            )

    def was_published(self, form):
        """Whether visitors could have read the deadline that stood until now."""
        stored = form.initial.get("status", form.instance.status)
        return stored == Vacancy.Status.PUBLISHED

    def dashboard(self, request):
        soon = jobs_closing_soon(self.get_queryset(request).published())
        url = list_address(Vacancy, "?open=soon&state=published")
        return [Box(_("Vacancies closing within a week"), soon, url)]
