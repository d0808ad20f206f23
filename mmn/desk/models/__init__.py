"""What the desk keeps beside the entries: copies, changes that wait, review, mail."""

from .background import JobRun
from .checking import AvoidedTerm, CheckedLink
from .copies import FormCopy
from .mail import QueuedMail
from .organisations import OrganisationName
from .review import ReviewNote
from .sharing import ShareLink
from .waiting import WaitingChanges, WaitingStep

__all__ = [
    "AvoidedTerm",
    "CheckedLink",
    "FormCopy",
    "JobRun",
    "OrganisationName",
    "QueuedMail",
    "ReviewNote",
    "ShareLink",
    "WaitingChanges",
    "WaitingStep",
]
