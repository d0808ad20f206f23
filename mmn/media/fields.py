"""Model fields whose files are checked, cleaned and stored once.

A form cleans what it is sent, so that the sentence stands beside the field; whatever
comes past a form is cleaned when the model is, at the latest when it is saved.
"""

from django import forms
from django.db import models

from .images import ACCEPT, clean_image
from .kept import Token, resolve
from .pdfs import clean_pdf
from .uploads import CleanUpload, store


class CleanFormField(forms.FileField):
    """A file input that takes only what ``intake`` lets in, and what was let in before:
    the token of a file that ``user`` uploaded."""

    intake = None
    accept = ""
    folder = ""
    user = None

    def to_python(self, data):
        if isinstance(data, Token):
            return resolve(data, self.user, self.folder)
        data = super().to_python(data)
        return None if data is None else type(self).intake(data)

    def bound_data(self, data, initial):
        """What a refused form shows: the kept file, or nothing of a bad token."""
        if not isinstance(data, Token):
            return super().bound_data(data, initial)
        try:
            return resolve(data, self.user, self.folder)
        except forms.ValidationError:
            return initial

    def widget_attrs(self, widget):
        attrs = super().widget_attrs(widget)
        if isinstance(widget, forms.FileInput):
            attrs.setdefault("accept", self.accept)
        return attrs


class ImageFormField(CleanFormField):
    intake = staticmethod(clean_image)
    accept = ACCEPT
    folder = "images"


class PdfFormField(CleanFormField):
    intake = staticmethod(clean_pdf)
    accept = "application/pdf"
    folder = "documents"


class StoredOnce:
    """A model field that stores a clean file by its checksum."""

    form_class = None

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("upload_to", f"{self.folder}/%Y")
        kwargs.setdefault("max_length", 200)
        super().__init__(*args, **kwargs)

    @property
    def folder(self):
        return self.form_class.folder

    def clean(self, value, model_instance):
        value = super().clean(value, model_instance)
        if value and not value._committed:
            self.taken_in(value)
        return value

    def taken_in(self, file):
        """The clean upload behind an unsaved file, cleaning it if nobody has."""
        if not isinstance(file.file, CleanUpload):
            file.file = self.form_class.intake(file.file)
        return file.file

    def pre_save(self, model_instance, add):
        file = getattr(model_instance, self.attname)
        if file and not file._committed:
            upload = self.taken_in(file)
            setattr(model_instance, self.attname, store(upload, self.folder))
            self.stored(model_instance, upload)
        return getattr(model_instance, self.attname)

    def stored(self, model_instance, upload):
        """Called when a file has got its name in storage, before the row is saved."""

    def formfield(self, **kwargs):
        # Names may be as long as they like: files get names of ours.
        defaults = {"form_class": self.form_class, "max_length": None}
        return super().formfield(**{**defaults, **kwargs})


def take_in(instance):
    """Clean the new files of ``instance`` before the database is touched, so that a
    refusal leaves the caller's transaction usable."""
    for field in instance._meta.concrete_fields:
        if isinstance(field, StoredOnce) and field.attname in instance.__dict__:
            file = getattr(instance, field.attname)
            if file and not file._committed:
                field.taken_in(file)


class ImageUploadField(StoredOnce, models.ImageField):
    """An image, re-encoded without metadata before it is stored."""

    form_class = ImageFormField

    def pre_save(self, model_instance, add):
        file = super().pre_save(model_instance, add)
        if self.width_field and not getattr(model_instance, self.width_field):
            self.update_dimension_fields(model_instance, force=True)
        return file

    def update_dimension_fields(self, instance, force=False, *args, **kwargs):
        """Measure stored files only: one that was not cleaned is not even looked at,
        and to load a row never opens a file."""
        file = getattr(instance, self.attname) if force else None
        if not force or (file and not file._committed):
            return
        try:
            super().update_dimension_fields(instance, force=True)
        except FileNotFoundError:
            setattr(instance, self.width_field, None)
            setattr(instance, self.height_field, None)


class PdfField(StoredOnce, models.FileField):
    """A PDF that opens; its model is told what was found in ``describe(upload)``."""

    form_class = PdfFormField

    def stored(self, model_instance, upload):
        model_instance.describe(upload)
