"""What the home page shows: a bounded number of rows and of queries."""

from django.utils.translation import get_language

from events.models import Event
from mmn.content.cards import cards
from mmn.content.kinds import listed_kinds
from mmn.content.models import Entry, Organisation
from mmn.content.prepared import prepared
from mmn.content.remembered import remembered
from publications.models import Publication
from vacancies.models import Vacancy

from .models import HomeNumber, HomeNumberName

LATEST = 4
COMING = 3
SHELF = 4
OPEN_VACANCIES = 4
NUMBERS = 6


def home_context():
    language = get_language()
    return remembered(("home", language), lambda: read_home(language))


def read_home(language):
    """Which entries stand where, by number; then all their cards at once."""
    latest = newest(language, piece=(0, LATEST + 1))
    coming = coming_events(language, piece=(0, COMING))
    shelf = newest_publications(language, piece=(0, SHELF))
    vacancies = open_vacancies(language, piece=(0, OPEN_VACANCIES))
    wanted = dict.fromkeys([*latest, *coming, *shelf, *vacancies])
    read = {entry.pk: entry for entry in cards(wanted, photos=latest)}
    lead, latest = lead_and_latest([read[n] for n in latest if n in read])
    figures = numbers()
    return {
        "lead": lead,
        "latest": latest,
        "coming": [read[number] for number in coming if number in read],
        "shelf": [read[number] for number in shelf if number in read],
        "vacancies": [read[number] for number in vacancies if number in read],
        "numbers": figures,
        "members": None if figures else members(),
    }


def lead_and_latest(latest):
    """The newest entry with a picture, or else the newest; and the newest others."""
    lead = next((entry for entry in latest if entry.lead_picture), None)
    if lead is None:
        with_cover = newest_with_cover(get_language(), piece=(0, 1))
        lead = next(iter([*cards(with_cover), *latest]), None)
    return lead, [entry for entry in latest if entry != lead][:LATEST]


def readable(model, language):
    return model.objects.published().for_reader(language).values_list("pk", flat=True)


def entries(language):
    listed = [kind.KIND for kind in listed_kinds()]
    return readable(Entry, language).filter(kind__in=listed).newest_first()


@prepared
def newest(language):
    return entries(language)


@prepared
def newest_with_cover(language):
    covered = entries(language).exclude(cover="").with_shown_cover()
    return covered.filter(cover_withheld=False)


@prepared
def coming_events(language):
    return readable(Event, language).upcoming()


@prepared
def newest_publications(language):
    return readable(Publication, language).newest_first()


@prepared
def open_vacancies(language):
    return readable(Vacancy, language).open()


def numbers():
    """What staff want to be read in figures, in the reader's language where it is."""
    return numbers_in(get_language(), piece=(0, NUMBERS))


@prepared
def numbers_in(language):
    local_name = HomeNumberName.objects.of_outer(language)
    return HomeNumber.objects.annotate(local_name=local_name)


def members():
    """How many organisations are members, and of how many countries."""
    countries = member_countries()
    return {"organisations": len(countries), "countries": len({*countries} - {""})}


@prepared
def member_countries():
    members = Organisation.objects.filter(is_member=True).order_by()
    return members.values_list("country", flat=True)
