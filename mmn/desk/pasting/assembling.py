"""Which of the parts after a name are the position, and which the organisation."""

import re

from django.utils.translation import gettext as _

from .meaning import is_acronym, meaning

WITHIN = {"university", "ministry", "college", "government", "parliament"}
OF = re.compile(r"^(.+?)\s+(of|at|from|with|for)\s+((?:the\s+)?)(.+)$", re.I)

LISTS = re.compile(
    r"^(?:the\s+)?(?:ministry|department|committee)\s+(?:of|for|on)\b", re.I
)
AND = re.compile(r"\s(?:and|&)\s")


def assemble(row, parts, known):
    """Fill position and organisation of ``row`` from (text, meaning) pairs."""
    parts = _ministries_joined(_places_joined(parts))
    _look_for_two(row, parts, known)
    parts = _position_first(row, parts)
    kinds = [kind for _text, kind in parts]
    first = next(
        (i for i, kind in enumerate(kinds) if kind in ("organisation", "unit")), None
    )
    if first is None:
        _without_organisation(row, parts, known)
    else:
        _with_organisation(row, parts[:first], parts[first:])
    _look_for_two(row, parts, known)


def _places_joined(parts):
    """A city, or a country within a line, belongs to what stands before it."""
    joined = []
    for text, kind in parts:
        if kind in ("city", "country") and joined:
            joined[-1] = (f"{joined[-1][0]}, {text}", joined[-1][1])
        else:
            joined.append((text, "unknown" if kind in ("city", "role") else kind))
    return joined


def _ministries_joined(parts):
    """ "Ministry of Labour, Immigration and Population" is one."""
    joined = []
    for text, kind in parts:
        before, meant = joined[-1] if joined else ("", "")
        goes_on = meant in ("organisation", "unit") and LISTS.match(before)
        if goes_on and kind == "unknown" and AND.search(text):
            joined[-1] = (f"{before}, {text}", meant)
        else:
            joined.append((text, kind))
    return joined


def _position_first(row, parts):
    """Organisation, position: turned round where each part is certain."""
    positions = [part for part in parts if part[1] == "position"]
    others = [part for part in parts if part[1] != "position"]
    if positions and parts[: len(positions)] != positions:
        if parts != others + positions or any(kind == "unknown" for _t, kind in others):
            row.doubt("position", _("Which part is the position?"))
        return positions + others
    return parts


def _text(parts):
    return ", ".join(text for text, _kind in parts)


def _without_organisation(row, parts, known):
    kinds = [kind for _text, kind in parts]
    row.values["position"] = _text([p for p in parts if p[1] == "position"])
    row.values["organisation"] = _text([p for p in parts if p[1] != "position"])
    if not parts or kinds[-1] == "position":
        _organisation_within(row, known)
    elif kinds == ["unknown"]:
        row.doubt("organisation", _("Position or organisation?"))
    elif kinds != ["position", "unknown"]:
        row.values["position"] = _text(parts[:-1])
        row.values["organisation"] = parts[-1][0]
        row.doubt("organisation", _("Which part is the organisation?"))


def _organisation_within(row, known):
    """ "Director of LSCW", and where a position ends with a name that is known."""
    position = row.values["position"]
    found = OF.match(position)
    if found and meaning(found[4], known) == "organisation":
        row.values |= {"position": found[1], "organisation": found[4]}
        row.aside += [found[2], found[3]]
        if not (known.is_known(found[4]) or is_acronym(found[4])):
            row.doubt("organisation", _("Is this the organisation?"))
        return
    within = known.within(position)
    if within and within[-1][1] == len(position):
        start = within[-1][0]
        row.values |= {
            "position": position[:start].strip(" ,-–"),
            "organisation": position[start:],
        }
        row.doubt("organisation", _("Is this the organisation?"))
    else:
        row.doubt("organisation", _("No organisation."))


def _with_organisation(row, before, after):
    """Units within an organisation belong to the title of who works there."""
    kinds = [kind for _text, kind in after]
    units = 0
    if before and kinds[-1] == "organisation":
        units = next(i for i, kind in enumerate(kinds) if kind != "unit")
    row.values["position"] = _text(before + after[:units])
    row.values["organisation"] = _text(after[units:])
    if any(kind == "unknown" for _text, kind in before):
        row.doubt("position", _("Is this the position, or a second organisation?"))
    if "unknown" in kinds[units:] or _are_two(after[units:]):
        row.parts = [text for text, _kind in after[units:]]
        row.doubt("organisation", _("Two organisations?"))


def _are_two(parts):
    own = [text for text, kind in parts if kind == "organisation"]
    if len(own) < 2:
        return False
    last = {word.casefold().strip("()") for word in own[-1].split()}
    return not last & WITHIN


def _look_for_two(row, parts, known):
    for text, kind in parts:
        fused = known.fused(text) if kind in ("organisation", "unknown") else []
        if fused:
            row.parts = fused
            row.doubt("organisation", _("Two organisations?"))
