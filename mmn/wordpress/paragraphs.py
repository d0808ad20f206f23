"""Paragraphs where WordPress stored bare line breaks, as its pages showed them."""

import re

BLOCK = (
    "address|article|aside|blockquote|caption|center|col|colgroup|dd|div|dl|dt|"
    "figcaption|figure|footer|h[1-6]|header|hr|iframe|li|ol|p|pre|section|table|tbody|"
    "td|tfoot|th|thead|tr|ul"
)
TAG = re.compile(rf"(</?(?:{BLOCK})\b[^>]*>)", re.IGNORECASE)
HOLDS_PARAGRAPHS = {"", "blockquote", "div", "section", "article", "center", "aside"}
HOLDS_NO_TEXT = {"ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "colgroup"}
ALONE = {"hr", "col"}
BREAK = re.compile(r"[ \t]*<br\s*/?>[ \t]*\n?", re.IGNORECASE)
BLANK_LINE = re.compile(r"\n[ \t\u00a0]*\n")


def with_paragraphs(html):
    """``html`` with a paragraph for each blank line and a break for each single one.

    Text that an editor of blocks has written (it holds block comments) has them.
    """
    blocks = "<!-- wp:" in html
    html = re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL)
    if blocks:
        return html
    html = html.replace("\r\n", "\n").replace("\r", "\n").replace("&nbsp;", "\u00a0")
    done, inside = [], [""]
    for piece in TAG.split(BREAK.sub("\n", html)):
        tag = re.match(r"<(/?)(\w+)", piece) if TAG.fullmatch(piece) else None
        if tag is None:
            done.append(_text(piece, inside[-1]))
            continue
        done.append(piece)
        name = tag[2].lower()
        if tag[1] and name in inside:
            while inside.pop() != name:
                pass
        elif not tag[1] and name not in ALONE:
            inside.append(name)
    return "".join(done)


def _text(text, container):
    """Text between two tags of blocks, as its container wants it."""
    if container in HOLDS_NO_TEXT or container == "pre":
        return text
    parts = [_trim(part) for part in BLANK_LINE.split(_blank(text))]
    parts = [part.replace("\n", "<br>") for part in parts if part]
    if container in HOLDS_PARAGRAPHS:
        return "".join(f"<p>{part}</p>" for part in parts)
    return ("</p><p>" if container == "p" else "<br><br>").join(parts)


def _blank(text):
    """Lines that hold nothing but a hard blank count as empty."""
    return re.sub(r"\n(?:[ \t\u00a0]*\n)+", "\n\n", f"\n{text}\n")


def _trim(text):
    return re.sub(r"^[\s\u00a0]+|[\s\u00a0]+$", "", text)
