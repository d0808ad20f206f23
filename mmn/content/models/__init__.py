"""The tables of the ground floor."""

from .addresses import FormerAddress
from .entries import Entry
from .pages import Page
from .sorting import (
    Category,
    CategoryName,
    FormerTag,
    Organisation,
    Tag,
    TaggedEntry,
    TagName,
)
from .translations import PartText, SourceText, Translation

__all__ = [
    "Category",
    "CategoryName",
    "Entry",
    "FormerAddress",
    "FormerTag",
    "Organisation",
    "Page",
    "PartText",
    "SourceText",
    "Tag",
    "TagName",
    "TaggedEntry",
    "Translation",
]
