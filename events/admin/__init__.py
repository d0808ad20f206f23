"""Admin of events: the facts, the people, the programme, what was demanded."""

from .events import EventAdmin
from .sessions import PanelAdmin

__all__ = ["EventAdmin", "PanelAdmin"]
