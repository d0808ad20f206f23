"""What the home page shows: a bounded number of rows and of queries."""

from django.db.models import Count, Q
from django.utils.translation import get_language

from events.models import Event
from mmn.content.kinds import listed_kinds
from mmn.content.models import Entry, Organisation
from publications.models import Publication
from vacancies.models import Vacancy

from .models import HomeNumber, HomeNumberName

LATEST = 4
COMING = 3
SHELF = 4
OPEN_VACANCIES = 4
NUMBERS = 6


def home_context():
    lead, latest = lead_and_latest()
    figures = numbers()
    return {
        "lead": lead,
        "latest": latest,
        "coming": readable(Event).upcoming().cards()[:COMING],
        "shelf": readable(Publication).newest_first().cards()[:SHELF],
        "vacancies": readable(Vacancy).open().cards()[:OPEN_VACANCIES],
        "numbers": figures,
        "members": None if figures else members(),
    }


def readable(model):
    return model.objects.published().for_reader(get_language())


def lead_and_latest():
    """The newest entry with a picture, or else the newest; and the newest others."""
    listed = [kind.KIND for kind in listed_kinds()]
    entries = readable(Entry).filter(kind__in=listed).newest_first().cards()
    latest = list(entries.with_photos()[: LATEST + 1])
    lead = next((entry for entry in latest if entry.lead_picture), None)
    shown_covers = entries.exclude(cover="").filter(cover_withheld=False)
    lead = lead or shown_covers.first() or next(iter(latest), None)
    return lead, [entry for entry in latest if entry != lead][:LATEST]


def numbers():
    """What staff want to be read in figures, in the reader's language where it is."""
    local_name = HomeNumberName.objects.of_outer(get_language())
    return list(HomeNumber.objects.annotate(local_name=local_name)[:NUMBERS])


def members():
    """How many organisations are members, and of how many countries."""
    return Organisation.objects.filter(is_member=True).aggregate(
        organisations=Count("pk"),
        countries=Count("country", distinct=True, filter=~Q(country="")),
    )
