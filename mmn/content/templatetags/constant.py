"""Parts of templates that are not rendered anew for each request.

``{% constant %} ... {% endconstant %}``: what is the same on every page in one
language. It is rendered once in the life of the process. Nothing inside may look at the
page, the request or the database: texts of the interface, addresses of sections, static
files.

``{% kept "programme" %} ... {% endkept %}``: what depends on nothing but an entry, what
is remembered of its page (``EntryDetail.facts``) and the language. It is rendered once
for as long as that is remembered.
"""

from django import template
from django.conf import settings
from django.urls import get_script_prefix
from django.utils.translation import get_language

register = template.Library()


@register.tag
def constant(parser, token):
    nodelist = parser.parse(["endconstant"])
    parser.delete_first_token()
    return Constant(nodelist)


class Constant(template.Node):
    def __init__(self, nodelist):
        self.nodelist = nodelist
        self.rendered = {}

    def render(self, context):
        key = get_language(), get_script_prefix()
        if key not in self.rendered or settings.DEBUG:
            nothing = context.new()
            self.rendered[key] = self.nodelist.render(nothing)
        return self.rendered[key]


@register.tag
def kept(parser, token):
    _tag, name = token.split_contents()
    nodelist = parser.parse(["endkept"])
    parser.delete_first_token()
    return Kept(name.strip('"'), nodelist)


class Kept(template.Node):
    def __init__(self, name, nodelist):
        self.name, self.nodelist = name, nodelist

    def render(self, context):
        parts, key = context.get("kept_parts", {}), (self.name, get_script_prefix())
        if key not in parts:
            parts[key] = self.nodelist.render(context)
        return parts[key]
