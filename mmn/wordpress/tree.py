"""HTML as a small tree that is easy to change: children are nodes or strings."""

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

import nh3

from mmn.content.richtext import TAGS

VOID = {"br", "hr", "img", "col"}
# What stands deeper than in any text is taken up to this level.
DEEPEST = 100
LINES = {"p", "div", "li", "tr", "h2", "h3", "h4", "h5", "dt", "dd", "figure", "table"}
# What the clean-up still needs to see; the field's own list has the last word.
SEEN = TAGS | {"iframe", "h1", "h6", "figure", "figcaption", "sup", "sub"}
ATTRIBUTES = {
    "a": {"href", "title", "hreflang"},
    "img": {"src", "alt", "class", "width", "height"},
    "iframe": {"src"},
    "div": {"class", "title"},
    "figure": {"class"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
    "*": {"lang"},
}


@dataclass(eq=False)
class Node:
    tag: str
    attrs: dict = field(default_factory=dict)
    children: list = field(default_factory=list)

    def walk(self):
        """Every (parent, node) below, parents first; safe while replacing nodes."""
        for child in list(self.children):
            if isinstance(child, Node):
                yield self, child
                yield from child.walk()

    def find(self, *tags):
        return [node for _, node in self.walk() if node.tag in tags]

    def replace(self, child, *others):
        """Put ``others`` where ``child`` is; none: take it out."""
        at = next((i for i, c in enumerate(self.children) if c is child), None)
        if at is not None:
            self.children[at : at + 1] = others

    def unwrap(self, child):
        self.replace(child, *child.children)

    @property
    def blocks(self):
        return [child for child in self.children if isinstance(child, Node)]

    @property
    def text(self):
        """Its words, on lines as a reader sees them."""
        return "\n".join(self.lines)

    @property
    def lines(self):
        broken = "".join(self._pieces())
        lines = (plain(line) for line in broken.split("\n"))
        return [line for line in lines if line]

    def _pieces(self):
        for child in self.children:
            if isinstance(child, str):
                yield re.sub(r"\s", " ", child) if self.tag != "pre" else child
            elif child.tag == "br":
                yield "\n"
            else:
                edge = "\n" if child.tag in LINES else ""
                yield edge
                yield from child._pieces()
                yield edge or (" " if child.tag in {"td", "th"} else "")

    @property
    def is_empty(self):
        return not self.text and not self.find("img", "hr", "iframe")

    @property
    def html(self):
        inner = "".join(
            escape(c, quote=False) if isinstance(c, str) else c.html
            for c in self.children
        )
        if not self.tag:
            return inner
        attrs = "".join(f' {k}="{escape(v or "")}"' for k, v in self.attrs.items())
        return f"<{self.tag}{attrs}>" + (
            "" if self.tag in VOID else f"{inner}</{self.tag}>"
        )


def plain(text):
    """``text`` with each run of blanks, hard ones included, as one space."""
    return re.sub(r"\s+", " ", text).strip()


def parse(html):
    """The tree of ``html``: first set right and stripped of all that is dangerous."""
    clean = nh3.clean(html, tags=SEEN, attributes=ATTRIBUTES, link_rel=None)
    builder = _Builder()
    builder.feed(clean)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    """nh3 has balanced the tags, so that opening and closing is all there is."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        if len(self.open) > DEEPEST and tag not in VOID:
            self.open.append(self.open[-1])
            return
        node = Node(tag, dict(attrs))
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag):
        if tag not in VOID and len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data):
        self.open[-1].children.append(data)
