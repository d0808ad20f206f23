"""The least that the server can do: a WSGI function that sends kept bytes.

``BARE`` in the environment names a folder with the answer to each address, as the site
sent it.
"""

import os
from pathlib import Path
from urllib.parse import quote

# What the server adds by itself.
ADDED = {"Server", "Date", "Connection"}
_answers = {}


def file_name(address):
    return quote(address, safe="")


def application(environ, start_response):
    address = environ["PATH_INFO"]
    if environ["QUERY_STRING"]:
        address += "?" + environ["QUERY_STRING"]
    found = _answers.get(address)
    if found is None:
        path = Path(os.environ["BARE"]) / file_name(address)
        if not path.exists():
            start_response("404 Not Found", [("Content-Length", "0")])
            return []
        found = _answers[address] = read(path.read_bytes())
    headers, body = found
    start_response("200 OK", headers[:])
    return body


def read(answer):
    head, _line, body = answer.partition(b"\r\n\r\n")
    rows = [row.split(": ", 1) for row in head.decode("latin-1").split("\r\n")[1:]]
    return [(name, value) for name, value in rows if name not in ADDED], [body]
