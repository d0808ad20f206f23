"""``{{ entry.body|richtext }}``: the one place where HTML of editors is marked safe."""

from django import template
from django.utils.safestring import mark_safe

from ..reading import for_reading
from ..richtext import sanitise

register = template.Library()


@register.filter(is_safe=True)
def richtext(html):
    """Rich text as a page shows it, sanitised once more: rows may be older than the
    rules, or written past the field."""
    return mark_safe(for_reading(sanitise(html or "")))  # noqa: S308
