"""How others name a publication in their own: APA for people, BibTeX and RIS for
programs that keep references. Names stay as they stand on the title page."""

import re

from django.utils import timezone

from mmn.content.languages import Language

from .authors import NETWORK, names_or_network
from .models import Publication

Type = Publication.PublicationType
BOOKS = {Type.RESOURCE_BOOK, Type.HANDBOOK, Type.CHILDRENS_BOOK, Type.PHOTO_BOOKLET}
MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)

# BibTeX counts braces even where a backslash stands before them.
TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "$&#_%"},
}
TEX_TABLE = str.maketrans(TEX)
STOPS = (*".?!…", *"။។。？！")
BREAKS = re.compile(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]+")


class Citation:
    """The facts of a publication that references have; ``address`` is its page,
    ``documents`` are its files."""

    def __init__(self, publication, address, documents=()):
        self.publication = publication
        self.address = address
        own = (one for one in documents if one.language == publication.language)
        self.pdf = next(own, None) or next(iter(documents), None)
        self.authors = names_or_network(publication)
        titles = filter(None, [publication.title, publication.subtitle])
        self.title = in_a_line(": ".join(titles))
        self.month = publication.published_in
        self.year = (self.month or timezone.localtime(publication.published_at)).year
        self.is_book = publication.publication_type in BOOKS
        self.is_proceedings = publication.publication_type == Type.PROCEEDINGS

    @property
    def name(self):
        """The slug; a translation, which has its original's, adds its language, for of
        two references with one name programs take the first or none."""
        publication = self.publication
        added = f"-{publication.language}" if publication.translation_of_id else ""
        return f"{publication.slug}{added}"

    @property
    def date(self):
        """2019/09, or the year alone where no month is known."""
        return f"{self.month:%Y/%m}" if self.month else str(self.year)

    # --- APA, seventh edition: what stands before, around and after the title

    @property
    def apa_authors(self):
        *others, last = self.authors
        names = f"{', '.join(others)}, & {last}" if others else last
        return names if names.endswith(".") else f"{names}."

    @property
    def apa_stop(self):
        """What ends the title, unless that does it itself."""
        return "" if self.title.endswith(STOPS) else "."

    @property
    def apa_publisher(self):
        """Nothing where the author is the publisher."""
        return "" if self.authors == [NETWORK] else f"{NETWORK}."


def bibtex(citation):
    publication = citation.publication
    maker = (
        "publisher" if citation.is_book or citation.is_proceedings else "institution"
    )
    fields = {
        "title": f"{{{tex(citation.title)}}}",
        "author": " and ".join(f"{{{tex(name)}}}" for name in citation.authors),
        maker: NETWORK,
        "year": citation.year,
        "isbn": tex(publication.isbn),
        "language": Language(publication.language).label.partition(" (")[0],
        "url": citation.address,
    }
    kind = "book" if citation.is_book else "techreport"
    kind = "proceedings" if citation.is_proceedings else kind
    if citation.is_proceedings:
        fields["editor"] = fields.pop("author")
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if citation.month:
        lines.append(f"  month = {MONTHS[citation.month.month - 1]},")
    key = f"mmn-{citation.year}-{citation.name}"
    return "\n".join([f"@{kind}{{{key},", *lines, "}", ""])


def ris(citation):
    publication = citation.publication
    kind = "BOOK" if citation.is_book else "RPRT"
    kind = "CONF" if citation.is_proceedings else kind
    month = citation.month
    lines = [
        ("TY", kind),
        ("TI", citation.title),
        *(("AU", name) for name in citation.authors),
        ("PY", citation.year),
        ("DA", f"{month:%Y/%m}//" if month else ""),
        ("PB", NETWORK),
        ("SN", publication.isbn),
        ("LA", publication.language),
        ("AB", publication.shown_summary),
        ("UR", citation.address),
    ]
    told = [f"{tag}  - {in_a_line(str(value))}" for tag, value in lines if value]
    return "\r\n".join([*told, "ER  - ", ""])


def tex(text):
    """``text`` for BibTeX: letters of all scripts stay, signs that mean something are
    written so that they mean themselves."""
    return in_a_line(text).translate(TEX_TABLE)


def in_a_line(text):
    return BREAKS.sub(" ", text).strip()
