"""Lists and headings where the old texts have stars, bold lines and lone numbers."""

import re
from itertools import pairwise

from .tree import Node

STARRED = re.compile(r"^[*\u2022\u00b7]\s*(?=\S)")
LONGEST_HEADING = 110
NO_HEADING = re.compile(r"[.!?,;*]$|^[“\"]|^\d{1,2} \w+ \d{4}$")


def give_structure(root):
    _starred_lists(root)
    _lone_numbers(root)
    _bold_headings(root)


def level_headings(root):
    """Headings start at the second level: the title is the first."""
    found = root.find("h1", "h2", "h3", "h4", "h5", "h6")
    if found:
        up = 2 - min(int(node.tag[1]) for node in found)
        for node in found:
            node.tag = f"h{min(int(node.tag[1]) + up, 5)}"


def _starred_lists(root):
    """Two or more paragraphs in a row that begin with a star are a list.

    Where there is such a list, single ones are lists too; without one, a star is the
    mark of a footnote.
    """
    runs, last = [], None
    for block in root.blocks:
        if not (block.tag == "p" and _starred(block)):
            last = None
            continue
        if last is None:
            runs.append(last := [])
        last.append(block)
    if not any(len(run) > 1 for run in runs):
        return
    for run in runs:
        for block in run:
            block.tag = "li"
            block.children[0] = STARRED.sub("", block.children[0])
        root.replace(run[0], Node("ul", {}, list(run)))
        for block in run[1:]:
            root.replace(block)


def _starred(block):
    first = block.children[0] if block.children else ""
    return isinstance(first, str) and STARRED.match(first)


def _lone_numbers(root):
    """Lists of one item each, between other lists, are numbered headings that lost
    their numbers: "1." on every line."""
    lone = [
        block
        for block, after in pairwise(root.blocks)
        if block.tag == "ol" and len(block.blocks) == 1 and after.tag == "ul"
    ]
    if len(lone) > 1:
        for number, block in enumerate(lone, 1):
            words = block.blocks[0].children
            root.replace(block, Node("h3", {}, [f"{number}. ", *words]))


def _bold_headings(root):
    """A short bold paragraph after the first plain one is a heading."""
    begun = False
    for block in root.blocks:
        bold = [n for n in block.blocks if n.tag in {"strong", "b"}]
        lone = len(block.children) == len(bold) == 1
        text = block.text
        if not (block.tag == "p" and lone):
            begun = begun or block.tag == "p"
        elif begun and len(text) <= LONGEST_HEADING and not NO_HEADING.search(text):
            block.tag = "h3" if re.match(r"\d+\.\s", text) else "h2"
            block.children = bold[0].children
