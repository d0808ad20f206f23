"""The lines of a page of print, as the paragraphs that they were."""

import re

# Scripts that put no space between words: a line ends anywhere.
_UNSPACED = (
    "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3001-\u30ff\u3400-\u9fff"
    "\uff01-\uff1f\uaa60-\uaa7f"
)
_NO_SPACE = re.compile(f"[{_UNSPACED}]")
_NEW = re.compile(r"\s*(?:[•●▪‣◦■–—*·-]\s|\(?(?:\w{1,3}|[០-៩၀-၉๐-๙໐-໙]{1,3})[.)]\s)")
_END = re.compile(r"[.!?:;။។。！？：]['\"”’)\]]*$")
# A line this much shorter than its block's longest is the last of its paragraph: where
# a sentence ends with it, or, as nothing shows that in Thai, where it is far shorter.
SHORT, VERY_SHORT = 0.8, 0.6
# A page without a line this long is a title, a table, a list of names.
WIDE = 40


def paragraphs(text):
    """``text``, with line breaks where the print had them, as a list of paragraphs."""
    found, unfinished = [], False
    widest = max(map(len, text.splitlines()), default=0)
    for block in re.split(r"\n[ \t]*\n", text):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        if not lines:
            continue
        first, *rest = in_block(lines)
        if unfinished and not _NEW.match(first):
            found[-1] = joined(found[-1], first)
        else:
            found.append(first)
        found += rest
        unfinished = is_unfinished(lines[-1], widest)
    return found


def is_unfinished(line, widest):
    """Whether a sentence goes on behind the space that follows ``line``: high letters
    push lines apart, and programs then take them for two blocks."""
    return widest >= WIDE and len(line) >= SHORT * widest and not _END.search(line)


def in_block(lines):
    longest = max(map(len, lines), default=0)
    found, open_ = [], False
    for line in lines:
        if open_ and not _NEW.match(line):
            found[-1] = joined(found[-1], line)
        else:
            found.append(line)
        most = SHORT if _END.search(line) else VERY_SHORT
        open_ = line.endswith("-") or len(line) >= most * longest
    return found


def joined(start, rest):
    """Two lines as one: without the hyphen that only the line's end had put there, and
    with a space where the script has spaces."""
    if start.endswith("-") and start[-2:-1].isalpha():
        return start[:-1] + rest if rest[:1].islower() else start + rest
    if _NO_SPACE.match(start[-1:]) and _NO_SPACE.match(rest[:1]):
        return start + rest
    return f"{start} {rest}"
