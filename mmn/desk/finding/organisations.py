"""Organisations by a part of what they are called, and those called nearly so."""

from difflib import get_close_matches

from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext as _

from mmn.content.models import Organisation

from ..forms import OneLineField
from ..models import OrganisationName
from ..pasting.known import plain

MOST = 20
# How much two names must agree to be worth a question; 1 is all.
ALIKE = 0.8


def found(words):
    """Organisations that have each of ``words`` in their name, acronym or one of their
    other names; those called so, and those that begin so, stand first."""
    rows, others = Organisation.objects.all(), OrganisationName.objects.all()
    for word in words.split():
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(acronym__icontains=word)
            | Q(acronym__iexact=word.replace(".", ""))
            | Q(pk__in=others.filter(name__icontains=word).values("organisation"))
        )
    exact = Q(name__iexact=words) | Q(acronym__iexact=words)
    places = [When(exact, then=0), When(name__istartswith=words, then=1)]
    ranked = rows.annotate(place=Case(*places, default=Value(2)))
    return ranked.prefetch_related("other_names").order_by("place", "name")[:MOST]


def called(words):
    """The organisation that is called exactly so, but for capitals and spaces."""
    return next((row for name, row in all_names() if name == plain(words)), None)


def similar(words):
    """Organisations with nearly this name."""
    names = dict(all_names())
    near = get_close_matches(plain(words), names, n=5, cutoff=ALIKE)
    return list(dict.fromkeys(names[name] for name in near))


def all_names():
    """(name as names are compared, organisation): own names before other ones."""
    for row in Organisation.objects.all():
        yield plain(row.name), row
    for other in OrganisationName.objects.select_related("organisation"):
        yield plain(other.name), other.organisation


def label(row, words=""):
    """ "MAP Foundation (MAP), Thailand", and another name if that was what matched."""
    parts = [str(row), row.get_country_display()]
    own = f"{row.name} {row.acronym}".casefold()
    missing = [word for word in words.casefold().split() if word not in own]
    others = [other.name for other in row.other_names.all()] if missing else []
    known = [name for name in others if any(w in name.casefold() for w in missing)]
    parts += [_("also: %s") % name for name in known[:1]]
    return ", ".join(str(part) for part in parts if part)


def made(name):
    """(organisation, whether it is new): the one called ``name``, made if there is
    none; ValidationError with a sentence for what can't be a name."""
    field = Organisation._meta.get_field("name")
    name = OneLineField(max_length=field.max_length).clean(name)
    known = called(name)
    if known:
        return known, False
    return Organisation.objects.get_or_create(name=name)
