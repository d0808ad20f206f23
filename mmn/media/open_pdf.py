"""Run as a program of its own: reads a PDF from standard input and prints its pages.

PDFs come from outside and pdfium is C++: it may crash, loop, or eat all memory. Here it
may do so without harm. Nothing else is imported, so that it starts fast.
"""

import contextlib
import json
import resource
import sys

MEMORY = 1024 * 1024 * 1024
SECONDS = 20


def confine():
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        # macOS knows no limit of address space; the parent's timeout remains.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))


def facts(data):
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
        document[0]
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        return {"problem": "password" if locked else "damaged"}
    return {"pages": pages}


if __name__ == "__main__":
    confine()
    print(json.dumps(facts(sys.stdin.buffer.read())))
