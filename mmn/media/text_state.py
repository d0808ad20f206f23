"""Whether the words of a PDF can be read by machines: by search, by screen readers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TextState(models.TextChoices):
    UNKNOWN = "", _("Not known")
    ALL = "all", _("Text found")
    PART = "part", _("Text on some pages, others are only pictures")
    NONE = "none", _("Only pictures of pages: no text for search or screen readers")
