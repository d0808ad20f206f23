"""Rich text: one field, sanitised on the server, whatever editor stands before it.

The editor is django-ckeditor; exchanging it means changing ``EDITOR_WIDGET`` and
nothing that is stored. See docs/rich-text.md.
"""

import re

from django import forms
from django.apps import apps
from django.conf import settings
from django.db import models

from .allowed_html import TAGS
from .editor import RichTextWidget
from .sanitiser import sanitise

__all__ = ["TAGS", "RichTextField", "image_names", "rich_text_fields", "sanitise"]

EDITOR_WIDGET = RichTextWidget

_IMAGE = re.compile(r'<img(?: [a-z]+="[^"]*")*>')
_IMAGE_COLUMNS = ("image", "width", "height")

# Around these, space and line ends are the editor's way of writing, not the text's.
_BLOCKS = (
    "p|h[2-5]|[uod]l|li|d[td]|table|caption|colgroup|col|t(?:head|body|foot)|t[rhd]"
    "|blockquote|div|figure|figcaption|hr|br"
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_SPACED_BLOCK = re.compile(rf" ?(</?(?:{_BLOCKS})(?: [^>]*)?>) ?")


class RichTextFormField(forms.CharField):
    def __init__(self, *, max_length=None, **kwargs):
        kwargs.setdefault("widget", EDITOR_WIDGET())
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value):
        return sanitise(super().to_python(value))

    def has_changed(self, initial, data):
        return not is_same_text(sanitise(initial or ""), self.to_python(data))


class RichTextField(models.TextField):
    """HTML that is sanitised when it is cleaned and again when it is stored."""

    def clean(self, value, model_instance):
        return super().clean(sanitise(value or ""), model_instance)

    def pre_save(self, model_instance, add):
        value = sanitise(super().pre_save(model_instance, add) or "")
        value = with_sizes(value)
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs):
        kwargs.setdefault("form_class", RichTextFormField)
        kwargs.pop("widget", None)
        return models.Field.formfield(self, **kwargs)


def is_same_text(one, other):
    """Whether two sanitised texts are written alike but for the space between their
    paragraphs and where their lines end, which every editor sets in its own way."""
    if one == other or "<pre" in one:
        return one == other
    return _unspaced(one) == _unspaced(other)


def _unspaced(html):
    return _SPACED_BLOCK.sub(r"\1", _SPACES.sub(" ", html)).strip()


def rich_text_fields(model):
    """The rich text fields of ``model``, inherited ones included."""
    return [f for f in model._meta.concrete_fields if isinstance(f, RichTextField)]


def with_sizes(html):
    """Every picture of a text with its width and height, so that pages don't jump and
    smaller copies can be named. One query, and only if a picture lacks them."""
    lacking = [tag for tag in _IMAGE.findall(html) if " width=" not in tag]
    if not lacking:
        return html
    names = set().union(*map(image_names, lacking))
    pictures = apps.get_model("media", "InlineImage").objects.filter(image__in=names)
    sizes = {name: size for name, *size in pictures.values_list(*_IMAGE_COLUMNS)}

    def sized(match):
        size = sizes.get(next(iter(image_names(match[0])), None))
        if " width=" in match[0] or not size or not size[0]:
            return match[0]
        tag = re.sub(r' height="\d+"', "", match[0])
        return f'{tag[:-1]} width="{size[0]}" height="{size[1]}">'

    return _IMAGE.sub(sized, html)


def image_names(html):
    """Names in media storage of the images that ``html`` shows."""
    if "<img" not in html:
        return set()
    return set(re.findall(rf'src="{re.escape(settings.MEDIA_URL)}([^"?#]+)"', html))
