"""News, press releases, statements and letters, with whom to ask and who signed."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

from mmn.content.countries import Country
from mmn.content.labels import QuickLabels
from mmn.content.models import Entry, Organisation
from mmn.content.querysets import EntryQuerySet
from mmn.content.words import PartWithWords


class Post(Entry):
    """One piece of news, of any format the secretariat issues or clips."""

    KIND = "news"
    SECTION = _("News")
    TRANSLATED = (*Entry.TRANSLATED, "dated_on", "addressee", "outlet")
    SEARCHED = ("press_contacts", "signatories")

    class Format(models.TextChoices):
        NEWS = "news", _("News")
        PRESS_RELEASE = "press_release", _("Press release")
        STATEMENT = "statement", _("Statement")
        JOINT_STATEMENT = "joint_statement", _("Joint statement")
        OPEN_LETTER = "open_letter", _("Open letter")
        INVITATION = "invitation", _("Invitation")
        CLIPPING = "clipping", _("In the media")

    format = models.CharField(
        _("format"), max_length=20, choices=Format, default=Format.NEWS
    )
    dated_on = models.DateField(
        _("date line"),
        null=True,
        blank=True,
        help_text=_("The date printed on the text, if it differs from publication."),
    )
    addressee = models.CharField(
        _("addressed to"),
        max_length=300,
        blank=True,
        help_text=_("Royal Thai Government; ASEAN labour ministers ..."),
    )
    outlet = models.CharField(
        _("newspaper or station"),
        max_length=200,
        blank=True,
        help_text=_("For items in the media: who published it."),
    )
    source_url = models.URLField(
        _("address of the original"), max_length=500, blank=True
    )

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")

    @property
    def happened_on(self):
        return self.dated_on or super().happened_on

    @property
    def type_name(self):
        return self.get_format_display()

    def search_text(self):
        told = [self.addressee, self.outlet]
        for contact in self.press_contacts.all():
            told.append(f"{contact.name}, {contact.title}, {contact.organisation}")
        for one in self.signatories.all():
            told.append(f"{one.organisation} {one.acronym}".strip())
        return "\n".join(filter(None, told))


class PressContact(PartWithWords):
    """Somebody whom journalists may ring, and in which languages."""

    OWNER = "post"
    PERSON_FIELDS = {
        **{"name": "name", "position": "title", "organisation": "organisation"},
        **{"email": "email", "phone": "phone", "languages": "languages_spoken"},
    }
    TRANSLATED = ("title", "organisation", "languages_spoken")

    post = models.ForeignKey(Post, models.CASCADE, related_name="press_contacts")
    name = models.CharField(_("name"), max_length=200)
    title = models.CharField(_("position"), max_length=200, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    languages_spoken = models.CharField(
        _("languages spoken"),
        max_length=200,
        blank=True,
        help_text=_("English, Khmer"),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("press contact")
        verbose_name_plural = _("press contacts")

    def __str__(self):
        return self.name

    @property
    def phone_link(self):
        """The address that rings: digits only, without a note such as "ext. 2"."""
        found = re.match(r"[+\d\s().-]+", self.phone)
        return "tel:" + re.sub(r"[^+\d]", "", found[0]) if found else ""


class Signatory(QuickLabels, models.Model):
    """An organisation that signed, as its name stood on the statement."""

    OWNER = "post"
    NAMES_ORGANISATION = "organisation"

    post = models.ForeignKey(Post, models.CASCADE, related_name="signatories")
    organisation = models.CharField(_("organisation"), max_length=200)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    country = models.CharField(_("country"), max_length=2, choices=Country, blank=True)
    listed = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="signatures",
        verbose_name=_("known as"),
        help_text=_("The organisation in our list, if it is there."),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")

    def __str__(self):
        return self.organisation
