"""What the search costs: ``python -m tests.bench.search [documents]`` (2,000).

Fills an empty database with documents of about 20 KB in English, Thai and Burmese,
lets ``rebuild_search`` read them, and prints for each query the processor time of one
request: that of the server and, on PostgreSQL, of the database.
"""

import os
import random
import re
import sys
import time
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from .__main__ import fetch_many
from .serving import children, cpu_seconds, server

REQUESTS = 100
# A document in so many has the rare words.
RARE = 500
QUERIES = {
    "nothing asked": "",
    "rare": "zanzibar",
    "common": "migrant",
    "two words, common": "migrant wages",
    "phrase, common": '"migrant workers"',
    "stem, rare": "lanterns",
    "Thai, common": "แรงงานข้ามชาติ",
    "Thai, rare": "ตะเกียงน้ำมัน",
    "Burmese, common": "အလုပ်သမား",
    "common and rare": "migrant zanzibar",
    "without a word": "migrant -wages",
    "nothing found": "qwertyuiop",
}
SYLLABLES = re.findall("..", "bakelimonusateripoduhehezilovura")
THAI = [
    *("การ", "ย้าย", "ถิ่น", "กฎหมาย", "ประเทศ", "เด็ก", "โรงเรียน", "รัฐ"),
    *("ค่าจ้าง", "สิทธิ", "เมือง", "บ้าน", "คน", "ปี", "วัน"),
]
BURMESE = [
    *("နိုင်ငံ", "ဥပဒေ", "ကလေး", "ကျောင်း", "မြို့", "အိမ်", "လူ"),
    *("နှစ်", "နေ့", "ရပိုင်ခွင့်", "လုပ်ခ"),
]


def main(count):
    with TemporaryDirectory() as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="mmn.settings",
            SECRET_KEY="bench",
            STATIC_FROM_SOURCE="on",
            BACKGROUND="off",
            DATA_DIR=folder,
        )
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        fill(count)
        before, started = size(connection), time.perf_counter()
        with open(os.devnull, "w") as nowhere:
            call_command("rebuild_search", stdout=nowhere)
        seconds = time.perf_counter() - started
        grown = (size(connection) - before) / 1e6
        print(f"{count} documents on {connection.vendor}: read in {seconds:.0f} s,")
        print(f"{count / seconds:.0f} a second; the index takes {grown:.0f} MB.")
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        database = database_processes(connection)
        with server() as (port, pids):
            for label, words in QUERIES.items():
                path = f"/search/?q={quote(words)}"
                print(f"{label:<20} {cost(port, path, pids, database):>6.1f} ms")


def cost(port, path, pids, database):
    """Milliseconds of processor time of one request, of all these processes."""
    fetch_many(port, path, 10)
    before = cpu_seconds([*pids, *database])
    status, _size = fetch_many(port, path, REQUESTS)
    assert status == 200
    return (cpu_seconds([*pids, *database]) - before) / REQUESTS * 1000


class database_processes:
    """The processes of the database server, those that come later included."""

    def __init__(self, connection):
        self.parent = None
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                stat = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text()
            self.parent = int(stat.rpartition(")")[2].split()[1])

    def __iter__(self):
        if self.parent:
            yield from children(self.parent)


def size(connection):
    """Bytes of the tables that the search looks at."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            tables = ("search_searchunit", "search_knownword")
            cursor.execute(
                "SELECT pg_total_relation_size(%s) + pg_total_relation_size(%s)", tables
            )
            return cursor.fetchone()[0]
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Path(connection.settings_dict["NAME"]).stat().st_size


def fill(count):
    """Write the documents past the index, as an old site has them."""
    from django.db import connection, transaction
    from django.utils import timezone

    from mmn.content.models import Entry

    chance, now = random.Random(7), timezone.now()
    words = [
        "".join(chance.choices(SYLLABLES, k=chance.randint(2, 5)))
        for _ in range(20_000)
    ]
    weights = [1 / (rank + 10) for rank in range(len(words))]
    with transaction.atomic():
        for start in range(0, count, 500):
            numbers = range(start, min(count, start + 500))
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
                for number in numbers
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


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
