"""Bring the catalogues of translations up to date: ``make messages``.

Reads the templates and the code, keeps what is translated, leaves out what is no longer
said, and names what waits for a translation. See docs/translating.md.
"""

import os
import sys

import django


def main():
    """The exit status: 1 while a text that visitors read lacks a translation."""
    from .catalogues import FOLDERS, LANGUAGES, read, strings, updated, wanted, write

    missing = 0
    for code in LANGUAGES:
        known = [read(part, code) for part in FOLDERS]
        for part, messages in wanted(code).items():
            catalog = updated(part, code, messages, known)
            if part == "public" or any(any(strings(m)) for m in catalog if m.id):
                write(part, code, catalog)
            lacks = [m.id for m in catalog if m.id and not all(strings(m))]
            print(f"{code} {part}: {len(catalog)} texts, {len(lacks)} untranslated")
            if part == "public":
                missing += len(lacks)
                for text in lacks:
                    print(f"    {text}")
    return int(bool(missing))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    sys.exit(main())
