"""The languages of the interface and of documents, each under its own name."""

from django.conf.locale import LANG_INFO
from django.db import models

# The interface speaks these; the codes are also the prefixes of addresses.
INTERFACE = {
    "en": "English",
    "my": "မြန်မာ",
    "km": "ខ្មែរ",
    "lo": "ລາວ",
    "th": "ไทย",
    "vi": "Tiếng Việt",
    "zh-hans": "中文",
    "ja": "日本語",
}

# Django ships no entry for Lao, and get_language_info("lo") would raise.
LANG_INFO.setdefault(
    "lo", {"bidi": False, "code": "lo", "name": "Lao", "name_local": "ລາວ"}
)


class Language(models.TextChoices):
    """A language a text or a document is written in (BCP 47 codes)."""

    ENGLISH = "en", "English"
    BURMESE = "my", "Burmese (မြန်မာ)"
    KHMER = "km", "Khmer (ខ្មែរ)"
    LAO = "lo", "Lao (ລາວ)"
    THAI = "th", "Thai (ไทย)"
    VIETNAMESE = "vi", "Vietnamese (Tiếng Việt)"
    CHINESE = "zh-hans", "Chinese (中文)"
    JAPANESE = "ja", "Japanese (日本語)"
    SHAN = "shn", "Shan (လိၵ်ႈတႆး)"
    MON = "mnw", "Mon (ဘာသာမန်)"
    SGAW_KAREN = "ksw", "Sgaw Karen (ကညီကျိာ်)"


OWN_NAMES = INTERFACE | {
    Language.SHAN.value: "လိၵ်ႈတႆး",
    Language.MON.value: "ဘာသာမန်",
    Language.SGAW_KAREN.value: "ကညီကျိာ်",
}

# Where a language is mostly spoken, as Open Graph wants it told.
LOCALES = {
    "en": "en_GB",
    "my": "my_MM",
    "km": "km_KH",
    "lo": "lo_LA",
    "th": "th_TH",
    "vi": "vi_VN",
    "zh-hans": "zh_CN",
    "ja": "ja_JP",
    Language.SHAN.value: "shn_MM",
    Language.MON.value: "mnw_MM",
    Language.SGAW_KAREN.value: "ksw_MM",
}


def own_name(code):
    """The name of a language as its speakers write it; the code if unknown."""
    return OWN_NAMES.get(code, code)


def address_language(code):
    """The language whose prefix addresses a text in ``code``, or English."""
    return code if code in INTERFACE else "en"
