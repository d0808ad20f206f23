"""Date line, contacts and signatures of press releases and statements."""

import re

from .dates import whole_day
from .tree import Node, plain

CONTACT = re.compile(
    r"^(?P<who>[^@]+?),?\s+at\s+(?P<email>[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"(?:\s*,?\s*(?:or\s+)?(?:by\s+)?(?:tele)?phone\s*(?:on|at|:)?"
    r"\s*(?P<phone>[+\d][\d ()-]+\d))?"
    r"\s*\((?P<languages>[A-Za-z ,/&]+)\)\s*[.;]?(?:\s+and)?\s*$"
)
CLOSING = re.compile(
    r"^(?:yours )?sincerely,?$|^signed(?: by)?:?$|^signatories:?$|"
    r"^(?:endorsed|signed) by(?: the following)?(?: organi[sz]ations)?:?$",
    re.I,
)
ACRONYM = re.compile(r"^(.*\S)\s+\(([A-Z][A-Za-z0-9&/-]{1,29})\)$")
ADDRESSEE = re.compile(
    r"\b(?:urge|calls? (?:up)?on) the ((?:[A-Z][a-z]+ )+Government)\b"
)
FEWEST_SIGNATURES = 3
LONGEST_LINE = 190  # what is longer is a sentence, and fits no field


def post_facts(title, body, near, content):
    """(fields, contacts, signatories); moves what it recognises out of ``body``."""
    fields = {"dated_on": _date_line(body.root, near)}
    _drop_repeated_title(body.root, title)
    signatories = _signatories(body.root, content)
    if signatories:
        addressee = ADDRESSEE.search(body.root.text)
        fields["addressee"] = addressee[1] if addressee else ""
    return fields, _contacts(body.root), signatories


def _date_line(root, near):
    """The day that one of the first two blocks consists of; the page shows it."""
    for block in root.blocks[:2]:
        day = whole_day(block.text, near)
        if day:
            root.replace(block)
            return day
    return None


def _drop_repeated_title(root, title):
    """Headlines repeat the title above the text; the page shows it once."""
    for block in root.blocks[:2]:
        if _letters(block.text) == _letters(title):
            root.replace(block)


def _letters(text):
    return re.sub(r"\W", "", text).lower()


def _contacts(root):
    found = []
    for block in root.blocks:
        people = [_contact(line) for line in block.lines]
        if people and all(people) and block.tag in {"p", "ul", "ol"}:
            found += people
            root.replace(block)
    return found


def _contact(line):
    match = CONTACT.match(line)
    if not match or len(line) > LONGEST_LINE:
        return None
    name, _, rest = match["who"].partition(", ")
    title, _, organisation = rest.partition(", ")
    spoken = re.split(r"\s*(?:,|/|&|\bor\b|\band\b)\s*", match["languages"])
    return {
        "name": plain(name),
        "title": plain(title),
        "organisation": plain(organisation),
        "email": match["email"],
        "phone": match["phone"] or "",
        "languages_spoken": ", ".join(language for language in spoken if language),
    }


def _signatories(root, content):
    """The organisations on the lines after the closing words."""
    blocks = root.blocks
    at = next((i for i, b in enumerate(blocks) if CLOSING.match(b.text)), None)
    if at is None or at + 1 >= len(blocks):
        return []
    signed = blocks[at + 1]
    lines = signed.lines
    if len(lines) < FEWEST_SIGNATURES or any(
        len(line) > LONGEST_LINE for line in lines
    ):
        return []
    root.replace(signed)
    names = [name for line in lines for name in _names(line, content)]
    return [_signatory(name) for name in names]


def _names(line, content):
    """Two names stand on one line where the old text has a hard blank between."""
    for written in content.replace("&nbsp;", "\u00a0").splitlines():
        if plain(Node("", {}, [written]).text) == line and "\u00a0" in written.strip():
            parts = [plain(part) for part in re.split(r"\s*\u00a0\s+", written)]
            return [part for part in parts if part]
    return [line]


def _signatory(name):
    match = ACRONYM.match(name)
    return {
        "organisation": match[1] if match else name,
        "acronym": match[2] if match else "",
    }
