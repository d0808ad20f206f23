"""Admin of posts: whom to ask, who signed, where it was printed."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from mmn.desk.base import EntryAdmin
from mmn.desk.finding.admin import FindsNames
from mmn.desk.forms import OneLineTexts
from mmn.desk.labels import LabelledRows
from mmn.desk.pasting.inlines import PastedRows
from mmn.desk.pasting.signatories import SignatoryReader

from .checks import CHECKS
from .models import Post, PressContact, Signatory


class PressContactInline(FindsNames, OneLineTexts, admin.StackedInline):
    model = PressContact
    extra = 0
    stands_below = "facts"
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("name", "title", "organisation"),
                    ("email", "phone"),
                    ("languages_spoken", "position"),
                ]
            },
        )
    ]


class SignatoryInline(PastedRows, FindsNames, LabelledRows, admin.TabularInline):
    model = Signatory
    reader = SignatoryReader()
    fields = ["organisation", "acronym", "country", "listed", "position"]
    extra = 0
    stands_below = "facts"
    autocomplete_fields = ["listed"]


@admin.register(Post)
class PostAdmin(EntryAdmin):
    add_label = _("Write news")
    checks = CHECKS
    facts_title = _("The post")
    facts = [("format", "dated_on"), "addressee", ("outlet", "source_url")]
    fact_columns = ["format"]
    fact_filters = ["format"]
    fact_search = [
        *("addressee", "outlet", "press_contacts__name", "signatories__organisation"),
    ]
    inlines = [PressContactInline, SignatoryInline, *EntryAdmin.inlines]
