"""Addresses of the old site, in all the forms in which texts mention them."""

import re
from dataclasses import dataclass
from posixpath import splitext
from urllib.parse import parse_qs, unquote, urlsplit

UPLOADS = "/wp-content/uploads/"
SIZE = re.compile(r"-(?:\d+x\d+|scaled|rotated)$")


def numeral(text):
    """The number that ``text`` is, in plain digits and of a size that the old site had;
    else 0, which is the number of nothing."""
    return int(text) if re.fullmatch(r"\s*[0-9]{1,9}\s*", text or "") else 0


@dataclass(frozen=True)
class OldLink:
    """``what`` is "entry", "category", "upload", "home" or "other"."""

    what: str
    number: int = 0
    path: str = ""
    fragment: str = ""


class OldSite:
    """Tells links into the old site from all others."""

    def __init__(self, addresses):
        hosts = {_host(address) for address in addresses}
        self.hosts = {host for host in hosts if host}

    def read(self, href):
        """What ``href`` means if it leads into the old site, else None."""
        href = (href or "").strip()
        try:
            parts = urlsplit(href)
        except ValueError:
            return None
        if parts.scheme not in ("", "http", "https"):
            return None
        if parts.netloc and _host(href) not in self.hosts:
            return None
        if not parts.netloc and not href.startswith(("/", "?")):
            return None
        return _meaning(parts)


def _host(address):
    host = (urlsplit(address).hostname or "").lower()
    return host.removeprefix("www.")


def _meaning(parts):
    path = unquote(parts.path) or "/"
    if path.startswith(UPLOADS):
        return OldLink("upload", path=path.removeprefix(UPLOADS))
    if path not in ("/", "/index.php"):
        return OldLink("other", path=path)
    query = parse_qs(parts.query)
    for key in ("p", "page_id", "attachment_id"):
        number = numeral(query.get(key, [""])[0])
        if number:
            return OldLink("entry", number, fragment=parts.fragment)
    if number := numeral(query.get("cat", [""])[0]):
        return OldLink("category", number)
    return OldLink("other" if query else "home", path=path)


def full_size(path):
    """The upload whose smaller copy ``path`` is, by WordPress's manner of naming."""
    stem, extension = splitext(path)
    return SIZE.sub("", stem) + extension
