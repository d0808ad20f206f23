"""The least that the server can do: a WSGI function that sends kept bytes.

``BARE`` in the environment names a folder with the answer to each address.
"""

import os
from pathlib import Path
from urllib.parse import quote

HEADERS = [("Content-Type", "text/html; charset=utf-8")]
_answers = {}


def file_name(address):
    return quote(address, safe="")


def application(environ, start_response):
    address = environ["PATH_INFO"]
    if environ["QUERY_STRING"]:
        address += "?" + environ["QUERY_STRING"]
    body = _answers.get(address)
    if body is None:
        path = Path(os.environ["BARE"]) / file_name(address)
        body = _answers[address] = path.read_bytes() if path.exists() else b""
    start_response("200 OK", [*HEADERS, ("Content-Length", str(len(body)))])
    return [body]
