"""Which kind of content a post of the old site is, and how one can tell.

The rules look at the title, the categories, the links to PDFs and the first
paragraphs. What none of them recognises is a news post.
"""

import re
from dataclasses import dataclass

from news.models import Post

Format = Post.Format

VACANCY_TITLE = re.compile(
    r"^\W*(?:job )?vacanc(?:y|ies)\b|\bjob (?:opening|announcement)\b|"
    r"^\W*we are hiring",
    re.I,
)
VACANCY_LABELS = re.compile(
    r"^(?:deadline for applications?|application deadline|reports? to|job location|"
    r"start(?:ing)? date|contract duration)\s*:",
    re.I,
)
PRESS_RELEASE = re.compile(r"^\W*(?:\w+ )?press (?:release|statement)\b", re.I)
LETTER = re.compile(r"\bopen letter\b", re.I)
STATEMENT = re.compile(r"\bstatement\b(?! of account)|\b(?:tuyên bố)\b|声明", re.I)
INVITATION = re.compile(r"^\W*invitation\b", re.I)
INVITES = re.compile(
    r"\binvites? you\b|\byou are (?:cordially )?invited\b|\bplease join us\b", re.I
)
PUBLISHED = re.compile(
    r"\b(?:releases?|publishes|published|launches)\b.*|\bnow available\b|"
    r"\bpolicy briefs?\b|\bproceedings\b|\b(?:annual|research) report\b|"
    r"\bhandbook\b|\bresource book\b",
    re.I,
)
PUBLISHED_IN = re.compile(r"\bpublished in [A-Z][a-z]+ \d{4}\b", re.I)
EVENT_WORD = re.compile(
    r"\b(workshop|conference|dialogue|consultation|symposium|training|exhibition|"
    r"seminar|forum|assembly|meeting|launch|celebration)\b",
    re.I,
)
HAPPENED = re.compile(
    r"\b(?:organi[sz]ed|organi[sz]ing|(?:co-?)?hosted|held|holding|holds|convened|"
    r"convenes|took place|takes place|will (?:take place|launch|hold|be held)|"
    r"attended|commenced|launch)\b",
    re.I,
)


@dataclass(frozen=True)
class Kind:
    """``model`` is a kind's KIND word; ``why`` is for the report."""

    model: str
    why: str
    format: str = ""


def kind_of(title, categories, lines, has_pdf, has_day, day_in_title=False):
    """The kind of a post, by the first rule that fits.

    ``lines`` are the lines of its text; ``has_day`` says whether the title or the first
    paragraphs name a day, without which there is no event.
    """
    lead = "\n".join(lines[:4])
    labels = sum(bool(VACANCY_LABELS.match(line)) for line in lines)
    if VACANCY_TITLE.search(title) or labels >= 3:
        return Kind("vacancies", "the title or the labels of a job announcement")
    return (
        _format(title, categories, lines)
        or _invitation(title, lines, has_day)
        or _publication(title, lines, has_pdf)
        or _event(title, lead, has_day, day_in_title)
        or Kind("news", "no rule fits: a news post", Format.NEWS)
    )


def _format(title, categories, lines):
    if PRESS_RELEASE.search(title) or any(map(PRESS_RELEASE.match, lines[:3])):
        return Kind("news", "it calls itself a press release", Format.PRESS_RELEASE)
    if LETTER.search(title):
        return Kind("news", "the title says open letter", Format.OPEN_LETTER)
    if STATEMENT.search(title) or "statements" in categories:
        joint = re.search(r"\bjoint\b", title, re.I)
        return Kind(
            "news",
            "the title or the category says statement",
            Format.JOINT_STATEMENT if joint else Format.STATEMENT,
        )
    return None


def _invitation(title, lines, has_day):
    if not (INVITATION.search(title) or INVITES.search("\n".join(lines[:2]))):
        return None
    if has_day:
        return Kind("events", "an invitation with a day")
    return Kind("news", "an invitation that names no day", Format.INVITATION)


def _publication(title, lines, has_pdf):
    dated = any(PUBLISHED_IN.search(line) for line in lines)
    if has_pdf and (PUBLISHED.search(title) or dated):
        return Kind("publications", "a PDF, and a title or line that says published")
    return None


def _event(title, lead, has_day, day_in_title):
    if not has_day:
        return None
    if day_in_title and EVENT_WORD.search(title):
        return Kind("events", "the title names a kind of event and its day")
    if EVENT_WORD.search(title) and HAPPENED.search(f"{title}\n{lead}"):
        return Kind("events", "the title names a kind of event, the text its day")
    if EVENT_WORD.search(lead) and HAPPENED.search(lead):
        return Kind("events", "the first paragraphs tell of an event and its day")
    return None
