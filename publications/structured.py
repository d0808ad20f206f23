"""A publication in the words of schema.org, with the file of each language."""

from mmn.content.structured import media, organisation, said, work

from .authors import names
from .citing import BOOKS
from .models import PolicyBrief, Publication


def volume(root, entry, context, briefs):
    """``briefs`` are those of the grid."""
    is_book = entry.publication_type in BOOKS or bool(entry.isbn)
    facts = work(root, entry, context, "Book" if is_book else "Report")
    month = entry.published_in
    authors = [said(type_="Organization", name=name) for name in names(entry)]
    return facts | said(
        alternativeHeadline=entry.subtitle,
        genre=str(Publication.PublicationType(entry.publication_type).label),
        author=authors or facts["author"],
        datePublished=month.isoformat() if month else facts["datePublished"],
        isbn=entry.isbn,
        contributor=[organisation(one) for one in context["partners"]],
        funder=[organisation(one) for one in context["funders"]],
        hasPart=[brief(root, one) for one in briefs],
    )


def brief(root, file):
    return said(
        type_="Report",
        name=str(file),
        about=str(PolicyBrief.Scope(file.scope).label),
        inLanguage=file.language,
        encoding=media(root, file),
    )
