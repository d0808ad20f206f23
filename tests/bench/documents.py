"""Documents of about 20 KB in three scripts for the bench of the search.

The first thousand are written and read by ``rebuild_search`` as on any site. What is
beyond that are copies of their rows, of the entries and of the index, with numbers,
addresses and dates of their own, made by the database: in minutes instead of hours.
The copies of entries have no text in them, which a search doesn't read.
"""

import random
import re
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from mmn.content.models import Entry
from mmn.search import database, postgresql
from mmn.search.models import SearchUnit
from mmn.search.units import ENTRY_BITS, PIECE_BITS, base_number

WRITTEN = 1000
# What is another in a copy.
MOVED = ("number", "entry", "family")
# A document in so many has the rare words.
RARE = 500
SYLLABLES = re.findall("..", "bakelimonusateripoduhehezilovura")
THAI = [
    *("การ", "ย้าย", "ถิ่น", "กฎหมาย", "ประเทศ", "เด็ก", "โรงเรียน", "รัฐ"),
    *("ค่าจ้าง", "สิทธิ", "เมือง", "บ้าน", "คน", "ปี", "วัน"),
]
BURMESE = [
    *("နိုင်ငံ", "ဥပဒေ", "ကလေး", "ကျောင်း", "မြို့", "အိမ်", "လူ"),
    *("နှစ်", "နေ့", "ရပိုင်ခွင့်", "လုပ်ခ"),
]


def write(count):
    """Write up to a thousand documents past the index, as an old site has them."""
    chance, now = random.Random(7), timezone.now()
    words = [
        "".join(chance.choices(SYLLABLES, k=chance.randint(2, 5)))
        for _ in range(20_000)
    ]
    weights = [1 / (rank + 10) for rank in range(len(words))]
    with transaction.atomic():
        Entry.objects.bulk_create(
            Entry(
                kind="news",
                slug=f"entry-{number}",
                title=title(chance, words, weights, number),
                body=body(chance, words, weights, number),
                summary="",
                language="en",
                status=Entry.Status.PUBLISHED,
                published_at=now - timedelta(hours=number + 1),
            )
            for number in range(min(count, WRITTEN))
        )
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO news_post (entry_ptr_id, format, addressee, outlet, "
                "source_url) SELECT id, 'news', '', '', '' FROM content_entry"
            )


def title(chance, words, weights, number):
    told = chance.choices(words, weights, k=6)
    return " ".join(told + ["migrant"] * (number % 10 == 0)).capitalize()


def body(chance, words, weights, number):
    """About 20 KB: a third each in English, Thai and Burmese."""
    told = chance.choices(words, weights, k=900)
    for place in range(0, 900, 90):
        told[place] = "migrant workers" if number % 2 else "migrant and wages"
    thai = "".join(chance.choices(THAI, k=370)) + "แรงงานข้ามชาติ"
    burmese = "".join(chance.choices(BURMESE, k=310)) + "အလုပ်သမား"
    if number % RARE == 7:
        told.append("zanzibar lantern")
        thai += "ตะเกียงน้ำมัน"
    parts = [" ".join(told[i : i + 90]) for i in range(0, len(told), 90)]
    return "".join(f"<p>{part}</p>" for part in [*parts, thai, burmese])


def copy(count):
    """Copy what was written and read until there are ``count`` documents."""
    rounds = range(1, count // WRITTEN)
    if not rounds:
        return
    copies_vectors = not database.is_sqlite(connection)
    with connection.cursor() as cursor:
        if copies_vectors:
            # The index over words is made for all together, and what the words of a
            # copy are for it is copied, too.
            cursor.execute("DROP INDEX search_words")
            cursor.execute(f"ALTER TABLE {database.TABLE} ALTER vector DROP EXPRESSION")
        else:
            cursor.execute("PRAGMA synchronous=OFF")
        first = list(Entry.objects.order_by("pk"))
        for number in rounds:
            with transaction.atomic():
                copy_entries(first, number)
                copy_units(cursor, first, number)
        if copies_vectors:
            cursor.execute("SET maintenance_work_mem = '1GB'")
            cursor.execute(postgresql.WORDS_INDEX)


def copy_entries(first, number):
    for entry in first:
        entry.new = entry.pk + number * WRITTEN
    Entry.objects.bulk_create(
        Entry(
            pk=entry.new,
            kind=entry.kind,
            slug=f"{entry.slug}-{number}",
            title=entry.title,
            summary="",
            language=entry.language,
            status=entry.status,
            published_at=entry.published_at - timedelta(hours=number * WRITTEN),
        )
        for entry in first
    )


def copy_units(cursor, first, number):
    """The units of ``first`` for their copies of this round."""
    same = [f.column for f in SearchUnit._meta.fields if f.name not in MOVED]
    minutes = 60 * WRITTEN * number << (ENTRY_BITS + PIECE_BITS)
    entries = WRITTEN * number << PIECE_BITS
    lowest = base_number(first[-1])
    highest = base_number(first[0]) + (1 << PIECE_BITS)
    names = ["number", "entry_id", "family", *same]
    moved = [
        f"number - {minutes} + {entries}",
        f"entry_id + {WRITTEN * number}",
        f"family + {WRITTEN * number}",
    ]
    values = [*moved, *same]
    if not database.is_sqlite(connection):
        names.append("vector")
        era = f"'{postgresql.ERA}' || (%s >> {postgresql.ERA_BITS})"
        values.append(
            f"ts_delete(vector, {era % 'number'}) || "
            f"array_to_tsvector(ARRAY[{era % f'({moved[0]})'}])"
        )
    cursor.execute(
        f"INSERT INTO {database.TABLE} ({', '.join(names)}) "
        f"SELECT {', '.join(values)} FROM {database.TABLE} "
        f"WHERE number BETWEEN {lowest} AND {highest}"
    )
