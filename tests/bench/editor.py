"""An editor at the admin over HTTP, as a browser would do it.

``python -m tests.bench.editor`` prints how long publishing takes.
"""

import os
import re
import statistics
import time
from contextlib import closing
from html import unescape
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

ADD = "/admin/news/post/add/"
_FIELD = re.compile(
    r"<(input|textarea|select)\b([^>]*)>(.*?)(?=<(?:input|textarea|select)\b|</form>)",
    re.DOTALL,
)


class Editor:
    """Logs in, and publishes posts with the form that the admin gives."""

    def __init__(self, port, name="editor", password="river"):
        self.port = port
        self.cookies = SimpleCookie()
        form = fields(self.ask("GET", "/admin/login/")[1])
        form |= {"username": name, "password": password}
        status, _body = self.ask("POST", "/admin/login/?next=/admin/", form)
        assert status == 302, "not logged in"

    def ask(self, method, path, form=None):
        cookies = "; ".join(f"{one.key}={one.value}" for one in self.cookies.values())
        headers = {"Cookie": cookies}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = None if form is None else urlencode(form)
        # The server closes what is idle for two seconds.
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        for line in response.headers.get_all("Set-Cookie") or []:
            self.cookies.load(line)
        with closing(connection):
            return response.status, response.read().decode()

    def publish(self, title):
        """Publish a new post; the seconds that the request which does it took."""
        form = fields(self.ask("GET", ADD)[1]) | {
            "title": title,
            "summary": "For the press.",
            "body": "<p>Migrants ask for their rights.</p>",
            "status": "published",
            "_save": "Save",
        }
        started = time.perf_counter()
        status, body = self.ask("POST", ADD, form)
        seconds = time.perf_counter() - started
        assert status == 302, re.findall(r"errorlist.*?</ul>", body, re.DOTALL)
        return seconds


def fields(html):
    """What a browser would send back of the forms on a page."""
    found = {}
    for tag, attributes, inside in _FIELD.findall(html):
        given = dict(re.findall(r'([\w-]+)="([^"]*)"', attributes))
        name, kind = given.get("name"), given.get("type")
        if not name or kind in ("submit", "file", "button"):
            continue
        if kind in ("checkbox", "radio") and not re.search(r"\bchecked\b", attributes):
            continue
        value = given.get("value", "")
        if tag == "textarea":
            value = inside.partition("</textarea>")[0].strip()
        elif tag == "select":
            chosen = re.search(r'<option value="([^"]*)"[^>]*\bselected', inside)
            if not chosen:
                continue
            value = chosen[1]
        found[name] = unescape(value)
    return found


def main():
    with TemporaryDirectory() as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="mmn.settings",
            SECRET_KEY="crowd",
            STATIC_FROM_SOURCE="on",
            DATA_DIR=folder,
        )
        import django

        django.setup()
        from .crowd import newest, prepare
        from .serving import cpu_seconds, server

        prepare()
        with server() as (port, pids):
            editor, times = Editor(port), []
            for number in range(1, 31):
                before = cpu_seconds(pids)
                times.append(editor.publish(f"Bulletin {number:05}"))
                cpu = cpu_seconds(pids) - before
                reader = HTTPConnection("127.0.0.1", port)
                reader.request("GET", "/news/")
                assert newest(reader.getresponse().read()) == number, "an old page"
        print(f"publishing: median {statistics.median(times) * 1000:.0f} ms,", end=" ")
        print(f"best {min(times) * 1000:.0f} ms; form and save {cpu * 1000:.0f} ms CPU")


if __name__ == "__main__":
    main()
