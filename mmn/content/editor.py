"""The editor's widget: CKEditor 4 with our own upload and browse views behind it."""

from ckeditor.widgets import CKEditorWidget
from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _


class RichTextWidget(CKEditorWidget):
    """Pictures go through the site's own intake, with the form's CSRF token."""

    @property
    def media(self):
        # Naming the editor first keeps ours behind it when lists are merged.
        own = ["js/editor-csrf.js", "js/editor-notices.js", "js/editor-decorative.js"]
        scripts = ["ckeditor/ckeditor/ckeditor.js", *own]
        return super().media + forms.Media(css={"all": ["css/editor.css"]}, js=scripts)

    def _set_config(self):
        upload = reverse("ckeditor_upload")
        # A new dict: the one of the form class is shared by all who use the form now.
        self.config = {
            **self.config,
            "filebrowserImageUploadUrl": upload,
            "filebrowserImageBrowseUrl": reverse("ckeditor_browse"),
            "uploadUrl": upload,
            "decorativeLabel": _("It only decorates: says nothing the text doesn't"),
        }
        super()._set_config()
