"""The tables of the ground floor."""

from .addresses import FormerAddress
from .entries import Entry
from .pages import Page
from .sorting import Category, CategoryName, FormerTag, Organisation, Tag, TaggedEntry

__all__ = [
    "Category",
    "CategoryName",
    "Entry",
    "FormerAddress",
    "FormerTag",
    "Organisation",
    "Page",
    "Tag",
    "TaggedEntry",
]
