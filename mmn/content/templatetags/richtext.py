"""``{{ entry.body|richtext }}``: the one place where HTML of editors is marked safe."""

from django import template
from django.utils.safestring import mark_safe

from ..reading import for_reading
from ..richtext import sanitise
from ..withheld import withheld_in, without_images

register = template.Library()


@register.filter(is_safe=True)
def richtext(html, withheld=None):
    """Rich text as a page shows it, sanitised once more: rows may be older than the
    rules, or written past the field.

    Pictures that visitors may not see are left out. ``withheld`` are their names, where
    many texts are shown at once; else a text with pictures asks, in one query.
    """
    html = sanitise(html or "")
    html = without_images(html, withheld_in(html) if withheld is None else withheld)
    return mark_safe(for_reading(html))  # noqa: S308
