"""Checks while writing: what an editor should look at, each with a way to its field.

General checks stand in ``general.CHECKS``; a kind's admin adds its own as ``checks``.
Each is a function of what stands in the form (``typed.Typed``) that yields findings.
"""

from typing import NamedTuple

from .general import CHECKS
from .links import are_followed
from .typed import Typed

__all__ = ["findings", "look_at"]


class Looked(NamedTuple):
    """What the checks found, and whether more may be known soon: links are followed in
    the background."""

    findings: list
    pending: bool


def findings(model_admin, request, entry, data):
    """What to look at in a form: dictionaries with ``code``, ``level`` ("stop" for what
    publishing refuses, or "advice"), ``field`` (a DOM id), ``label``, ``message`` and,
    where a place within the field is meant, ``at``; where there is something to put
    in place of the whole value, ``instead``, and how that begins as ``shown``.

    ``data`` holds the form's names and values, ``entry`` is None for a new one.
    """
    return look_at(model_admin, request, entry, data).findings


def look_at(model_admin, request, entry, data):
    """``findings`` of the same form, as ``Looked``."""
    typed = Typed(model_admin, request, entry, data)
    found = [
        finding for check in [*CHECKS, *model_admin.checks] for finding in check(typed)
    ]
    found.sort(key=lambda finding: finding["level"] != "stop")
    return Looked(found, are_followed(typed))
