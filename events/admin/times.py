from mmn.desk.files import EMPTY
from mmn.desk.reading import reading


def wall_times(model):
    """How to show the times of an event or a session: as on the wall of the place."""

    def show(row, name):
        moment = getattr(row, name)
        zone = getattr(row, "event", row).zone
        return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}" if moment else EMPTY

    fields = (model._meta.get_field(name) for name in ("starts_at", "ends_at"))
    return {field.name: reading(show, field) for field in fields}
