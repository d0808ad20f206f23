"""Who looks for one certain text finds it first, or nearly so.

Over the sample content, and where ``WORDPRESS_EXPORT`` names a copy of the old site's
export, over that as well.
"""

from pathlib import Path

from django.core.management import call_command

from mmn.content.models import Entry
from mmn.search.asking import understand
from mmn.search.changes import catch_up
from mmn.search.finding import find
from mmn.wordpress.export import read_export
from mmn.wordpress.importer import Importer
from publications.models import PolicyBrief
from tests.conftest import load_sample
from tests.wordpress.conftest import REAL_EXPORT

LINES = Path(__file__).with_name("known_items.txt").read_text("utf-8").splitlines()
BRIEFS = Path(__file__).with_name("briefs.txt").read_text("utf-8").splitlines()
KNOWN = [line.rsplit(" = ", 1) for line in LINES]
WITH_EXPORT = REAL_EXPORT.is_file()
IN_TITLES = str.maketrans("-_", "  ")


def fill():
    load_sample()
    if WITH_EXPORT:
        Importer(read_export(REAL_EXPORT), REAL_EXPORT.with_name("uploads")).run()
        call_command("read_pdfs", verbosity=0)
    catch_up()


def known_as(entry):
    """What the list calls an entry: its place, or its number on the old site."""
    return {f"{entry.kind}/{entry.slug}", f"post {entry.legacy_id}"}


def rank(query, key):
    for place, hit in enumerate(find(understand(query)).hits, 1):
        if key in known_as(Entry.objects.get(pk=hit.family)):
            return place
    return None


def test_known_items_come_first(filled):
    there = set().union(*map(known_as, Entry.objects.all()))
    asked = [(query, key) for query, key in KNOWN if key in there]
    ranks = {query: rank(query, key) for query, key in asked}
    mean = sum(1 / place for place in ranks.values() if place) / len(ranks)
    print(f"{len(ranks)} queries, mean reciprocal rank {mean:.3f}")
    print({query: place for query, place in ranks.items() if place != 1})

    assert len(ranks) >= (40 if WITH_EXPORT else 20)
    assert mean >= 0.9


def words_within_the_briefs_lead_to_their_page(client, filled):
    """Words as readers type them, whatever spaces and line ends the PDFs have."""
    missed = []
    for line in BRIEFS:
        query, place = line.rsplit(" = ", 1)
        file, page = place.split()
        brief = PolicyBrief.objects.get(title=file[:-4].translate(IN_TITLES))
        link = f'href="{brief.get_absolute_url()}#page={page}"'
        if link not in client.get("/search/", {"q": query}).text:
            missed.append(line)

    assert missed == []
    assert len({line.rsplit(" = ", 1)[1] for line in BRIEFS}) == 2 * 11


if WITH_EXPORT:
    test_words_within_briefs = words_within_the_briefs_lead_to_their_page
