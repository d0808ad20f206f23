"""Files that belong to entries: documents, photos, pictures inside texts."""

from .consent import ConsentChange, ImageConsent, is_withheld
from .files import FileQuerySet, StoredFile, new_key, readable
from .pdfs import Document, EarlierFile, PdfFile
from .photos import InlineImage, Photo, PhotoQuerySet

__all__ = [
    "ConsentChange",
    "Document",
    "EarlierFile",
    "FileQuerySet",
    "ImageConsent",
    "InlineImage",
    "PdfFile",
    "Photo",
    "PhotoQuerySet",
    "StoredFile",
    "is_withheld",
    "new_key",
    "readable",
]
