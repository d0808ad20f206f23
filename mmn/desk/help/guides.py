"""The guides in docs/editors: Markdown files, in the order of the index."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import markdown
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import mark_safe

FOLDER = Path(settings.BASE_DIR) / "docs" / "editors"
NAME = re.compile(r"[a-z0-9-]+")
LINK = re.compile(r'(href|src)="(?!https?:|/|#)(?:(images)/)?([a-z0-9-]+)\.(md|webp)')


@dataclass(frozen=True)
class Guide:
    name: str
    title: str
    html: str


def guide(name):
    """The guide of that name, or None."""
    if not NAME.fullmatch(name) or not (FOLDER / f"{name}.md").is_file():
        return None
    return read(name)


@cache
def read(name):
    """Read once per process: the guides change with the program only."""
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    title = text.partition("\n")[0].lstrip("# ").strip()
    body = text.partition("\n")[2]
    html = markdown.markdown(body, extensions=["tables", "sane_lists", "attr_list"])
    # Ours, word for word: no reader can write here.
    return Guide(name, title, mark_safe(LINK.sub(_address, html)))  # noqa: S308


def _address(match):
    attribute, _images, name, kind = match.groups()
    view = "desk:help" if kind == "md" else "desk:help_picture"
    return f'{attribute}="{reverse(view, args=[name])}'


@cache
def guides():
    """All guides, in the order in which the index links to them."""
    index = (FOLDER / "index.md").read_text(encoding="utf-8")
    names = dict.fromkeys(re.findall(r"\]\(([a-z0-9-]+)\.md", index))
    return tuple(read(name) for name in names)
