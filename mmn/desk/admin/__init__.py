"""Admins of the ground floor's models; those of the kinds stand in their apps."""

from . import checking, consent, content, library, mail, media

__all__ = ["checking", "consent", "content", "library", "mail", "media"]
