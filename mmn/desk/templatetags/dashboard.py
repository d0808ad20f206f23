"""``{% dashboard %}``: what the first page of the admin shows to this person;
``{% change_address row %}``: where staff change it."""

from django import template

from ..dashboard import add_buttons, change_address, groups, warnings

register = template.Library()
register.simple_tag(change_address)


@register.inclusion_tag("admin/_dashboard.html", takes_context=True)
def dashboard(context):
    request = context["request"]
    return {
        "groups": groups(request),
        "buttons": add_buttons(request),
        "warnings": warnings(request),
    }
