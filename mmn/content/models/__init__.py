"""The tables of the ground floor."""

from .addresses import FormerAddress
from .entries import Entry
from .pages import Page
from .sorting import Category, CategoryName, Organisation, Tag, TaggedEntry

__all__ = [
    "Category",
    "CategoryName",
    "Entry",
    "FormerAddress",
    "Organisation",
    "Page",
    "Tag",
    "TaggedEntry",
]
