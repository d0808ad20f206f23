"""Style sheets that travel inside the page. The sources stay files, one for each
component.
"""

import re

from django.templatetags.static import static

from .inline import made_once, source_text

_STRING = r""""[^"\n]*"|'[^'\n]*'"""
_COMMENT = re.compile(rf"({_STRING})|/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(rf"({_STRING})|\s+")
_AROUND = re.compile(rf"({_STRING})|\s?([{{}};,])\s?|(:)\s")
_ADDRESS = re.compile(r'url\("\.\./([^"]+)"\)')


@made_once
def sheet(*names):
    """The sheets of ``static/css/`` with these names, one after the other."""
    return "".join(compact(source_text(f"css/{name}.css")) for name in names)


def compact(css):
    """Without comments and needless space; addresses as the server has them."""
    css = _COMMENT.sub(lambda found: found[1] or " ", css)
    css = _SPACE.sub(lambda found: found[1] or " ", css)
    css = _AROUND.sub(lambda found: found[1] or found[2] or found[3], css).strip()
    css = css.replace(";}", "}")
    return _ADDRESS.sub(lambda found: f'url("{static(found[1])}")', css)
