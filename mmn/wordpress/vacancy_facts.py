"""The facts of a job announcement, from its labels and its sections.

A line goes from the text into a field only when the page shows that field; the
sections go into theirs only when all of them are there, in their order.
"""

import re

from .dates import find_days
from .tree import Node, plain

LABELS = {
    "deadline": r"deadline(?: for applications?)?|application deadline|closing date",
    "reports_to": r"reports? to",
    "location": r"(?:job )?location|based in",
    "salary_and_benefits": r"salary(?: (?:and|&) benefits)?",
    "starts_on": r"start(?:ing)? date",
    "contract_duration": r"contract(?: duration| period)?",
    "hours": r"(?:working )?hours",
}
LABEL = re.compile(
    "|".join(f"(?P<{name}>{form})" for name, form in LABELS.items()), re.I
)
SECTIONS = {
    "responsibilities": r"(?:roles? and |key |main )?responsibilities",
    "qualifications": r"qualifications?(?: and experience)?|requirements",
    "essential_qualifications": r"essential(?: qualifications)?",
    "desirable_qualifications": r"desirable(?: qualifications)?",
    "how_to_apply": r"application procedure|how to apply",
}
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
SUBJECT = re.compile(
    r"[“\"]([^”\"]{5,200})[”\"]\s+(?:as|in) (?:a |the |your )?(?:e-?mail )?subject",
    re.I,
)
HOURS = re.compile(r"\b\d days \(\d+ hours\) a week")


def vacancy_facts(body, near):
    """(fields, notes); moves what it recognises out of ``body``.

    Without a deadline there is no vacancy: then the fields are empty and the body
    stays as it is.
    """
    labelled = _labelled(body.root)
    fields = _typed(labelled, near)
    if "deadline" not in fields:
        return {}, ["No deadline was recognised: kept as a news post."]
    notes = []
    text = body.root.text
    fields |= _application(text)
    if not fields.get("hours") and (hours := HOURS.search(text)):
        fields["hours"] = hours[0]
    _take_labelled_lines(body.root, fields)
    sections = _sections(body.root)
    if sections:
        fields |= sections
    else:
        notes.append("Its sections were not recognised: all stays in the text.")
    return fields, notes


def _labelled(root):
    """Field name to the words after its label, on its line or on the next one."""
    found = {}
    for block in root.blocks:
        for name, value, _ in _pairs(block):
            found.setdefault(name, value)
    return found


def _pairs(block):
    """(field, value, lines used) for the labelled lines of a block."""
    lines, at = block.lines, 0
    while at < len(lines):
        label, colon, value = lines[at].partition(":")
        match = colon and LABEL.fullmatch(label.strip())
        used = 1
        if match and not value.strip() and at + 1 < len(lines):
            value, used = lines[at + 1], 2
        if match and value.strip():
            yield match.lastgroup, plain(value), used
        at += used


def _typed(labelled, near):
    """The labelled words as values of the model's fields."""
    fields = dict(labelled)
    days = find_days(fields.pop("deadline", ""), near)
    if days:
        fields["deadline"] = days[0].last
    start = fields.pop("starts_on", "")
    days = find_days(start, near)
    if days:
        fields["starts_on"] = days[0].first
        rest = plain(start[: days[0].at] + start[days[0].end :])
        fields["starts_on_note"] = rest.strip("() ")[:100]
    elif start:
        fields["starts_on_note"] = start[:100]
    limits = {
        "reports_to": 200,
        "location": 200,
        "contract_duration": 300,
        "hours": 200,
    }
    return {k: v for k, v in fields.items() if len(str(v)) <= limits.get(k, 10**6)}


def _application(text):
    emails = EMAIL.findall(text)
    emails = [e for e in emails if e.isascii()]
    applying = [e for e in emails if re.match(r"appl|job|recruit|hr\b", e)] or emails
    subject = SUBJECT.search(text)
    return {
        "apply_email": applying[0] if applying else "",
        "apply_subject": plain(subject[1]) if subject else "",
    }


def _take_labelled_lines(root, fields):
    """Remove blocks that hold nothing but labelled lines that became fields."""
    for block in root.blocks:
        pairs = list(_pairs(block))
        known = all(name in fields or f"{name}_note" in fields for name, _, _ in pairs)
        if pairs and known and sum(used for *_, used in pairs) == len(block.lines):
            root.replace(block)


def _sections(root):
    """The tree of each section, if all five headings are there in order."""
    headings = {}
    for at, block in enumerate(root.blocks):
        words = block.text.strip(" :").lower()
        for name, form in SECTIONS.items():
            if block.tag in {"p", "h2", "h3"} and re.fullmatch(form, words):
                headings.setdefault(name, at)
    order = [headings.get(name) for name in SECTIONS]
    if None in order or order != sorted(order) or order[2] != order[1] + 1:
        return {}
    blocks, ends = root.blocks, [*order[1:], len(root.blocks)]
    cut = {
        name: Node("", {}, blocks[start + 1 : end])
        for name, start, end in zip(SECTIONS, order, ends, strict=True)
    }
    del cut["qualifications"]
    for section in cut.values():
        _one_level_down(section)
    root.children = blocks[: order[0]]
    return cut


def _one_level_down(section):
    """The page puts a heading of the second level above each section."""
    for node in section.find("h2", "h3", "h4"):
        node.tag = f"h{int(node.tag[1]) + 1}"
