"""Forms for those who may read an entry but not change it: texts as texts, not HTML."""

from functools import partial

from mmn.content.richtext import rich_text_fields
from mmn.content.templatetags.richtext import richtext


def for_reading(fieldsets, shown):
    """``fieldsets`` with each field that ``shown`` knows replaced by its reading."""

    def swap(field):
        if isinstance(field, (list, tuple)):
            return tuple(swap(part) for part in field)
        return shown.get(field, field)

    return [
        (title, {**options, "fields": [swap(field) for field in options["fields"]]})
        for title, options in fieldsets
    ]


def texts_shown(model):
    """How to show each rich text of ``model``: {"body": a function of the entry}."""
    return {
        field.name: reading(lambda entry, name: richtext(getattr(entry, name)), field)
        for field in rich_text_fields(model)
    }


def reading(show, field):
    """``show(entry, name)`` as the admin wants a computed field: named and labelled."""
    shown = partial(show, name=field.name)
    shown.__name__ = f"{field.name}_shown"
    shown.short_description = field.verbose_name
    return shown
