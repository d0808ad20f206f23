"""An event in the words of schema.org: its place, its people, its own clock."""

from mmn.content.structured import about, network, organisation, said, tag_of
from mmn.content.templatetags.entries import web_address

from .models import Event, Organiser, Participant

STATUS = {
    Event.Holding.AS_PLANNED: "EventScheduled",
    Event.Holding.MOVED: "EventRescheduled",
    Event.Holding.POSTPONED: "EventPostponed",
    Event.Holding.CANCELLED: "EventCancelled",
}

# The page itself names everybody; a thin line need not carry all of them twice.
MOST_SPEAKERS = 25


def happening(root, entry, context):
    organisers = [one for _role, some in context["organisers"] for one in some]
    sponsors = [one for one in organisers if one.role == Organiser.Role.SUPPORTER]
    hosts = [one for one in organisers if one.role != Organiser.Role.SUPPORTER]
    larger = entry.part_of if entry.part_of and entry.part_of.is_visible else None
    return about(root, entry, context, "Event") | said(
        startDate=told(entry, entry.local_start),
        endDate=told(entry, entry.local_end),
        eventStatus=f"https://schema.org/{STATUS[entry.holding]}",
        previousStartDate=former(entry),
        eventAttendanceMode=mode(entry),
        location=places(root, entry),
        organizer=[organisation(one.organisation) for one in hosts] or network(root),
        sponsor=[organisation(one.organisation) for one in sponsors],
        performer=[person(one) for one in speakers(context)],
        inLanguage=tag_of(entry.language),
        superEvent=larger
        and said(
            type_="Event",
            name=larger.title,
            url=root + larger.get_absolute_url(),
            startDate=told(larger, larger.local_start),
            location=places(root, larger),
        ),
    )


def told(entry, moment):
    """A day, or the moment with the offset of the event's own zone on that day."""
    if moment is None:
        return None
    if entry.all_day:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds")


def former(entry):
    """When it was to start before it got a new date, if that is known."""
    if entry.holding != Event.Holding.MOVED or not entry.former_start:
        return None
    return told(entry, entry.former_start.astimezone(entry.zone))


def mode(entry):
    """Whether one goes there or takes part online; nothing where neither is known."""
    there = entry.venue or entry.address or entry.city
    if entry.online_url:
        known = "Mixed" if there else "Online"
    else:
        known = "Offline" if there or entry.country else ""
    return known and f"https://schema.org/{known}EventAttendanceMode"


def places(root, entry):
    """Where it is; once it is over, the page stands for the room online."""
    online = web_address(entry.online_url)
    found = []
    if entry.venue or entry.address or entry.city or not online:
        address = said(
            type_="PostalAddress",
            streetAddress=entry.address,
            addressLocality=entry.city,
            addressCountry=entry.country,
        )
        name = entry.venue or entry.city or country_name(entry)
        plain = ", ".join(filter(None, [entry.address, entry.city])) or name
        known = address if entry.country else plain
        found += [said(type_="Place", name=name, address=known)] if plain else []
    if online:
        page = root + entry.get_absolute_url()
        url = page if entry.is_over else online
        found.append({"@type": "VirtualLocation", "url": url})
    return found


def country_name(entry):
    return str(entry.get_country_display()) if entry.country else ""


def speakers(context):
    """Who had a part in it, each once, in the order of the programme."""
    seated = [one for session in context["sessions"] for one in session.people]
    others = [
        one for one in context["others"] if one.role != Participant.Role.PARTICIPANT
    ]
    once = {one.pk: one for one in [*seated, *others]}
    return [*once.values()][:MOST_SPEAKERS]


def person(one):
    works_for = said(type_="Organization", name=one.organisation)
    return said(
        type_="Person",
        name=one.full_name,
        jobTitle=one.position,
        affiliation=works_for if one.organisation else None,
    )
