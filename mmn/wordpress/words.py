"""A second look at every text: which words of the old one are not in the new one."""

import re
from collections import Counter
from html import unescape

NOT_SHOWN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.I | re.DOTALL)
SHORTCODE = re.compile(r"\[/?(?:caption|gallery|embed)[^\]]*\]")
WITHIN_WORDS = re.compile(
    r"</?(?:a|abbr|b|em|i|font|mark|s|small|span|strong|su[bp]|u)\b[^>]*>", re.I
)


def lost_words(content, *kept):
    """Words that a reader of ``content`` saw and that none of ``kept`` holds."""
    shown = SHORTCODE.sub(" ", NOT_SHOWN.sub(" ", content))
    shown = re.sub(r"<[^>]*>", " ", WITHIN_WORDS.sub("", shown))
    lost = Counter(_words(unescape(shown))) - Counter(_words(" ".join(kept)))
    return list(lost)


def _words(text):
    return re.findall(r"\w+", text)
