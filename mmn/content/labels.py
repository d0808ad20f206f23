"""What the values of a field with choices are called."""

from functools import cache


class QuickLabels:
    """For models whose ``get_..._display()`` stands on pages: Django sorts out all
    choices anew, 250 countries say, each time that one is asked for."""

    def _get_FIELD_display(self, field):
        value = getattr(self, field.attname)
        label = labels(field).get(value, value)
        return label if label is None else str(label)


@cache
def labels(field):
    return dict(field.flatchoices)
