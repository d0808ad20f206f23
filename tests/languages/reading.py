"""A page as a reader meets it: its texts, each with the language it is marked with."""

from html.parser import HTMLParser

VOID = {"area", "br", "hr", "img", "input", "link", "meta", "source", "wbr"}
HEAD = {"link", "meta"}
SILENT = {"script", "style", "title"}  # a title has one language for all its parts
# Attributes that are read aloud or shown.
SPOKEN = ("alt", "aria-label", "placeholder", "title")


class Page(HTMLParser):
    """``texts`` as (language, text), ``links`` in the page, ``alternates`` of its head:
    language -> address."""

    def __init__(self, html):
        super().__init__()
        self.open, self.texts, self.links, self.alternates = [], [], [], {}
        self.language = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        language = attrs.get("lang") or (self.open[-1][1] if self.open else "")
        if tag == "html":
            self.language = language
        self.note(tag, attrs, language)
        if tag not in VOID:
            self.open.append((tag, language))

    def note(self, tag, attrs, language):
        """Take what an element's attributes say and where they lead."""
        if tag == "a" and attrs.get("href"):
            self.links.append(attrs["href"])
        if tag == "link" and attrs.get("rel") == "alternate" and "hreflang" in attrs:
            self.alternates[attrs["hreflang"]] = attrs["href"]
        if tag in HEAD:
            return
        words = [value for name, value in attrs.items() if name.startswith("data-")]
        words += [attrs.get(name) for name in SPOKEN]
        self.texts += [(language, word.strip()) for word in words if word]

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if data.strip() and self.open and self.open[-1][0] not in SILENT:
            self.texts.append((self.open[-1][1], " ".join(data.split())))
