"""Admin of events: the facts, the people, the programme, what was demanded."""

from .events import EventAdmin
from .sessions import PanelAdmin
from .unlisted import UnlistedPersonAdmin

__all__ = ["EventAdmin", "PanelAdmin", "UnlistedPersonAdmin"]
