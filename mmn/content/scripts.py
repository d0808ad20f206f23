"""Small scripts that travel inside the page: what they add is there with it, and its
first photo needs no connection beside theirs.
"""

import re

from .inline import made_once, source_text

_NEEDLESS = re.compile(r"^\s*//.*\n|^\s+", re.MULTILINE)


@made_once
def script(*names):
    """The modules of ``static/js/`` with these names, each in a block of its own."""
    return "".join(
        f"{{{_NEEDLESS.sub('', source_text(f'js/{name}.js'))}}}" for name in names
    )
