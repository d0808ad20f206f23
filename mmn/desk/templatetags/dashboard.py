"""``{% dashboard %}``: what the first page of the admin shows to this person."""

from django import template

from ..dashboard import add_buttons, groups, warnings

register = template.Library()


@register.inclusion_tag("admin/_dashboard.html", takes_context=True)
def dashboard(context):
    request = context["request"]
    return {
        "groups": groups(request),
        "buttons": add_buttons(request),
        "warnings": warnings(request),
    }
