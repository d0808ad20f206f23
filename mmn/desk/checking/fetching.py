"""Ask addresses outside whether they answer, without being led into our own network.

An editor's text may hold any address. Only public hosts are asked, on the ports of the
web; the connection goes to the very address that was looked at, and each redirect is
looked at anew.
"""

import http.client
import ipaddress
import socket
import ssl
from collections import namedtuple
from contextlib import contextmanager, suppress
from threading import Timer
from urllib.parse import urljoin, urlsplit

from django.utils.encoding import iri_to_uri

TIMEOUT = 5  # seconds without a word
PATIENCE = 10  # seconds for one answer, however slowly it drips in
MOST_REDIRECTS = 5
PORTS = {"http": 80, "https": 443}
HEADERS = {"User-Agent": "MMN-link-check/1.0", "Accept": "*/*"}
REDIRECTS = {301, 302, 303, 307, 308}
# Addresses of IPv6 behind which any of IPv4 may stand.
_TRANSLATED = [
    ipaddress.ip_network(network)
    for network in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
]

Answer = namedtuple("Answer", "status problem leads_to", defaults=("", ""))


class Refused(Exception):
    """Not an address that this site asks."""


def is_public(address):
    ip = ipaddress.ip_address(address.partition("%")[0])
    if ip.version == 6 and ip.ipv4_mapped:
        return False
    if any(ip in network for network in _TRANSLATED):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


def connect_publicly(host, port):
    """A connection to ``host`` if all that its name leads to is public."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [sockaddr[0] for *_rest, sockaddr in found]
    if not addresses or not all(map(is_public, addresses)):
        raise Refused
    return socket.create_connection((addresses[0], port), TIMEOUT)


class Connection(http.client.HTTPConnection):
    def __init__(self, parts, open_socket):
        host = parts.hostname.encode("idna").decode()
        super().__init__(host, PORTS[parts.scheme], timeout=TIMEOUT)
        self.secure, self.open_socket = parts.scheme == "https", open_socket

    def connect(self):
        self.sock = self.open_socket(self.host, self.port)
        if self.secure:
            self.sock = ssl.create_default_context().wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()


def ask(url, open_socket=connect_publicly):
    """What ``url`` answers in the end: a status, or why there is none."""
    try:
        for _turn in range(MOST_REDIRECTS):
            status, location = asked_both_ways(url, open_socket)
            if status not in REDIRECTS or not location:
                return Answer(status)
            url = iri_to_uri(urljoin(url, location))
    except Refused:
        return Answer(None, "refused")
    except (OSError, ValueError, http.client.HTTPException):
        return Answer(None, "unreachable")
    return Answer(None, "redirects")


def asked_both_ways(url, open_socket):
    """First without the page itself; who doesn't like that is asked for the page."""
    status, location = one_answer("HEAD", url, open_socket)
    if status >= 400:
        status, location = one_answer("GET", url, open_socket)
    return status, location


def one_answer(method, url, open_socket):
    """Status and where it leads; of the page itself nothing is read."""
    parts = urlsplit(url)
    ports = (None, PORTS.get(parts.scheme))
    if parts.scheme not in PORTS or not parts.hostname:
        raise Refused
    if parts.username is not None or parts.port not in ports:
        raise Refused
    target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    connection = Connection(parts, open_socket)
    with ended_after(PATIENCE, connection):
        connection.request(method, target, headers=HEADERS)
        response = connection.getresponse()
        return response.status, response.headers.get("Location", "")


@contextmanager
def ended_after(seconds, connection):
    """Cut the connection off then: who drips a byte now and then never times out."""

    def cut():
        with suppress(AttributeError, OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        connection.close()
