"""The words of docs/translating.md that every translation uses."""

import re

from mmn.content.languages import INTERFACE

from .extract import ROOT


def glossary():
    """English term -> language code -> word, the longest terms first."""
    text = (ROOT / "docs/translating.md").read_text().split("## Glossary")[1]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("| ")
    ]
    terms = [row for row in rows if not row[0].startswith(("English", "---"))]
    table = {
        term: dict(zip([*INTERFACE][1:], words, strict=True)) for term, *words in terms
    }
    return dict(sorted(table.items(), key=lambda pair: -len(pair[0])))


def terms_in(text, terms):
    """Those of ``terms`` that an English text has; part of a longer one is none."""
    for term in terms:
        stem, ends = (term[:-1], "(?:y|ies)") if term[-1] == "y" else (term, "s?")
        pattern = rf"\b{re.escape(stem)}{ends}\b"
        if re.search(pattern, text, re.IGNORECASE):
            yield term
            text = re.sub(pattern, "", text, flags=re.IGNORECASE)
