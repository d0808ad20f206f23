"""The catalogues of translations: what visitors read in mmn/locale, complete; what
staff read beside it in mmn/desk/locale, as far as somebody translated it."""

import gettext
import io
from datetime import UTC, datetime
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils import dates
from django.utils.translation import override, to_locale

from mmn.content.languages import INTERFACE

from .extract import ROOT, Message, all_messages
from .public import is_public

LANGUAGES = [code for code in INTERFACE if code != "en"]
FOLDERS = {"public": ROOT / "mmn/locale", "staff": ROOT / "mmn/desk/locale"}
DJANGOS = Path(django.__file__).parent / "conf/locale"

# None of our languages has a form of its own for one.
HEADER = """\
msgid ""
msgstr ""
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
NEVER = datetime(2026, 1, 1, tzinfo=UTC)  # files say nothing of when they were made


def path_of(part, code, suffix="po"):
    return FOLDERS[part] / to_locale(code) / "LC_MESSAGES" / f"django.{suffix}"


def wanted(code):
    """The messages of each part for a language, each once, with their files."""
    parts = {"public": {}, "staff": {}}
    for message in [*words_of_dates(code), *all_messages()]:
        public = is_public(message) or message.key in parts["public"]
        files = parts["public" if public else "staff"].setdefault(message.key, {})
        files.setdefault("plural", message.plural)
        files.setdefault("files", []).append(message.file)
    for key in parts["public"].keys() & parts["staff"].keys():
        del parts["staff"][key]
    return parts


def words_of_dates(code):
    """Names of months and days that Django's own catalogue of a language lacks."""
    file = DJANGOS / to_locale(code) / "LC_MESSAGES/django.mo"
    known = compiled(file) if file.exists() else {}
    tables = [dates.MONTHS, dates.WEEKDAYS, dates.WEEKDAYS_ABBR]
    with override("en"):
        names = [str(name) for table in tables for name in table.values()]
    return [Message(name, file="django/dates") for name in names if name not in known]


def compiled(path):
    """What a .mo file holds, keyed as gettext keys it."""
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)._catalog


def read(part, code):
    """The stored catalogue, empty where there is none."""
    path = path_of(part, code)
    text = path.read_text() if path.exists() else HEADER.format(locale=to_locale(code))
    catalog = read_po(io.StringIO(text), locale=to_locale(code))
    catalog.creation_date = catalog.revision_date = NEVER
    return catalog


def updated(part, code, messages, known):
    """A catalogue of ``messages`` with what the ``known`` catalogues say of each."""
    catalog = Catalog(locale=to_locale(code), fuzzy=False)
    catalog._num_plurals, catalog._plural_expr = 1, "0"
    catalog.creation_date = catalog.revision_date = NEVER
    for (context, text), about in messages.items():
        found = [c.get(text, context or None) for c in known]
        old = next((m for m in found if m and any(strings(m))), None)
        said = strings(old)[0] if old else ""
        plural = about["plural"]
        catalog.add(
            (text, plural) if plural else text,
            (said,) if plural else said,
            locations=[(file, None) for file in dict.fromkeys(about["files"])],
            context=context or None,
            flags=old.flags & {"fuzzy"} if old else (),
        )
    return catalog


def strings(message):
    """What a message is translated with, one text for each form."""
    texts = message.string
    return list(texts) if isinstance(texts, list | tuple) else [texts]


def write(part, code, catalog):
    """Store a catalogue: .po for people, .mo for Django."""
    path = path_of(part, code)
    path.parent.mkdir(parents=True, exist_ok=True)
    body = io.BytesIO()
    write_po(body, catalog, omit_header=True, width=88)
    text = HEADER.format(locale=to_locale(code)) + body.getvalue().decode().lstrip("\n")
    path.write_text(text.rstrip("\n") + "\n")
    compile_mo(part, code)


def compile_mo(part, code):
    """Make the .mo of what is translated. Babel would take an untranslated plural's
    English for its translation, in one form for all numbers."""
    catalog = read(part, code)
    for message in [m for m in catalog if m.id and not all(strings(m))]:
        catalog.delete(message.id, message.context)
    with path_of(part, code, "mo").open("wb") as file:
        write_mo(file, catalog)


def entries(catalog):
    """A catalogue's messages, keyed as gettext keys them."""
    for message in catalog:
        if not message.id or message.fuzzy or not all(strings(message)):
            continue
        plural = not isinstance(message.id, str)
        text = message.id[0] if plural else message.id
        key = f"{message.context}\x04{text}" if message.context else text
        yield (key, 0) if plural else key, strings(message)[0]
