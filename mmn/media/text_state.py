"""Whether the words of a PDF can be read by machines: by search, by screen readers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TextState(models.TextChoices):
    UNKNOWN = "", _("Not known")
    ALL = "all", _("Text found")
    PART = "part", _("Text on some pages, others are only pictures")
    NONE = "none", _("Only pictures of pages: no text for search or screen readers")
    BAD = "bad", _("Its letters come out garbled: no text for search or screen readers")
    FAIL = "fail", _("Its text can't be read: the file is damaged or too complicated")


# With these there is a text worth finding and reading.
GOOD = [TextState.ALL, TextState.PART]
