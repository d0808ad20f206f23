"""The grid of policy briefs: what they are about by language."""

from mmn.content.languages import Language, own_name

from .models import PolicyBrief


def grid(briefs, reader):
    """``languages`` of the columns, the reader's first, and ``rows`` of cells, each a
    brief or None; nothing without briefs."""
    cells = {(brief.scope, brief.language): brief for brief in briefs}
    if not cells:
        return None
    used = {language for _, language in cells}
    languages = sorted(used, key=lambda code: (code != reader, *rank(code)))
    scopes = [scope for scope in PolicyBrief.Scope if any(s == scope for s, _ in cells)]
    return {
        "languages": [{"code": code, "name": own_name(code)} for code in languages],
        "rows": [
            {
                "scope": scope.label,
                "cells": [cells.get((scope, code)) for code in languages],
            }
            for scope in scopes
        ],
        "count": len(cells),
    }


def rank(code):
    """The order of languages after the reader's: as everywhere on the site."""
    known = [*Language]
    return (known.index(code) if code in known else len(known), code)
