"""Countries that MMN's work touches, named as MMN names them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Country(models.TextChoices):
    """ISO 3166-1 alpha-2 codes; the names are the secretariat's choice."""

    CAMBODIA = "KH", _("Cambodia")
    CHINA = "CN", _("China")
    LAOS = "LA", _("Lao PDR")
    MYANMAR = "MM", _("Myanmar")
    THAILAND = "TH", _("Thailand")
    VIETNAM = "VN", _("Vietnam")
    AUSTRALIA = "AU", _("Australia")
    BANGLADESH = "BD", _("Bangladesh")
    BRUNEI = "BN", _("Brunei")
    CANADA = "CA", _("Canada")
    HONG_KONG = "HK", _("Hong Kong")
    INDIA = "IN", _("India")
    INDONESIA = "ID", _("Indonesia")
    JAPAN = "JP", _("Japan")
    KOREA = "KR", _("South Korea")
    MALAYSIA = "MY", _("Malaysia")
    NEPAL = "NP", _("Nepal")
    PHILIPPINES = "PH", _("Philippines")
    SINGAPORE = "SG", _("Singapore")
    SRI_LANKA = "LK", _("Sri Lanka")
    SWITZERLAND = "CH", _("Switzerland")
    TAIWAN = "TW", _("Taiwan")
    UNITED_KINGDOM = "GB", _("United Kingdom")
    UNITED_STATES = "US", _("United States")
