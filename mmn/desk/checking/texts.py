"""A formatted text taken apart: its headings, links, pictures, tables and words."""

import re
from collections import Counter, namedtuple
from html import unescape

from mmn.content.richtext import sanitise

# As the sanitiser writes: lower case, attributes in double quotes, "<" only in tags.
_PIECE = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"]*")*)>|([^<]+)')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_WITHIN_WORDS = {
    *("strong", "b", "em", "i", "u", "s", "sub", "sup", "q", "cite", "abbr", "bdo"),
    *("code", "span", "a", "img"),
}

Heading = namedtuple("Heading", "level number")
Picture = namedtuple("Picture", "source alt decorative number")
Block = namedtuple("Block", "words quoted")


class Link:
    def __init__(self, address, number):
        self.address, self.number = address, number
        self.words, self.pictures = "", ""
        self.has_undescribed_picture = False

    @property
    def name(self):
        """What a screen reader reads out."""
        return " ".join(f"{self.words} {self.pictures}".split())


class Table:
    def __init__(self, number):
        self.number, self.has_header = number, False


class Text:
    """``html`` as it would be stored, in its parts; ``number`` counts those of one tag
    from 0, which is how a browser finds them again."""

    def __init__(self, html):
        self.headings, self.links, self.pictures, self.tables = [], [], [], []
        self.blocks = []
        self._words, self._counts = [], Counter()
        self._link, self._in_tables, self._quotes = None, [], 0
        for slash, tag, attributes, words in _PIECE.findall(sanitise(html)):
            if words:
                self._read(unescape(words))
            elif slash:
                self._close(tag)
            else:
                self._open(tag, attributes)
        self._end_block()

    def _read(self, words):
        self._words.append(words)
        if self._link:
            self._link.words += words

    def _open(self, tag, attributes):
        if tag not in _WITHIN_WORDS:
            self._end_block()
        self._quotes += tag == "blockquote"
        found = {name: unescape(v) for name, v in _ATTRIBUTE.findall(attributes)}
        number = self._counts[tag]
        self._counts[tag] += 1
        opens = getattr(self, f"_open_{tag}", None)
        if opens:
            opens(found, number)
        elif tag in ("h2", "h3", "h4", "h5"):
            self.headings.append(Heading(int(tag[1]), number))

    def _open_a(self, found, number):
        self._link = Link(found.get("href", ""), number)
        self.links.append(self._link)

    def _open_img(self, found, number):
        alt, decorative = found.get("alt", ""), found.get("role") == "presentation"
        picture = Picture(found.get("src", ""), alt.strip(), decorative, number)
        self.pictures.append(picture)
        if self._link:
            self._link.pictures += f" {alt}"
            self._link.has_undescribed_picture |= not alt and not decorative

    def _open_table(self, _found, number):
        self.tables.append(Table(number))
        self._in_tables.append(self.tables[-1])

    def _open_th(self, _found, _number):
        if self._in_tables:
            self._in_tables[-1].has_header = True

    def _open_q(self, _found, _number):
        self._words.append("“")

    def _close(self, tag):
        if tag not in _WITHIN_WORDS:
            self._end_block()
        self._quotes -= tag == "blockquote"
        if tag == "a":
            self._link = None
        elif tag == "q":
            self._words.append("”")
        elif tag == "table" and self._in_tables:
            self._in_tables.pop()

    def _end_block(self):
        words, self._words = "".join(self._words), []
        if words.strip():
            self.blocks.append(Block(words, self._quotes > 0))
