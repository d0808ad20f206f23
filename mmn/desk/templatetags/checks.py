"""What the checks find when a form is opened."""

from django import template

from ..checking import look_at
from ..checking.opening import as_posted

register = template.Library()


@register.simple_tag(takes_context=True)
def opening_findings(context):
    model_admin = context["adminform"].model_admin
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    data = as_posted(context["adminform"].form, formsets)
    return look_at(model_admin, context["request"], context.get("original"), data)
