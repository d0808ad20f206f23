"""The checks of every kind of entry."""

from django.utils.translation import gettext as _

from .length import LONGEST_SHARED, shown_length
from .links import links_answer
from .pictures import cover_described, photos_described, pictures_described
from .terms import terms_avoided
from .vague import is_bare_address, is_vague
from .zawgyi import typed_in_zawgyi


def summary_is_there(typed):
    if not typed.value("summary"):
        yield typed.finding(
            "summary_missing",
            "summary",
            _(
                "Write one or two sentences. Lists, search engines and messengers "
                "show them; without a summary they show how the text begins."
            ),
        )


def title_fits_sharing(typed):
    length = shown_length(typed.value("title"))
    if length > LONGEST_SHARED:
        yield typed.finding(
            "title_long",
            "title",
            _(
                "Shorten the title, or put its first point first: it is %(length)d "
                "letters long, and who gets it shared sees about %(most)d."
            )
            % {"length": length, "most": LONGEST_SHARED},
        )


def headings_step_by_step(typed):
    """No level is left out; in a text that stands under a heading of its own, the
    first may be one deeper."""
    for part, name, text in typed.formatted:
        level = 1 if name == "body" else 2
        for heading in text.headings:
            if heading.level > level + 1:
                yield part.finding(
                    "heading_skipped",
                    name,
                    _(
                        "Make this heading a “Heading %(right)d”: it is a “Heading "
                        "%(level)d”, and one level above it is left out."
                    )
                    % {"right": level + 1, "level": heading.level},
                    at={"tag": f"h{heading.level}", "number": heading.number},
                )
            level = max(heading.level, 1 if name == "body" else 2)


def links_say_where(typed):
    for part, name, text in typed.formatted:
        for link in text.links:
            problem = link_problem(link)
            if problem:
                code, message = problem
                at = {"tag": "a", "number": link.number}
                yield part.finding(code, name, message, at=at)


def link_problem(link):
    if link.has_undescribed_picture:
        return None  # said of the picture already
    if not link.name:
        return "link_nameless", _(
            "Say where this link leads: it has no words. If it is a picture, describe "
            "in its alternative text what one finds there."
        )
    if is_vague(link.name):
        return "link_vague", _(
            "Say in the link where it leads, for example “Read the report on wages” "
            "instead of “%s”. Some people hear only the links of a page."
        ) % short(link.name)
    if is_bare_address(link.name):
        return "link_bare", _(
            "Write the name of the page instead of its address “%s”: screen readers "
            "spell addresses out."
        ) % short(link.name)
    return None


def short(words, most=50):
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def tables_have_headers(typed):
    for part, name, text in typed.formatted:
        for table in text.tables:
            if not table.has_header:
                yield part.finding(
                    "table_without_header",
                    name,
                    _(
                        "Say what the columns are: right-click the table, choose "
                        "“Table properties”, and set “Headers” to “First row”."
                    ),
                    at={"tag": "table", "number": table.number},
                )


CHECKS = [
    typed_in_zawgyi,
    title_fits_sharing,
    summary_is_there,
    terms_avoided,
    headings_step_by_step,
    links_say_where,
    links_answer,
    tables_have_headers,
    pictures_described,
    cover_described,
    photos_described,
]
