"""Files that belong to entries: documents, photos, pictures inside texts."""

from .files import FileQuerySet, StoredFile, new_key, readable
from .pdfs import Document, PdfFile
from .photos import InlineImage, Photo, PhotoQuerySet

__all__ = [
    "Document",
    "FileQuerySet",
    "InlineImage",
    "PdfFile",
    "Photo",
    "PhotoQuerySet",
    "StoredFile",
    "new_key",
    "readable",
]
