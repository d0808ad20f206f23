"""Addresses for applications leave the texts of a vacancy when it closes."""

import re

LINK = re.compile(r'<a\b[^>]*\bhref="mailto:[^"]*"[^>]*>(.*?)</a>', re.DOTALL | re.I)
ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")


def without_addresses(text):
    """``text``, plain or rich, with an ellipsis where a mail address stood."""
    return ADDRESS.sub("[…]", LINK.sub(r"\1", text))
