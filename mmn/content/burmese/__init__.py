"""Burmese that was typed for the font Zawgyi: recognised, and turned into Unicode.

Zawgyi puts other letters on the code points of the Myanmar block, partly on those that
Unicode gives to Shan, Mon and Karen: with another font, and to every program, a text in
it is a string of nonsense.
"""

from .detecting import FEWEST, SURE, is_zawgyi, zawgyi_probability
from .zawgyi import to_unicode

__all__ = ["FEWEST", "SURE", "is_zawgyi", "to_unicode", "zawgyi_probability"]
