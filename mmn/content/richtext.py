"""Rich text: one field, sanitised on the server, whatever editor stands before it.

The editor is django-ckeditor; exchanging it means changing ``RichTextField.formfield``
and nothing that is stored. See docs/rich-text.md.
"""

import re

import nh3
from ckeditor.widgets import CKEditorWidget
from django import forms
from django.db import models

TAGS = {
    *("h2", "h3", "h4", "h5", "p", "br", "hr", "div"),
    *("strong", "b", "em", "i", "u", "s", "sub", "sup", "q", "cite", "abbr", "bdo"),
    *("ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code", "span"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot"),
    *("tr", "th", "td", "figure", "figcaption", "img", "a"),
}


def sanitise(html):
    """``html`` with everything off the allow-list removed (nh3)."""
    return nh3.clean(html, tags=TAGS)


class RichTextFormField(forms.CharField):
    def __init__(self, *, max_length=None, **kwargs):
        kwargs.setdefault("widget", CKEditorWidget())
        super().__init__(max_length=max_length, **kwargs)

    def clean(self, value):
        return sanitise(super().clean(value))


class RichTextField(models.TextField):
    """HTML that is sanitised when it is cleaned and again when it is stored."""

    def clean(self, value, model_instance):
        return super().clean(sanitise(value or ""), model_instance)

    def pre_save(self, model_instance, add):
        value = sanitise(super().pre_save(model_instance, add) or "")
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs):
        kwargs.setdefault("form_class", RichTextFormField)
        kwargs.pop("widget", None)
        return models.Field.formfield(self, **kwargs)


def rich_text_fields(model):
    """The rich text fields of ``model``, inherited ones included."""
    return [f for f in model._meta.concrete_fields if isinstance(f, RichTextField)]


def image_names(html):
    """Names in media storage of the images that ``html`` shows."""
    return set(re.findall(r'src="[^"]*?/media/([^"?#]+)"', html))


def for_reading(html):
    """Sanitised ``html`` with what only a reader needs."""
    return html
