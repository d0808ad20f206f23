"""Each fence around the editor is an error of its own when it is taken down."""

import types

import pytest
from ckeditor.fields import RichTextField as UncheckedField
from django.apps import apps
from django.core.checks import run_checks
from django.http import HttpResponse
from django.test.utils import isolate_apps
from django.urls import include, path, set_urlconf

import mmn.urls
from mmn.content import checks, richtext
from mmn.content.editor_config import EDITOR
from mmn.media import editor_views


def errors():
    return [error.id for error in run_checks(tags=["editor"])]


@pytest.fixture
def addresses(settings):
    """``addresses(...)``: the site with these addresses before its own."""

    def use(*patterns, own=True):
        module = types.ModuleType("addresses_under_test")
        module.urlpatterns = [*patterns, *(mmn.urls.urlpatterns if own else [])]
        settings.ROOT_URLCONF = module
        set_urlconf(None)

    return use


def test_all_fences_stand():
    assert errors() == []


def test_the_fences_are_checked_before_every_start():
    assert "mmn.E001" not in [error.id for error in run_checks()]
    assert checks.uploader_is_not_installed in _registered()


def _registered():
    from django.core.checks.registry import registry

    return registry.get_checks()


def test_the_uploader_of_the_package_is_refused(monkeypatch):
    installed = apps.is_installed
    monkeypatch.setattr(
        apps, "is_installed", lambda n: n == "ckeditor_uploader" or installed(n)
    )

    assert errors() == ["mmn.E001"]


def test_a_view_of_the_package_is_refused(addresses):
    def upload(request):
        return HttpResponse()

    upload.__module__ = "ckeditor_uploader.views"
    addresses(path("ckeditor/", include([path("upload/", upload)])))

    assert errors() == ["mmn.E002"]


@pytest.mark.parametrize("name", ["ckeditor_upload", "ckeditor_browse"])
def test_another_view_under_the_name_is_refused(addresses, name):
    addresses(path("else/", lambda request: HttpResponse()))
    assert errors() == []

    later = path("later/", lambda request: HttpResponse(), name=name)
    addresses(*mmn.urls.urlpatterns, later, own=False)

    assert errors() == ["mmn.E003"]


def test_missing_views_are_refused(addresses):
    addresses(path("admin/", lambda request: HttpResponse()), own=False)

    assert errors() == ["mmn.E003", "mmn.E003"]


def test_upload_without_csrf_is_refused(monkeypatch):
    monkeypatch.setattr(editor_views.upload, "csrf_exempt", True, raising=False)

    assert errors() == ["mmn.E004"]


@pytest.mark.parametrize(
    "change",
    [
        {"fullPage": True},
        {"allowedContent": True},
        {"extraAllowedContent": "p; script[src]"},
        {"extraAllowedContent": "style"},
        {"extraAllowedContent": "iframe[src]"},
        {"toolbar": [["Bold", "Source"]]},
    ],
    ids=str,
)
def test_unsafe_configuration_is_refused(settings, change):
    settings.CKEDITOR_CONFIGS = {"default": EDITOR, "other": {**EDITOR, **change}}

    assert errors() == ["mmn.E005"]


@pytest.mark.parametrize("owner", ["RichTextFormField", "RichTextField"])
def test_field_that_stores_scripts_is_refused(monkeypatch, owner):
    if owner == "RichTextField":
        plain = richtext.models.TextField.pre_save
        monkeypatch.setattr(richtext.RichTextField, "pre_save", plain)
    else:
        plain = richtext.forms.CharField.to_python
        monkeypatch.setattr(richtext.RichTextFormField, "to_python", plain)

    found = errors()

    assert set(found) == {"mmn.E007"}
    assert len(found) == sum(
        isinstance(field, richtext.RichTextField)
        for model in apps.get_models()
        for field in model._meta.local_fields
    )


@isolate_apps("mmn.content")
def test_the_field_of_the_package_is_refused(monkeypatch):
    class Note(richtext.models.Model):
        text = UncheckedField()

        class Meta:
            app_label = "content"

    monkeypatch.setattr(apps, "get_models", lambda: [Note])

    assert errors() == ["mmn.E006"]
