"""Who reaches which address of the desk, and of what else staff have beside the admin's
own pages: every address, both methods, every role. A new address fails the test until
the table says who may use it."""

import json
from datetime import timedelta

import pytest
from django.core import serializers
from django.core.signing import Signer
from django.urls import get_resolver
from django.utils import timezone
from reversion.models import Version

from mmn.content.models import Entry, Organisation
from mmn.desk.models import FormCopy, ShareLink, WaitingChanges, WaitingStep
from mmn.desk.versions.snapshots import snapshot
from mmn.desk.versions.store import keep_version
from mmn.media.models import Document, StoredFile
from news.models import Post
from tests.conftest import grant_to_groups

ROLES = ["anonymous", "no group", "Contributor", "Editor", "Publisher"]
STATES = ["own draft", "another's draft", "published"]

# What is answered to each of ROLES. "in": a page, a file, or what was asked is done.
LOG_IN = "login"


def row(*answers):
    return dict(zip(ROLES, answers, strict=True))


NO_SUCH_METHOD = row(LOG_IN, 405, 405, 405, 405)
ONLY_READ = row(405, 405, 405, 405, 405)
FORGED = row(LOG_IN, 403, 403, 403, 403)
ANYBODY = row("in", "in", "in", "in", "in")
ALL_STAFF = row(LOG_IN, "in", "in", "in", "in")
WRITERS = row(LOG_IN, 403, "in", "in", "in")
EDITORS = row(LOG_IN, 403, 403, "in", "in")
NOT_THEIRS = row(LOG_IN, 404, 404, 404, 404)
FOUND = row(403, 403, "in", "in", "in")
FOR_SCRIPTS = row(401, "in", "in", "in", "in")

# The addresses of one entry: what the three states answer.
READ = {"own draft": WRITERS, "another's draft": EDITORS, "published": WRITERS}
FILES = {**READ, "another's draft": row(LOG_IN, 403, 404, "in", "in")}
CHANGE = {"own draft": WRITERS, "another's draft": EDITORS, "published": EDITORS}

# Route: what GET and POST answer, for all states or for each.
TABLE = {
    "admin/desk/copies/": (FOR_SCRIPTS, row(401, 403, "in", "in", "in")),
    "admin/desk/copies/offers/": (FOR_SCRIPTS, ONLY_READ),
    "admin/desk/copies/mine/": (ALL_STAFF, NO_SUCH_METHOD),
    "admin/desk/copies/<int:pk>/": (NOT_THEIRS, NO_SUCH_METHOD),
    "admin/desk/copies/<int:pk>/throw-away/": (NO_SUCH_METHOD, NOT_THEIRS),
    "admin/desk/library/<int:pk>/": (FILES, NO_SUCH_METHOD),
    "admin/desk/library/<int:pk>/small/": (FILES, NO_SUCH_METHOD),
    "admin/desk/find/tags/": (FOUND, ONLY_READ),
    "admin/desk/find/people/": (FOUND, ONLY_READ),
    "admin/desk/find/organisations/": (FOUND, ONLY_READ),
    "admin/desk/find/organisations/make/": (ONLY_READ, FOUND),
    "admin/desk/help/": (ALL_STAFF, NO_SUCH_METHOD),
    "admin/desk/help/<slug:name>/": (ALL_STAFF, NO_SUCH_METHOD),
    "admin/desk/help/pictures/<slug:name>.webp": (NOT_THEIRS, NO_SUCH_METHOD),
    "admin/desk/people/": (WRITERS, WRITERS),
    "admin/desk/pasting/<str:label>/": (NO_SUCH_METHOD, WRITERS),
    "admin/desk/review/when/": (ALL_STAFF, NO_SUCH_METHOD),
    "admin/desk/sharing/<int:pk>/": (NO_SUCH_METHOD, CHANGE),
    "admin/desk/sharing/withdraw/<int:pk>/": (NO_SUCH_METHOD, CHANGE),
    "admin/desk/translations/": (WRITERS, NO_SUCH_METHOD),
    "admin/desk/uploads/photo/": (
        row(403, 403, 405, 405, 405),
        row(403, 403, "in", "in", "in"),
    ),
    "admin/desk/uploads/pdf/": (
        row(403, 403, 405, 405, 405),
        row(403, 403, "in", "in", "in"),
    ),
    "admin/desk/uploads/kept/<str:token>/": (
        row(403, 403, 404, 404, 404),
        row(403, 403, 405, 405, 405),
    ),
    "admin/desk/versions/deleted/": (ALL_STAFF, NO_SUCH_METHOD),
    "admin/desk/versions/deleted/<int:pk>/": (CHANGE, CHANGE),
    "admin/desk/versions/deleted/<int:pk>/page/": (CHANGE, ONLY_READ),
    "admin/desk/versions/<int:pk>/compare/": (READ, ONLY_READ),
    "admin/desk/versions/<int:pk>/files/<path:name>": (READ, ONLY_READ),
    "admin/desk/versions/<int:pk>/<int:revision>/page/": (READ, ONLY_READ),
    "admin/desk/versions/<int:pk>/<int:revision>/restore/": (CHANGE, CHANGE),
    "admin/desk/versions/<int:pk>/choose/": (CHANGE, FORGED),
    "admin/desk/versions/<int:pk>/publish/": (CHANGE, CHANGE),
    "admin/desk/versions/<int:pk>/schedule/": (CHANGE, CHANGE),
    "admin/desk/versions/<int:pk>/discard/": (CHANGE, CHANGE),
    "admin/language/": (ANYBODY, ANYBODY),
    "admin/pictures/upload/": (row(LOG_IN, 403, 405, 405, 405), WRITERS),
    "admin/pictures/browse/": (WRITERS, row(LOG_IN, 403, 405, 405, 405)),
    "admin/r/<path:content_type_id>/<path:object_id>/": (READ, READ),
}


def routes(resolver, before=""):
    """Every address that stands below /admin/ beside Django's own."""
    for pattern in resolver.url_patterns:
        whole = before + str(pattern.pattern)
        if whole == "admin/" and pattern.app_name == "admin":
            continue
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern, whole)
        elif whole.startswith("admin/"):
            yield whole


def test_the_table_has_every_address_of_the_desk():
    assert set(routes(get_resolver())) == set(TABLE)


class Desk:
    """An entry with all that an address can name, its reader, and who else wrote."""

    def __init__(self, client, staff, make, jpeg, pdf):
        self.client, self.jpeg, self.pdf = client, jpeg, pdf
        self.staff, self.make = staff, make

    def prepare(self, role, state):
        self.user = None
        if role != "anonymous":
            self.user = self.staff(None if role == "no group" else role)
            self.client.force_login(self.user)
        else:
            self.client.logout()
        self.somebody = self.staff()
        author = self.user if state == "own draft" and self.user else self.somebody
        facts = {} if state == "published" else {"status": "draft"}
        self.entry = self.make(Post, created_by=author, **facts)
        self.entry.cover = self.jpeg(colour=(self.entry.pk % 250, 1, 2))
        self.entry.cover_alt = "A pier"
        self.entry.save()
        self.document = Document.objects.create(
            entry=self.entry, file=self.pdf(note=f"of {self.entry.pk}")
        )
        self.revision = first = keep_version(self.entry, author)
        self.revision = first or self.revision
        step = WaitingStep.objects.create(entry=self.entry, rows=snapshot(self.entry))
        WaitingChanges.objects.create(entry=self.entry, step=step, opened_version=1)
        self.link = ShareLink.objects.create(
            entry_id=self.entry.pk, expires_at=timezone.now() + timedelta(days=1)
        )
        self.copy = FormCopy.objects.create(
            user=self.somebody,
            form="news.post",
            window="window-two",
            fields=[["title", "Of somebody else"]],
            seen_at=timezone.now(),
            typed_at=timezone.now(),
            typed_clock=5000,
        )

    def ask(self, route, method):
        if "deleted/<int:pk>" in route:
            self.number = self.entry.pk
            Post.objects.filter(pk=self.number).delete()
        before = self.stored()
        url, data, kind = self.address(route), *self.data(route)
        if method == "GET":
            answer = self.client.get(url)
        elif kind:
            answer = self.client.post(url, data, content_type=kind)
        else:
            answer = self.client.post(url, data)
        found = reading(answer)
        if found != "in":
            assert self.stored() == before, f"{found}, but something is changed"
        return found

    def stored(self):
        """All that a request could change."""
        models = [Entry, Post, ShareLink, WaitingChanges, WaitingStep, FormCopy]
        models += [StoredFile, Version, Document, Organisation]
        return [serializers.serialize("json", m.objects.order_by("pk")) for m in models]

    def address(self, route):
        known = {
            "<int:pk>": getattr(self, "number", self.entry.pk),
            "<int:revision>": self.revision_number(),
            "<path:name>": self.document.file.name,
            "<path:content_type_id>/<path:object_id>": self.on_site(),
            "<str:label>": "news.signatory",
            "<str:token>": Signer(salt="guessed").sign("1"),
            "<slug:name>.webp": "no-such-picture.webp",
            "<slug:name>": "index",
        }
        known["<int:pk>"] = self.owned_number(route) or known["<int:pk>"]
        for part, value in known.items():
            route = route.replace(part, str(value))
        return f"/{route}"

    def owned_number(self, route):
        if "/copies/" in route:
            return self.copy.pk
        if "/withdraw/" in route:
            return self.link.pk
        if "/library/" in route:
            return StoredFile.objects.get(name=self.entry.cover.name).pk
        return None

    def revision_number(self):
        found = Version.objects.get_for_object_reference(Entry, self.document.entry_id)
        return found.first().revision_id

    def on_site(self):
        from django.contrib.contenttypes.models import ContentType

        return f"{ContentType.objects.get_for_model(Post).pk}/{self.entry.pk}"

    def data(self, route):
        """(data, its content type) that does what the address is for."""
        if route == "admin/desk/copies/":
            return json.dumps(self.message()), "application/json"
        return {
            "admin/desk/find/organisations/make/": {"name": "Dockers"},
            "admin/desk/pasting/<str:label>/": {"text": "Harbour Network"},
            "admin/desk/sharing/<int:pk>/": {"label": "Ms Srey", "days": "7"},
            "admin/desk/uploads/photo/": {"file": self.jpeg(colour=(7, 7, 7))},
            "admin/desk/uploads/pdf/": {"file": self.pdf(note="new")},
            "admin/pictures/upload/": {"upload": self.jpeg(colour=(8, 8, 8))},
        }.get(route, {}), None

    def message(self):
        pk = self.user.pk if self.user else self.somebody.pk
        return {
            **{"user": pk, "form": "news.post", "window": "window-one"},
            **{"entry": None, "fields": [["title", "x"]], "typed": 5, "now": 6},
        }


def reading(answer):
    if answer.status_code == 302:
        return LOG_IN if "/login/" in answer.url else "in"
    return "in" if answer.status_code == 200 else answer.status_code


@pytest.fixture
def desk(client, staff, make, jpeg, pdf):
    grant_to_groups()
    return Desk(client, staff, make, jpeg, pdf)


def states(route):
    """The state of an entry matters only where the table tells it."""
    tells = any(set(answers) == set(STATES) for answers in TABLE[route])
    return STATES if tells else STATES[:1]


CASES = [(route, state) for route in TABLE for state in states(route)]


@pytest.mark.parametrize(("route", "state"), CASES)
def test_every_role_reaches_what_the_table_says(desk, route, state):
    wanted = [expected.get(state, expected) for expected in TABLE[route]]
    found = [{}, {}]
    for role in ROLES:
        desk.prepare(role, state)
        for method, answers in zip(("GET", "POST"), found, strict=True):
            answers[role] = desk.ask(route, method)

    assert found == wanted
