"""The rich text editor's exception from the strict content security policy."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_update

# ``@editor_csp`` goes on a view that shows the editor: the admin's forms, no other.
# CKEditor 4 writes style attributes and inline click handlers into its toolbar. Script
# blocks and scripts of others stay forbidden here too.
editor_csp = csp_update(
    {
        "style-src": [SELF, UNSAFE_INLINE],
        "script-src-attr": [UNSAFE_INLINE],
    }
)
