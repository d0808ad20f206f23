"""Admins of the ground floor's models; those of the kinds stand in their apps."""

from . import content, mail, media

__all__ = ["content", "mail", "media"]
