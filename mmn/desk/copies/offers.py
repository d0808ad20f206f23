"""What was typed and not saved is offered back."""

from dataclasses import dataclass

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mmn.content.kinds import kinds

from ..models import FormCopy
from .keeping import label


@dataclass
class Offer:
    """A copy in words, with the addresses of what can be done with it."""

    copy: FormCopy
    is_open: bool

    @property
    def what(self):
        title = self.copy.title.strip() or _("without a title yet")
        # A single word is mostly a choice or a number.
        texts = (strip_tags(value).split() for _name, value in self.copy.fields)
        words = sum(len(text) for text in texts if len(text) > 1)
        return ngettext(
            "“%(title)s”, %(n)d word", "“%(title)s”, %(n)d words", words
        ) % {
            "title": title,
            "n": words,
        }

    @property
    def when(self):
        return date_format(timezone.localtime(self.copy.typed_at), "j M Y, H:i")

    @property
    def kind(self):
        return capfirst(model_of(self.copy)._meta.verbose_name)

    @property
    def beside(self):
        return reverse("desk:copy", args=[self.copy.pk])

    @property
    def throw_away(self):
        return reverse("desk:throw_copy_away", args=[self.copy.pk])

    @property
    def put_back(self):
        return f"{form_address(self.copy)}?copy={self.copy.pk}"


def model_of(copy):
    return model_labelled(copy.form)


def model_labelled(form):
    """The kind of entry whose forms are called ``form``, or None."""
    return next((model for model in kinds() if label(model) == form), None)


def admin_of(form):
    model = model_labelled(form)
    return model and admin.site.get_model_admin(model)


def form_address(copy):
    """The form that ``copy`` is of."""
    meta = model_of(copy)._meta
    page, args = ("change", [copy.entry_id]) if copy.entry_id else ("add", [])
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=args)


def may_write(request, form, entry):
    """Whether this person may save that form."""
    model_admin = admin_of(form)
    if entry is None:
        return model_admin.has_add_permission(request)
    return model_admin.has_change_permission(request, entry)


def offers(user, form, entry, but_not=()):
    """What this person typed into this form, in windows other than ``but_not``."""
    found = FormCopy.objects.unsaved_by(user).filter(form=form, entry=entry)
    return all_offers(found.exclude(window__in=[w for w in but_not if w]))


def all_offers(copies):
    """Copies in words; those of kinds that are no longer on this site stay away."""
    open_now = set(copies.open_now().values_list("pk", flat=True))
    return [Offer(copy, copy.pk in open_now) for copy in copies if model_of(copy)]
