"""File inputs that show what was uploaded before, and send its token instead."""

from django import forms
from django.contrib.admin.widgets import AdminFileWidget

from mmn.media.kept import KeptUpload, Token

KEPT, DROPPED = "-kept", "-drop"


class KeptFile:
    """A file input ``X`` with its companions: ``X-kept`` holds the token of a stored
    upload, and ``X-drop`` says that it is not wanted after all."""

    template_name = "admin/uploading/file_input.html"

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        token = data.get(name + KEPT)
        if value is None and token and name + DROPPED not in data:
            return Token(token)
        return value

    def value_omitted_from_data(self, data, files, name):
        omitted = super().value_omitted_from_data(data, files, name)
        return omitted and not data.get(name + KEPT)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "input": super().template_name,
            "kept": value if isinstance(value, KeptUpload) else None,
            "kept_name": name + KEPT,
            "drop_name": name + DROPPED,
        }
        return context


class KeptFileInput(KeptFile, forms.FileInput):
    pass


class KeptClearableFileInput(KeptFile, AdminFileWidget):
    """For files that an entry can do without."""
