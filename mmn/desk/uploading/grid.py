"""Photos of an entry as cards: dropped together, described together, put in order."""

from django import forms
from django.forms.widgets import Script

from mmn.media.images import ACCEPT

SCRIPTS = ["photos-order", "photos-drop", "photos-many"]


class PhotoGrid:
    """For the rows of photos in a form. Without JavaScript they are plain rows."""

    template = "admin/uploading/photos.html"
    accept = ACCEPT
    set_for_many = [
        *("caption", "alt", "decorative", "credit"),
        *("consent", "consent_until", "consent_reason"),
    ]

    @property
    def media(self):
        scripts = [Script(f"admin-mmn/{name}.js", type="module") for name in SCRIPTS]
        styles = {"all": ["admin-mmn/uploads.css", "admin-mmn/photos.css"]}
        return super().media + forms.Media(css=styles, js=scripts)
