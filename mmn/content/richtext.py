"""Rich text: one field, sanitised on the server, whatever editor stands before it.

The editor is django-ckeditor; exchanging it means changing ``EDITOR_WIDGET`` and
nothing that is stored. See docs/rich-text.md.
"""

import re

from django import forms
from django.conf import settings
from django.db import models

from .allowed_html import TAGS
from .editor import RichTextWidget
from .sanitiser import sanitise

__all__ = ["TAGS", "RichTextField", "image_names", "rich_text_fields", "sanitise"]

EDITOR_WIDGET = RichTextWidget


class RichTextFormField(forms.CharField):
    def __init__(self, *, max_length=None, **kwargs):
        kwargs.setdefault("widget", EDITOR_WIDGET())
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value):
        return sanitise(super().to_python(value))

    def has_changed(self, initial, data):
        return super().has_changed(sanitise(initial or ""), data)


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
    if "<img" not in html:
        return set()
    return set(re.findall(rf'src="{re.escape(settings.MEDIA_URL)}([^"?#]+)"', html))
