"""An editor at the admin over HTTP, as a browser would do it.

``python -m tests.bench.editor`` prints what the request costs that publishes: a new
post, a draft, and of each kind the sample that has most rows, files, tags and links.
Each must be public on the next request.
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

from .serving import cpu_seconds, cpu_seconds_below, server

ADD = "/admin/news/post/add/"
ROUNDS, WARM = 20, 6
MARK = re.compile(rb"Bulletin (\d{5})")
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
        body = None if form is None else urlencode(form, doseq=True)
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
        text = {"summary": "For the press.", "body": "<p>Migrants ask.</p>"}
        return self.save(ADD, {"title": title, **text, "status": "published"})

    def save(self, path, typed):
        """Fill in the form at ``path`` and send it; the seconds until the answer."""
        form = fields(self.ask("GET", path)[1]) | typed | {"_save": "Save"}
        self.before_sending()
        started = time.perf_counter()
        status, body = self.ask("POST", path, form)
        seconds = time.perf_counter() - started
        assert status == 302, re.findall(r"errorlist.*?</ul>", body, re.DOTALL)
        return seconds

    def before_sending(self):
        """Whoever measures looks at the clocks here."""


def fields(html):
    """What a browser would send back of the forms on a page: {name: [values]}."""
    found = {}
    for tag, attributes, inside in _FIELD.findall(html):
        given = dict(re.findall(r'([\w-]+)="([^"]*)"', attributes))
        name, kind = given.get("name"), given.get("type")
        if not name or kind in ("submit", "file", "button"):
            continue
        if kind in ("checkbox", "radio") and not re.search(r"\bchecked\b", attributes):
            continue
        values = [given.get("value", "on" if kind == "checkbox" else "")]
        if tag == "textarea":
            values = [inside.partition("</textarea>")[0].strip()]
        elif tag == "select":
            values = re.findall(r'<option value="([^"]*)"[^>]*\bselected', inside)
        found.setdefault(name, []).extend(map(unescape, values))
    return found


class Costs:
    """Publishes with an editor, and prints what that took of time and processor."""

    def __init__(self, editor, pids, database):
        self.editor, self.pids, self.database = editor, pids, database
        self.editor.before_sending = self.look

    def look(self):
        below = cpu_seconds_below(self.database) if self.database else 0
        self.seen = cpu_seconds(self.pids), below

    def of(self, label, publish):
        """``publish(number)`` answers with seconds; the first ones warm all up."""
        times, spent = [], [0, 0]
        for number in range(ROUNDS + WARM):
            seconds = publish(number)
            before = self.seen
            self.look()
            if number >= WARM:
                times.append(seconds * 1000)
                spent = [
                    total + after - at
                    for total, at, after in zip(spent, before, self.seen, strict=True)
                ]
        cpu, database = (f"{one / ROUNDS * 1000:>8.0f}" for one in spent)
        wall = f"{min(times):>8.0f}", f"{statistics.median(times):>8.0f}"
        print(f"{label:<42}", *wall, cpu, database, flush=True)


def newest(body):
    """The number of the last bulletin that a page shows."""
    return max(map(int, MARK.findall(body)), default=0)


def publish_new(editor, reader):
    def publish(number):
        seconds = editor.publish(f"Bulletin {number + 1:05}")
        assert newest(reader("/news/")[1]) == number + 1, "an old page"
        return seconds

    return publish


def publish_draft(editor, reader, entry):
    from mmn.content.models import Entry

    meta, page = type(entry)._meta, entry.get_absolute_url()
    form = f"/admin/{meta.app_label}/{meta.model_name}/{entry.pk}/change/"

    def publish(number):
        Entry.objects.filter(pk=entry.pk).update(status="draft")
        seconds = editor.save(form, {"status": "published"})
        assert reader(page)[0] == 200, "not public"
        return seconds

    return publish


def fullest(kind):
    """The sample of a kind to which most belongs, and how much: rows and links."""
    from mmn.content.parts import stored_parts

    def size(entry):
        parts = sum(map(len, stored_parts(kind, entry.pk).values()))
        return parts + entry.categories.count() + entry.related.count()

    sizes = {e: size(e) for e in kind.objects.published().filter(translation_of=None)}
    return max(sizes.items(), key=lambda pair: pair[1])


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
        from mmn.content.kinds import kinds
        from news.models import Post

        from .__main__ import database_parent
        from .crowd import prepare

        prepare()
        with server() as (port, pids):
            editor, reader = Editor(port), reader_of(port)
            costs = Costs(editor, pids, database_parent())
            head = [f"{one:>8}" for one in ("best ms", "median", "CPU ms", "database")]
            print(f"{'publishing':<42}", *head)
            costs.of("a new post", publish_new(editor, reader))
            draft = Post.objects.create(title="A draft", body="<p>Migrants ask.</p>")
            costs.of("a draft of a post", publish_draft(editor, reader, draft))
            for kind in kinds():
                entry, size = fullest(kind)
                label = f"{kind._meta.verbose_name} with {size} rows and links"
                costs.of(label, publish_draft(editor, reader, entry))


def reader_of(port):
    def read(path):
        connection = HTTPConnection("127.0.0.1", port)
        connection.request("GET", path)
        response = connection.getresponse()
        with closing(connection):
            return response.status, response.read()

    return read


if __name__ == "__main__":
    main()
