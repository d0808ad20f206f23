"""Links by which readers pass a page on: plain addresses of other services, which learn
of it only when somebody follows one."""

from urllib.parse import quote

# The card of the page says the rest: a title in Burmese would take a kilobyte in each.
SERVICES = (
    ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={}"),
    ("LINE", "https://social-plugins.line.me/lineit/share?url={}"),
    ("Viber", "viber://forward?text={}"),
    ("Telegram", "https://t.me/share/url?url={}"),
    ("WhatsApp", "https://wa.me/?text={}"),
)


def share_links(address):
    """(name, address) of each service for the page at ``address``."""
    quoted = quote(address, safe="")
    return [(name, pattern.format(quoted)) for name, pattern in SERVICES]


def mail_link(address, title):
    """A letter with the title as its subject and the address in it."""
    return f"mailto:?subject={quote(title, safe='')}&body={quote(address, safe='')}"
