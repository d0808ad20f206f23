"""What the browser is told about a file that has arrived."""

from dataclasses import asdict

from django.core.files.images import get_image_dimensions
from django.core.files.storage import default_storage
from django.urls import reverse

from mmn.media.guesses import guess

from ..pdf_facts import pdf_facts


def photo_answer(upload):
    """``upload`` is a ``KeptUpload`` of a picture."""
    with default_storage.open(upload.stored.name) as file:
        width, height = get_image_dimensions(file)
    return {
        **common(upload),
        "thumbnail": reverse("desk:kept-picture", args=[upload.token]),
        "width": width,
        "height": height,
    }


def pdf_answer(upload):
    """``upload`` is a ``KeptUpload`` of a PDF."""
    return {
        **common(upload),
        **asdict(guess(upload.sent_as, upload.sample)),
        "pages": upload.pages,
        "size": upload.size,
        "facts": pdf_facts(upload),
    }


def common(upload):
    return {
        "token": upload.token,
        "name": upload.stored.name,
        "original_name": upload.sent_as,
    }
