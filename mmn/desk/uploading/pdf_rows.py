"""PDFs of an entry as rows: dropped together, and what they are guessed."""

from django import forms
from django.forms.widgets import Script


class PdfRows:
    """For the rows of PDFs in a form. Without JavaScript they are plain rows."""

    template = "admin/uploading/pdfs.html"
    # Shows above the rows which places are filled; it gets the formset's ``grid``.
    grid_template = ""

    @property
    def media(self):
        names = ["pdfs-drop", *(["pdfs-grid"] if self.grid_template else [])]
        scripts = [Script(f"admin-mmn/{name}.js", type="module") for name in names]
        styles = {"all": ["admin-mmn/uploads.css", "admin-mmn/pdfs.css"]}
        return super().media + forms.Media(css=styles, js=scripts)
