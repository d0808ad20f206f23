"""No vector survives: judged by parsing what is left as a browser would."""

from html.parser import HTMLParser

import pytest

from mmn.content.allowed_html import ATTRIBUTES, TAGS
from mmn.content.reading import for_reading
from mmn.content.sanitiser import sanitise
from tests.xss import VECTORS

ADDRESSES = ("http://", "https://", "mailto:", "tel:", "/")
# What reading adds to what is stored.
ADDED_TAGS = {"picture", "source"}
ADDED = {
    *("srcset", "sizes", "media", "type", "loading", "decoding"),
    *("role", "tabindex"),
}


class Judge(HTMLParser):
    """Collects everything that could run, load or look like another page."""

    def __init__(self, html, tags, names):
        super().__init__()
        self.tags, self.names, self.found = tags, names, []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag not in self.tags:
            self.found.append(tag)
        allowed = self.names | ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set())
        for name, value in attributes:
            if name not in allowed:
                self.found.append(f"{tag}[{name}]")
            if name in ("href", "src") and not harmless(value):
                self.found.append(f"{tag}[{name}={value}]")

    def handle_comment(self, data):
        self.found.append(f"comment {data}")

    def handle_decl(self, decl):
        self.found.append(f"declaration {decl}")

    def handle_pi(self, data):
        self.found.append(f"instruction {data}")


def harmless(address):
    """An address with a scheme of the list, or without any."""
    visible = "".join(c for c in address if c > " " and c.isprintable()).lower()
    return visible.startswith(ADDRESSES) or ":" not in visible.partition("/")[0]


def test_there_are_enough_vectors():
    assert len(set(VECTORS)) >= 150


@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_that_runs_survives(vector):
    stored = sanitise(vector)

    assert Judge(stored, TAGS, {"class", "rel"}).found == []
    assert sanitise(stored) == stored


@pytest.mark.parametrize("vector", VECTORS)
def test_reading_adds_nothing_that_runs(vector):
    shown = for_reading(sanitise(vector))

    names = {"class", "rel", "aria-label", *ADDED}
    assert Judge(shown, TAGS | ADDED_TAGS, names).found == []


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<p onclick=alert(1)>x</p>",
        "<a href='java\nscript:alert(1)'>x</a>",
        "<a href='DATA:text/html,x'>x</a>",
        "<!-- x -->",
    ],
)
def test_the_judge_sees_what_runs(html):
    assert Judge(html, TAGS, set()).found
