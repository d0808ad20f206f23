"""Factories: each makes one saved object; a test names only what it is about."""

import gc
import io
import os
import time
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import hypothesis
import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection, transaction
from django.test import override_settings
from django.utils import timezone
from PIL import Image

from events.models import Event
from mmn.content.models import Category, Page
from mmn.portal.sample import loader
from news.models import Post
from publications.models import Publication
from vacancies.models import Vacancy

# Property tests try the same examples in every run: what they find is found by whoever
# changes the code, not by somebody else by chance. For new ones, run them with
# --hypothesis-profile=default.
hypothesis.settings.register_profile("the same", derandomize=True)
hypothesis.settings.load_profile("the same")

# Facts without which a kind can't be saved.
NEEDED = {
    Post: dict,
    Page: dict,
    Publication: dict,
    Event: lambda: {"starts_at": timezone.now() + timedelta(days=3)},
    Vacancy: lambda: {"deadline": timezone.localdate() + timedelta(days=30)},
}
KINDS = [Post, Event, Publication, Vacancy]

# What makes an entry hidden, by the name the table of tests shows.
HIDDEN = {
    "draft": {"status": "draft", "published_at": None},
    "in_review": {"status": "in_review", "published_at": None},
    "scheduled": {"published_at": timedelta(hours=1)},
    "expired": {
        "published_at": timedelta(days=-9),
        "unpublish_at": timedelta(hours=-1),
    },
}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """PostgreSQL drops no database while somebody is connected: what threads of servers
    left is closed with the garbage."""
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def _storage_of_its_own(settings, tmp_path):
    """Each test writes its files where nobody else does."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="module")
def _content_of_module(request, django_db_setup, django_db_blocker, tmp_path_factory):
    media = str(tmp_path_factory.mktemp("media"))
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(MEDIA_ROOT=media):
            request.module.fill()
        yield media
        transaction.set_rollback(True)


@pytest.fixture
def filled(_content_of_module, _storage_of_its_own, db, settings):
    """What the module's ``fill()`` saves: once for all its tests, each of which undoes
    only what it did itself."""
    settings.MEDIA_ROOT = _content_of_module


def load_sample():
    """The sample content. Smaller copies of its pictures are made when somebody asks
    for one: they are two thirds of the work, and few tests look at them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loader, "make_renditions", lambda *args, **options: 0)
        call_command("load_sample", verbosity=0)


@pytest.fixture
def make(db):
    """``make(Post, title=...)``: an entry, published an hour ago unless told otherwise.

    Time deltas given for dates count from now.
    """

    def make_entry(model, **fields):
        fields = {
            "title": "Migrants in fishing",
            "status": "published",
            "published_at": timedelta(hours=-1),
            **NEEDED[model](),
            **fields,
        }
        categories, tags = fields.pop("categories", []), fields.pop("tags", [])
        for name in ("published_at", "unpublish_at", "starts_at", "ends_at"):
            if isinstance(fields.get(name), timedelta):
                fields[name] = timezone.now() + fields[name]
        entry = model.objects.create(**fields)
        entry.categories.set(categories)
        entry.tags.set(tags)
        return entry

    return make_entry


@pytest.fixture
def category(db):
    return Category.objects.create(name="MMN Activities", slug="mmn-activities")


def grant_to_groups():
    """Give the staff groups their rights as the migrations of all apps do."""
    schema_editor = SimpleNamespace(connection=connection)
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("*_staff_groups.py")):
            migration = import_module(f"{app.name}.migrations.{file.stem}")
            migration.grant_to_groups(apps, schema_editor)


@pytest.fixture
def staff(db):
    """``staff("Editor")``: a staff user in that group; without a group, no rights."""

    def make_user(group=None, **fields):
        fields.setdefault("username", f"staff-{group}-{User.objects.count()}".lower())
        user = User.objects.create_user(password="river", is_staff=True, **fields)
        if group and not Group.objects.filter(name=group).exists():
            grant_to_groups()  # a test with real transactions empties every table
        if group:
            user.groups.add(Group.objects.get(name=group))
        return user

    return make_user


@pytest.fixture
def jpeg():
    """``jpeg(400, 300)``: an uploadable picture; another colour is another file."""

    def make_jpeg(
        width=400, height=300, name="photo.jpg", colour=(20, 90, 100), **save
    ):
        stream = io.BytesIO()
        Image.new("RGB", (width, height), colour).save(stream, "JPEG", **save)
        return ContentFile(stream.getvalue(), name)

    return make_jpeg


@pytest.fixture
def pdf():
    """``pdf(pages=2)``: an uploadable PDF that opens."""

    # Two calls with the same arguments give the same bytes, whatever the second.
    day = time.gmtime(0)

    def make_pdf(pages=1, name="report.pdf", note="1"):
        stream = io.BytesIO()
        sheets = [Image.new("1", (60, 80), 1) for _ in range(pages)]
        sheets[0].save(
            stream,
            "PDF",
            save_all=True,
            append_images=sheets[1:],
            title=note,
            creationDate=day,
            modDate=day,
        )
        return ContentFile(stream.getvalue(), name)

    return make_pdf


def pytest_collection_finish():
    """What is loaded by now stays: to look through it for garbage over and over took a
    sixth of the tests' time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


def pytest_sessionfinish(session):
    """Where everything optional is installed (CI), a skipped test is a failed run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("FAIL_ON_SKIP") and reporter and reporter.stats.get("skipped"):
        reporter.write_line("Tests were skipped, and FAIL_ON_SKIP is set.")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
