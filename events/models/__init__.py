"""Events with their programme: who organised, who spoke where, what was demanded."""

from .events import Event, TimeZone
from .people import FormerPerson, UnlistedPerson
from .programme import Organiser, Panel, PanelSeat, Participant, Recommendation

__all__ = [
    "Event",
    "FormerPerson",
    "Organiser",
    "Panel",
    "PanelSeat",
    "Participant",
    "Recommendation",
    "TimeZone",
    "UnlistedPerson",
]
