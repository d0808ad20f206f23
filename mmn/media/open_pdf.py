"""Run as a program of its own: reads a PDF from standard input and prints its pages
and what text it has, or, asked for a ``cover``, sends its first page as a JPEG.

PDFs come from outside and pdfium is C++: it may crash, loop, or eat all memory. Here it
may do so without harm. Nothing else is imported, so that it starts fast.
"""

import contextlib
import json
import resource
import sys
import time

MEMORY = 1024 * 1024 * 1024
SECONDS = 20

# Text is looked for on a few pages, spread over the whole, and not for long.
PROBED = 24
PATIENCE = 5
SAMPLE = 2000
# Fewer letters are a page number or a stamp on a scanned page.
FEWEST_LETTERS = 12

# A cover fits into this box of pixels; a page so thin that it would have a side below
# the least is none.
BOX = (1200, 1600)
LEAST = 200


def confine(seconds=SECONDS):
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        # macOS knows no limit of address space; the parent's timeout remains.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))


def opened(data):
    """The document, or the problem with it."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        document[0]
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        return None, {"problem": "password" if locked else "damaged"}
    return document, {"pages": len(document)}


def text_facts(document):
    """How many pages were looked at, how many have text, and how it begins."""
    pages = len(document)
    step = max(1, pages / PROBED)
    until = time.monotonic() + PATIENCE
    probed, with_text, sample = 0, 0, ""
    for number in range(min(pages, PROBED)):
        if time.monotonic() > until:
            break
        text = page_text(document, int(number * step))
        probed += 1
        with_text += sum(map(str.isalpha, text)) >= FEWEST_LETTERS
        sample = f"{sample}\n{text}" if len(sample) < SAMPLE else sample
    return {"probed": probed, "with_text": with_text, "sample": sample.strip()[:SAMPLE]}


def page_text(document, number):
    """The first letters of a page; a page that can't be read has none."""
    import pypdfium2

    try:
        text = document[number].get_textpage()
        return text.get_text_range(0, min(text.count_chars(), SAMPLE))
    except pypdfium2.PdfiumError:
        return ""


def cover(document, stream):
    """The first page as a JPEG, scaled to the box before a pixel is drawn."""
    page = document[0]
    scale = min(BOX[0] / page.get_width(), BOX[1] / page.get_height())
    if min(page.get_width(), page.get_height()) * scale < LEAST:
        sys.exit("The first page is too thin.")
    picture = page.render(scale=scale, may_draw_forms=False).to_pil()
    picture.convert("RGB").save(stream, "JPEG", quality=90)


if __name__ == "__main__":
    confine()
    document, found = opened(sys.stdin.buffer.read())
    if sys.argv[1:] == ["cover"]:
        cover(document, sys.stdout.buffer) if document else sys.exit("No PDF.")
    else:
        # First what has to be known: the text may be what breaks.
        print(json.dumps(found), flush=True)
        if document:
            print(json.dumps(text_facts(document)), flush=True)
