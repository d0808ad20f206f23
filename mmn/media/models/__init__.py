"""Files that belong to entries: documents, photos, pictures inside texts."""

from .consent import ConsentChange, ImageConsent, is_withheld
from .files import FileQuerySet, StoredFile, new_key, readable
from .pdfs import Document, PdfFile, PlacedFile
from .photos import InlineImage, Photo, PhotoQuerySet
from .texts import PdfText, attach_readings

__all__ = [
    "ConsentChange",
    "Document",
    "FileQuerySet",
    "ImageConsent",
    "InlineImage",
    "PdfFile",
    "PdfText",
    "Photo",
    "PhotoQuerySet",
    "PlacedFile",
    "StoredFile",
    "attach_readings",
    "is_withheld",
    "new_key",
    "readable",
]
