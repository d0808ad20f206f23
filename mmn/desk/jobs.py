"""The background jobs of the desk: each feature's module registers its own."""

from . import mail
from .checking import jobs as links
from .copies import sweeping
from .uploading import jobs as renditions
from .versions import due

__all__ = ["due", "links", "mail", "renditions", "sweeping"]
