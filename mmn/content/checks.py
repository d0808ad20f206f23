"""The fences around CKEditor 4: taking one down stops the site from starting.

CKEditor 4 gets no more fixes. What makes it safe to use is listed in docs/rich-text.md,
and each line there that a setting or an import could undo is an error here.
"""

import re

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, register
from django.urls import NoReverseMatch, get_resolver, resolve, reverse

from mmn.media import editor_views

from .richtext import RichTextField

PROBE = "<p onclick='x()'>a</p><script>x()</script>"
OWN_VIEWS = {
    "ckeditor_upload": editor_views.upload,
    "ckeditor_browse": editor_views.browse,
}
FORBIDDEN_ELEMENT = re.compile(r"(^|[\s;])(script|style|iframe|object|embed|\*\(\*\))")


def _error(number, message, hint, obj=None):
    return Error(message, hint=hint, obj=obj, id=f"mmn.E{number:03}")


@register("editor")
def uploader_is_not_installed(app_configs, **kwargs):
    """django-ckeditor's own uploads take any file of anybody on the staff."""
    errors = []
    if apps.is_installed("ckeditor_uploader"):
        errors.append(
            _error(
                1,
                "ckeditor_uploader is installed: its uploads are not checked.",
                "Take it out of INSTALLED_APPS; mmn.media has views of its own.",
            )
        )
    if any(_module(view).startswith("ckeditor_uploader") for view in _views()):
        errors.append(
            _error(
                2,
                "An address leads to a view of ckeditor_uploader.",
                "Include mmn.media.editor_urls instead of ckeditor_uploader.urls.",
            )
        )
    return errors


@register("editor")
def own_views_answer_the_editor(app_configs, **kwargs):
    """The names that the editor asks for lead to our views, with CSRF protection."""
    errors = []
    for name, view in OWN_VIEWS.items():
        try:
            found = resolve(reverse(name)).func
        except NoReverseMatch:
            found = None
        if found is not view:
            errors.append(
                _error(
                    3,
                    f"The address named {name} does not lead to the site's own view.",
                    "Include mmn.media.editor_urls before everything else in admin/.",
                )
            )
        elif getattr(found, "csrf_exempt", False):
            errors.append(
                _error(
                    4,
                    f"The view {name} is exempt from CSRF protection.",
                    "Take the exemption away: js/editor-csrf.js sends the token.",
                )
            )
    return errors


@register("editor")
def editor_filters_content(app_configs, **kwargs):
    """No configuration switches the editor's content filter off or lets scripts in."""
    errors = []
    for name, config in getattr(settings, "CKEDITOR_CONFIGS", {}).items():
        extra = str(config.get("extraAllowedContent", ""))
        broken = [
            *(["fullPage"] if config.get("fullPage") else []),
            *(["allowedContent"] if config.get("allowedContent") is True else []),
            *(["extraAllowedContent"] if FORBIDDEN_ELEMENT.search(extra) else []),
            *(["Source button"] if "Source" in str(config.get("toolbar")) else []),
        ]
        errors += [
            _error(
                5,
                f"The editor's configuration “{name}” is unsafe: {what}.",
                "See mmn.content.editor_config for what is allowed.",
            )
            for what in broken
        ]
    return errors


@register("editor")
def rich_text_is_sanitised(app_configs, **kwargs):
    """Every rich text field removes scripts in its form, when cleaned, when saved."""
    errors = []
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if type(field).__module__.startswith("ckeditor"):
                errors.append(
                    _error(
                        6,
                        "The field stores what the editor sends as it is.",
                        "Use mmn.content.richtext.RichTextField.",
                        field,
                    )
                )
            elif isinstance(field, RichTextField) and not _sanitises(model, field):
                errors.append(
                    _error(
                        7,
                        "The field stores scripts.",
                        "Let its form, clean() and pre_save() call sanitise().",
                        field,
                    )
                )
    return errors


def _sanitises(model, field):
    results = (
        field.formfield().clean(PROBE),
        field.clean(PROBE, model()),
        field.pre_save(model(**{field.attname: PROBE}), add=True),
    )
    return all("script" not in text and "onclick" not in text for text in results)


def _module(view):
    return getattr(getattr(view, "view_class", view), "__module__", "")


def _views(patterns=None):
    """All views that any address leads to."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _views(pattern.url_patterns)
        else:
            yield pattern.callback
