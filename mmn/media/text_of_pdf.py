"""Run as a program of its own: prints the text of the PDF on standard input, with a
form feed after each page. Arguments: seconds, pages, letters of a page, and the path of
pdftotext, without which pdfium reads.

What open_pdf.py says of hostile files holds here, too.
"""

import os
import sys

from open_pdf import confine, opened


def by_pdfium(pages, letters):
    import pypdfium2

    document, problem = opened(sys.stdin.buffer.read())
    if document is None:
        sys.exit(problem["problem"])
    for number in range(min(pages, len(document))):
        try:
            page = document[number].get_textpage()
            text = page.get_text_range(0, min(page.count_chars(), letters))
        except pypdfium2.PdfiumError:
            text = ""
        print(text.replace("\f", " "), end="\f", flush=True)


def by_pdftotext(program, pages):
    # pdftotext opens its file again: a pipe would be copied into its memory.
    arguments = ["-q", "-enc", "UTF-8", "-l", str(pages), "/dev/stdin", "-"]
    os.execv(program, [program, *arguments])  # noqa: S606


if __name__ == "__main__":
    seconds, pages, letters = map(int, sys.argv[1:4])
    confine(seconds)
    if sys.argv[4:]:
        by_pdftotext(sys.argv[4], pages)
    else:
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
        by_pdfium(pages, letters)
