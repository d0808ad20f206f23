from django import forms

from .fields import ImageFormField


class PictureForm(forms.Form):
    """One picture, under the name the editor sends it by."""

    upload = ImageFormField()
