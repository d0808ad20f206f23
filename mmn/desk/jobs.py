"""The background jobs of the desk: each feature's module registers its own."""

from . import mail
from .copies import sweeping
from .versions import due

__all__ = ["due", "mail", "sweeping"]
