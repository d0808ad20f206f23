"""The mail the site writes, as staff see it: sent, waiting, or given up and why."""

from django.contrib import admin, messages
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..background import wake
from ..dashboard import list_address
from ..models import QueuedMail

STATES = {
    "waiting": gettext_lazy("Waiting"),
    "failed": gettext_lazy("Given up"),
    "sent": gettext_lazy("Sent"),
}


class MailStateFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return STATES.items()

    def queryset(self, request, queryset):
        if self.value() in STATES:
            return getattr(queryset, self.value())()
        return queryset


@admin.action(permissions=["change"], description=gettext_lazy("Try again now"))
def try_again(model_admin, request, queryset):
    """Let what did not leave be tried at once, and for three days from now."""
    now = timezone.now()
    count = queryset.filter(sent_at=None).update(
        next_try_at=now, wanted_at=now, tries=0
    )
    wake("mail")
    if count:
        sentence = ngettext(
            "%d message is tried again now. Look here again in a minute.",
            "%d messages are tried again now. Look here again in a minute.",
            count,
        )
        messages.success(request, sentence % count)
    else:
        messages.warning(request, _("All of these have been sent already."))


@admin.register(QueuedMail)
class QueuedMailAdmin(admin.ModelAdmin):
    list_display = ["subject", "to", "state", "queued_at", "tries", "problem"]
    list_filter = [MailStateFilter]
    search_fields = ["subject", "to"]
    actions = [try_again]
    show_full_result_count = False
    readonly_fields = ["queued_at"]

    def has_add_permission(self, request):
        return False

    def get_readonly_fields(self, request, obj=None):
        return self.fields_shown

    def get_fields(self, request, obj=None):
        return self.fields_shown

    fields_shown = [
        *("subject", "to", "text", "state", "queued_at", "sent_at"),
        *("tries", "next_try_at", "problem"),
    ]

    @admin.display(description=gettext_lazy("state"))
    def state(self, mail):
        return format_html(
            '<span class="state state--mail-{}">{}</span>',
            mail.state,
            STATES[mail.state],
        )

    def warnings(self, request):
        """For the first page: since when mail is not leaving, and why."""
        stuck = QueuedMail.objects.stuck().order_by("queued_at").first()
        if stuck is None:
            return []
        since = date_format(timezone.localtime(stuck.queued_at), "j M Y, H:i")
        sentence = _("Mail is not leaving since %(since)s. %(problem)s")
        found = {"since": since, "problem": stuck.problem}
        return [(sentence % found, list_address(QueuedMail), _("See the mail"))]
