"""What a request asks for: whether anybody may get the same, and its one address."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import QueryDict
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, resolve
from django.utils import translation

from mmn.content.cacheable import cacheable_of
from mmn.content.middleware import preferred
from mmn.desk.sharing.links import COOKIE

# How many answers of each small table are remembered before it is begun anew.
REMEMBERED = 5000
READING = {"GET", "HEAD"}
# A longer host or path is looked at anew each time.
LONGEST_KEY = 300
# Of the many ways to write one host, each would have pages of its own.
PLAIN_HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::[1-9]\d{0,4})?"
)
# Longer questions are answered, but not kept.
LONGEST_QUERY = 500


@dataclass(frozen=True)
class Asked:
    """A page that may be kept: scheme and host, path, what the page reads of the query,
    and the reader's language where the page looks at that."""

    root: str
    path: str
    query: str
    language: str | None

    @property
    def address(self):
        """What names the page; without a language as a request has it."""
        address = self.root, self.path, self.query
        return address if self.language is None else (*address, self.language)

    def environ(self, environ):
        """The request that makes this page, whoever asks for it: of what that reader
        sent, nothing but what names the page. Any other header could make it another
        page for all; Django reads a query in the charset of ``Content-Type``, say."""
        kept = {
            name: value
            for name, value in environ.items()
            if not name.startswith(("HTTP_", "CONTENT_"))
        }
        scheme, _colon, host = self.root.partition("://")
        return kept | {
            "REQUEST_METHOD": "GET",
            "QUERY_STRING": self.query,
            "HTTP_HOST": host,
            "HTTP_ACCEPT_LANGUAGE": self.language or "",
            "wsgi.url_scheme": scheme,
        }


class Reader:
    """Reads requests; remembers what it found about hosts and paths."""

    def __init__(self):
        # Cookies that the site itself sets.
        self.personal = (
            settings.SESSION_COOKIE_NAME,
            settings.CSRF_COOKIE_NAME,
            settings.LANGUAGE_COOKIE_NAME,
            "messages",
            COOKIE,
        )
        proxy = settings.SECURE_PROXY_SSL_HEADER
        self.proxy_header, self.proxy_value = proxy or ("wsgi.none", None)
        self.roots = {}
        self.views = {}

    def is_personal(self, environ):
        """Whether the answer may be for this reader alone: staff, a secret link, or
        who sends something."""
        cookies = environ.get("HTTP_COOKIE")
        if cookies and any(name in cookies for name in self.personal):
            return True
        return (
            environ["REQUEST_METHOD"] not in READING
            or "HTTP_AUTHORIZATION" in environ
            or bool(environ.get("SCRIPT_NAME"))
        )

    def way(self, environ):
        """All of a request that the answer may depend on, but for the language."""
        get = environ.get
        return (
            get("HTTP_HOST"),
            get("wsgi.url_scheme"),
            get(self.proxy_header),
            environ["PATH_INFO"],
            environ["QUERY_STRING"],
            get("HTTP_ACCEPT_ENCODING"),
        )

    def root(self, environ):
        """Scheme and host, or "" for a host that is not ours, or oddly written."""
        get = environ.get
        seen = (get("HTTP_HOST"), get("wsgi.url_scheme"), get(self.proxy_header))
        root = self.roots.get(seen)
        return self._root(*seen) if root is None else root

    def _root(self, host, scheme, forwarded):
        seen = host, scheme, forwarded
        host = (host or "").lower()
        domain, _port = split_domain_port(host)
        root = ""
        plain = PLAIN_HOST.fullmatch(host)
        if plain and validate_host(domain, settings.ALLOWED_HOSTS):
            if forwarded is not None:
                told = forwarded.partition(",")[0].strip()
                scheme = "https" if told == self.proxy_value else "http"
            root = f"{scheme}://{host}"
        remember(self.roots, seen, root)
        return root

    def asked(self, root, environ):
        """What is asked for, or None if its page is never kept."""
        path = environ["PATH_INFO"]
        cacheable = self.cacheable(path)
        if cacheable is None:
            return None
        try:
            query = query_for(cacheable, environ["QUERY_STRING"])
        except (BadRequest, SuspiciousOperation):
            return None
        if len(query) > LONGEST_QUERY:
            return None
        language = None
        if cacheable.offers_language:
            language = preferred(environ.get("HTTP_ACCEPT_LANGUAGE", ""))
        return Asked(root, path, query, language)

    def cacheable(self, path):
        if path in self.views:
            return self.views[path]
        # As WSGI has it: bytes of UTF-8, each as one letter.
        text = path.encode("latin-1").decode("utf-8", "replace")
        language = translation.get_language_from_path(text) or settings.LANGUAGE_CODE
        with translation.override(language):
            try:
                found = cacheable_of(resolve(text).func)
            except Resolver404:
                return None
        remember(self.views, path, found)
        return found


def query_for(cacheable, query):
    """What the page reads of ``query``, always in the same words."""
    if not query:
        return ""
    given = QueryDict(query)
    read = [(name, given.get(name, "")) for name in cacheable.parameters]
    return urlencode([(name, value) for name, value in read if value])


def remember(table, key, value):
    if len(table) >= REMEMBERED:
        table.clear()
    if sum(map(len, filter(None, key))) <= LONGEST_KEY:
        table[key] = value
