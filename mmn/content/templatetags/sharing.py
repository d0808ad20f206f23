"""Ways to pass a page on."""

from django import template

from .. import sharing

register = template.Library()
register.simple_tag(sharing.share_links)
register.simple_tag(sharing.mail_link)
