"""Standing pages and the paths that lead to them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..addresses import address
from .entries import Entry


class Page(Entry):
    """A standing page such as "Who we are"."""

    KIND = "page"
    LISTED = False

    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("under"),
        help_text=_("The page this one stands below; empty for the first level."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Lower numbers come first in menus.")
    )
    in_menu = models.BooleanField(_("in the menu"), default=False)

    class Meta:
        ordering = ["position", "title"]
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def address_in(self, language):
        return address("page:detail", self.path, language=language)

    @property
    def path(self):
        """The slugs from the first level down to this page, joined by slashes."""
        return "/".join(page.slug for page in [*self.ancestors(), self])

    def ancestors(self):
        """The pages above this one, the first level first."""
        above, page, seen = [], self.parent, {self.pk}
        while page and page.pk not in seen:
            above.insert(0, page)
            seen.add(page.pk)
            page = page.parent
        return above

    def clean(self):
        super().clean()
        from ..reserved import reserved_words

        if not self.parent_id and self.slug in reserved_words():
            raise ValidationError(
                {"slug": _("This word is used by the site itself. Choose another.")}
            )
        ancestor = self.parent
        while ancestor:
            if self.pk and ancestor.pk == self.pk:
                raise ValidationError(
                    {"parent": _("A page cannot stand below itself.")}
                )
            ancestor = ancestor.parent
