"""Rich text as people read it: paragraphs of plain words, for comparing."""

import re
from html.parser import HTMLParser

from django.utils.translation import gettext as _

BLOCKS = {
    *("p", "div", "h2", "h3", "h4", "h5", "ul", "ol", "li", "dl", "dt", "dd", "pre"),
    *("blockquote", "table", "caption", "tr", "td", "th", "figure", "figcaption"),
    *("br", "hr"),
}


class Reader(HTMLParser):
    """Collects words; what is not a word but matters (a link's address, a picture) is
    told in brackets."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.said, self.addresses = [], []

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS:
            self.said.append("\n• " if tag == "li" else "\n")
        elif tag == "a":
            self.addresses.append(dict(attrs).get("href") or "")
        elif tag == "img":
            picture = dict(attrs)
            file = (picture.get("src") or "").rpartition("/")[2]
            told = ", ".join(x for x in (picture.get("alt"), file) if x)
            self.said.append(f" [{_('Picture')}: {told}] ")

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.said.append("\n")
        elif tag == "a" and self.addresses:
            address = self.addresses.pop()
            self.said.append(f" [{address}]" if address else "")

    def handle_data(self, data):
        self.said.append(" ".join(data.split("\n")))


def readable(html):
    """The words of ``html``, a paragraph to a line."""
    reader = Reader()
    reader.feed(html or "")
    reader.close()
    said = re.sub(r"•\s+", "• ", "".join(reader.said))
    lines = (" ".join(line.split()) for line in said.split("\n"))
    return "\n".join(line for line in lines if line.strip("• "))
