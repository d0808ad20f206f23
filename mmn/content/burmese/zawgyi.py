"""From Zawgyi to Unicode, syllable by syllable.

Zawgyi stores what is seen from left to right, and has a code point for each shape of a
letter; Unicode stores what is spoken, and each letter once. So every syllable is
taken apart, its shapes become letters, and these are put in Unicode's order.

The chart is that of the font Zawgyi-One (2008) beside the Unicode Standard, section
16.3; the order within a syllable follows Unicode Technical Note 11, "Representing
Myanmar in Unicode".
"""

import re
import unicodedata

STACK, ASAT, KINZI = "\u1039", "\u103a", "\u1004\u103a\u1039"
YA, RA, WA, HA = "\u103b", "\u103c", "\u103d", "\u103e"
E, U, UU, TALL_AA, AA = "\u1031", "\u102f", "\u1030", "\u102b", "\u102c"

# Letters under others: U+1060 is ka under something, and so on.
_STACKED = {
    0x1060: 0x1000,
    0x1061: 0x1001,
    0x1062: 0x1002,
    0x1063: 0x1003,
    0x1065: 0x1005,
    0x1066: 0x1006,
    0x1067: 0x1006,
    0x1068: 0x1007,
    0x1069: 0x1008,
    0x106C: 0x100B,
    0x106D: 0x100C,
    0x1070: 0x100F,
    0x1071: 0x1010,
    0x1072: 0x1010,
    0x1073: 0x1011,
    0x1074: 0x1011,
    0x1075: 0x1012,
    0x1076: 0x1013,
    0x1077: 0x1014,
    0x1078: 0x1015,
    0x1079: 0x1016,
    0x107A: 0x1017,
    0x107B: 0x1018,
    0x1093: 0x1018,
    0x107C: 0x1019,
    0x1085: 0x101C,
}
# Other shapes of a letter, and letters grown together.
_BASES = {
    "\u106a": "\u1009",
    "\u106b": "\u100a",
    "\u106e": "\u100d\u1039\u100d",
    "\u106f": "\u100d\u1039\u100e",
    "\u1086": "\u103f",
    "\u108f": "\u1014",
    "\u1090": "\u101b",
    "\u1091": "\u100f\u1039\u100d",
    "\u1092": "\u100b\u1039\u100c",
    "\u1097": "\u100b\u1039\u100b",
}
# Marks, each as the letters it stands for in Unicode.
_MARKS = {
    "\u1033": U,
    "\u1034": UU,
    "\u1039": ASAT,
    "\u103a": YA,
    "\u107d": YA,
    "\u103c": WA,
    "\u103d": HA,
    "\u1087": HA,
    "\u1088": HA + U,
    "\u1089": HA + UU,
    "\u108a": WA + HA,
    "\u105a": TALL_AA + ASAT,
    "\u1064": KINZI,
    "\u108b": KINZI + "\u102d",
    "\u108c": KINZI + "\u102e",
    "\u108d": KINZI + "\u1036",
    "\u108e": "\u102d\u1036",
    "\u1094": "\u1037",
    "\u1095": "\u1037",
    "\u1096": "\u1039\u1010" + WA,
    **{chr(shape): STACK + chr(letter) for shape, letter in _STACKED.items()},
}
# What stands left of its letter: the vowel e and the shapes of medial ra.
_BEFORE = "\u1031\u103b\u107e-\u1084"
_AFTER = "".join(_MARKS) + "\u102b-\u1030\u1032\u1036-\u1038\u103e"
_LETTERS = "\u1000-\u102a\u103f" + "".join(_BASES)
# Some type the digits 0 and 7 for the letters wa and ra, which look like them.
_LOOKALIKES = {"\u1040": "\u101d", "\u1047": "\u101b"}

# Bounded, as no syllable has more: a text of nothing but signs is read in time, too.
_SYLLABLE = re.compile(
    f"(?P<before>[{_BEFORE}]{{0,6}})(?P<letter>[{_LETTERS}\u1040\u1047])"
    f"(?P<after>[{_AFTER}\u200b-\u200d]{{0,24}})"
)
_ZERO_FOR_WA = re.compile(r"(?<![\u1040-\u1049])\u1040(?=[\u1000-\u1021])")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d"))
# The order of what follows a letter; asat has none of its own (see _ordered).
_ORDER = [
    *(YA, RA, WA, HA, E),
    *("\u102d", "\u102e", "\u1032", U, UU, TALL_AA, AA),
    *("\u1036", "\u1037", "\u1038"),
]
# Letters that Zawgyi can only put together from parts.
_WHOLE = {
    "\u101e\u103c\u1031\u102c\u103a": "\u102a",
    "\u101e\u103c": "\u1029",
    "\u1029\u1031\u102c\u103a": "\u102a",
    "\u1025\u102e": "\u1026",
}
# The sign "aforementioned" has its whole word in one shape.
_LONG_SIGN = re.compile("\u104e(?!\u1004\u103a\u1038)")


def to_unicode(text):
    """``text``, typed in Zawgyi, as Unicode; what is not Burmese stays as it is.

    Whether it is Zawgyi is not asked: Unicode given to this comes out spoilt.
    """
    text = _ZERO_FOR_WA.sub("\u101d", text)
    text = _SYLLABLE.sub(_syllable, text)
    for parts, whole in _WHOLE.items():
        text = text.replace(parts, whole)
    # Only these shapes of the letter are alike; the vowel stands alone.
    text = re.sub("\u1025(?=[\u1037\u1039\u103a\u102b\u102c])", "\u1009", text)
    text = _LONG_SIGN.sub("\u104e\u1004\u103a\u1038", text)
    return unicodedata.normalize("NFC", text)


def _syllable(match):
    before, letter, after = match["before"], match["letter"], match["after"]
    marks = after.translate(_INVISIBLE)
    if letter in _LOOKALIKES:
        if not before and not marks:
            return match[0]
        letter = _LOOKALIKES[letter]
    letter = _BASES.get(letter, letter)
    found = "".join(E if c == E else RA for c in before)
    found += "".join(_MARKS.get(mark, mark) for mark in marks)
    # U+200B between words may stand behind a syllable; within one it has no place.
    space = "\u200b" if after.endswith("\u200b") else ""
    return _ordered(letter, found) + space


def _ordered(letter, marks):
    """The syllable in Unicode's order, each mark once: Zawgyi shows two of the same as
    one, so that they are often typed twice."""
    kinzi = KINZI if KINZI in marks else ""
    marks = marks.replace(KINZI, "")
    stacked = dict.fromkeys(re.findall(f"{STACK}.", marks))
    marks = re.sub(f"{STACK}.", "", marks)
    asat = marks.find(ASAT)
    ordered = [mark for mark in _ORDER if mark in marks]
    if asat >= 0:
        ordered.insert(_place_of_asat(ordered, marks[:asat]), ASAT)
    return kinzi + letter + "".join(stacked) + "".join(ordered)


def _place_of_asat(ordered, typed_before):
    """Behind the letter, or behind the vowel aa where it was typed behind that."""
    for aa in (AA, TALL_AA):
        if aa in ordered:
            return ordered.index(aa) + 1 if aa in typed_before else 0
    medials = [mark for mark in ordered if mark in (YA, RA, WA, HA)]
    return len(medials) if not {U, UU} & set(ordered) else 0
