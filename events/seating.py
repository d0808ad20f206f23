"""Storing who sits where, once everybody has a number."""

from .models import PanelSeat


def save_seats(panels, participants):
    """Store the seats of all sessions of a formset, once the people of the other are
    saved and have their numbers."""
    numbers = {}
    for number, form in enumerate(participants.forms if participants else []):
        numbers[f"row:{number}"] = form.instance.pk
    for form in panels.forms:
        seats = getattr(form, "cleaned_data", {}).get("seats")
        changed = seats is not None and "seats" in form.changed_data
        if changed and form.instance.pk and form not in panels.deleted_forms:
            left = [seat for seat in seats if not seat.get("goes")]
            chosen = [numbers.get(s["participant"], s["participant"]) for s in left]
            write_seats(form.instance, zip(chosen, left, strict=True))


def write_seats(panel, chosen):
    """Make the seats what ``chosen`` (participant's number, seat) says, in that order;
    the row of somebody who changes only the role stays the same row."""
    stored = {
        (s.participant_id, s.role): s for s in PanelSeat.objects.filter(panel=panel)
    }
    wanted = [(int(number), seat) for number, seat in chosen]
    rows = [stored.pop((number, seat["role"]), None) for number, seat in wanted]
    for position, (number, seat) in enumerate(wanted):
        row = rows[position] or _of_person(stored, number) or PanelSeat(panel=panel)
        before = (row.pk, row.role, row.topic, row.position)
        row.participant_id, row.position = number, position
        row.role, row.topic = seat["role"], seat["topic"]
        if not row.pk or before != (row.pk, row.role, row.topic, row.position):
            row.save()
    for row in stored.values():
        row.delete()


def _of_person(stored, number):
    key = next((key for key in stored if key[0] == number), None)
    return stored.pop(key) if key else None
