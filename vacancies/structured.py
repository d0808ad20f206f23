"""A job in the words of schema.org, while one can apply for it."""

import re
from datetime import datetime, time
from functools import cache

from django.utils import timezone, translation
from django.utils.html import escape

from mmn.content.countries import Country
from mmn.content.structured import about, moment, network, said

PICTURE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)

REMOTE = re.compile(r"\bremote(ly)?\b|\bhome[- ]based\b|\banywhere\b", re.IGNORECASE)

# Words by which staff say what kind of job it is, for those who read no other.
EMPLOYMENT = {
    "FULL_TIME": r"\bfull[- ]time\b|\b40 hours\b",
    "PART_TIME": r"\bpart[- ]time\b",
    "CONTRACTOR": r"\bconsultan(t|cy)\b",
    "INTERN": r"\bintern(ship)?\b",
    "VOLUNTEER": r"\bvolunteer\b",
}


def posting(root, vacancy, context):
    """The JobPosting; None once the vacancy is closed."""
    if not vacancy.is_open:
        return None
    facts = about(root, vacancy, context, "JobPosting")
    title = facts.pop("name")
    return facts | said(
        title=title,
        description=description(vacancy),
        datePosted=moment(vacancy.published_at)[:10],
        validThrough=moment(end_of(vacancy.deadline)),
        hiringOrganization=network(root),
        **where(vacancy),
        employmentType=employment(vacancy),
        jobStartDate=vacancy.starts_on and vacancy.starts_on.isoformat(),
        workHours=vacancy.hours,
        jobBenefits=vacancy.shown_benefits,
        directApply=False,
    )


def description(vacancy):
    """All its texts, as search engines want it: simple HTML, as it is stored. Nobody
    runs or shows it here; a picture in it might not be for everybody."""
    texts = [
        f"{heading and f'<h2>{escape(heading)}</h2>'}{PICTURE.sub('', html)}"
        for heading, html in vacancy.texts()
        if html
    ]
    return "".join(texts) or f"<p>{escape(vacancy.teaser or vacancy.title)}</p>"


def end_of(day):
    """The last second of a day in Bangkok, as the deadline is meant."""
    last = datetime.combine(day, time(23, 59, 59))
    return timezone.make_aware(last)


def where(vacancy):
    """Where the job is, with the codes of countries whose names are in the words; of
    several, each is a place. One that can be done from anywhere says so."""
    words = vacancy.location
    countries = countries_in(words, vacancy.language)
    if REMOTE.search(words):
        needed = [{"@type": "Country", "name": code} for code in countries]
        return {
            "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": needed,
        }
    town = words if len(countries) == 1 else ""
    addresses = [
        said(type_="PostalAddress", addressLocality=town, addressCountry=code)
        for code in countries
    ] or filter(None, [words])
    places = [{"@type": "Place", "address": address} for address in addresses]
    return {"jobLocation": places[0] if len(places) == 1 else places}


def countries_in(words, language):
    return [code for name, code in names_in(language) if name in words]


@cache
def names_in(language):
    """(name, code) of each country in a language."""
    with translation.override(language):
        return [(str(label), code) for code, label in Country.choices]


def employment(vacancy):
    words = f"{vacancy.title} {vacancy.hours} {vacancy.contract_duration}"
    kinds = EMPLOYMENT.items()
    return [kind for kind, told in kinds if re.search(told, words, re.IGNORECASE)]
