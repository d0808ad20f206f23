"""Each change makes a new version, once it is committed; nothing else does."""

import shutil
import subprocess
import sys
from contextlib import suppress
from math import inf

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from mmn.content import version
from mmn.content.models import Category
from mmn.content.noticing import is_change
from mmn.content.version import VersionInFile, bump, keeper
from mmn.portal.page_cache import files
from news.models import Post


@pytest.fixture
def versions(pages_kept, monkeypatch):
    """``versions()``: how many new ones there were since it was asked last."""
    seen, made = [keeper().read()], []
    bump = keeper().bump
    monkeypatch.setattr(keeper(), "bump", lambda: (made.append(1), bump()))

    def count():
        before, seen[0] = seen[0], keeper().read()
        found = len(made)
        made.clear()
        assert (found > 0) == (seen[0] != before)
        return found

    return count


def test_every_way_to_write_is_noticed(versions, make):
    post = make(Post)
    category = Category.objects.create(name="News", slug="news")
    tables = {"post": Post._meta.db_table}
    versions()
    for write in [
        post.save,
        lambda: Post.objects.update(format="news"),
        lambda: Category.objects.bulk_create([Category(name="A", slug="a")]),
        lambda: Category.objects.bulk_update([category], ["name"]),
        lambda: post.categories.add(category),
        lambda: post.tags.add("fishing"),
        lambda: post.tags.clear(),
        lambda: connection.cursor().execute(
            "UPDATE {post} SET format = 'news'".format(**tables)
        ),
        lambda: connection.cursor().executemany(
            "UPDATE {post} SET format = %s".format(**tables), [["news"], ["news"]]
        ),
        post.delete,
    ]:
        write()
        assert versions() >= 1, write


def test_one_transaction_is_one_version_after_its_end(versions):
    with transaction.atomic():
        for name in "abc":
            Category.objects.create(name=name, slug=name)
        assert versions() == 0
    assert versions() == 1


def test_what_is_rolled_back_is_no_change(versions):
    with transaction.atomic():
        Category.objects.create(name="a", slug="a")
        transaction.set_rollback(True)
    with transaction.atomic():
        savepoint = transaction.atomic()
        with savepoint:
            Category.objects.create(name="b", slug="b")
            transaction.set_rollback(True)
    assert versions() == 0


def test_a_change_after_one_that_is_rolled_back_counts(versions):
    with transaction.atomic():
        with transaction.atomic():
            Category.objects.create(name="a", slug="a")
            transaction.set_rollback(True)
        Category.objects.create(name="b", slug="b")
    assert versions() == 1


def test_another_hook_that_fails_does_not_hide_the_change(versions):
    def fail():
        raise LookupError

    with suppress(LookupError), transaction.atomic():
        transaction.on_commit(fail)
        Category.objects.create(name="a", slug="a")
    assert versions() == 1


def test_what_no_page_shows_is_no_change(versions):
    Session.objects.create(session_key="a", expire_date=timezone.now())
    assert versions() == 0


@pytest.mark.parametrize(
    "sql",
    [
        "select 1",
        "  SELECT 1",
        'SAVEPOINT "s1"',
        "WITH found AS (SELECT 1) SELECT * FROM found",
        'INSERT INTO "django_session" VALUES (1)',
        'UPDATE "desk_jobrun" SET last_problem = 1',
        'DELETE FROM "reversion_version" WHERE id = 1',
    ],
)
def test_statement_that_changes_nothing(sql):
    assert not is_change(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "/* hint */ select 1",
        "insert into news_post values (1)",
        'INSERT OR IGNORE INTO "content_tag" VALUES (1)',
        'UPDATE ONLY "news_post" SET a = 1',
        'TRUNCATE "news_post", "django_session"',
        "WITH x AS (DELETE FROM news_post RETURNING *) SELECT * FROM x",
        "ALTER TABLE news_post RENAME TO other",
        b"SELECT 1",
    ],
)
def test_statement_that_may_change_something(sql):
    assert is_change(sql)


def test_readers_change_nothing(worker, versions, make):
    make(Post, title="Fishing", legacy_id=3)
    versions()
    for path in ["/", "/news/", "/search/?q=fishing", "/search/?q=none", "/feed/"]:
        assert worker.get(path).status == 200
    assert versions() == 0


def test_a_process_that_starts_trusts_nothing_older(worker, versions):
    worker.get("/news/")
    type(worker)()
    worker.get("/news/")
    assert (versions(), worker.made) == (1, 2)


def test_everything_is_let_go_on_demand(worker, capsys):
    worker.get("/news/")
    call_command("clear_page_cache")
    worker.get("/news/")
    assert worker.made == 2
    assert "made anew" in capsys.readouterr().out


def test_no_version_comes_twice(pages_kept):
    seen = {keeper().read() for _ in range(20) if bump() is None}
    assert len(seen) == 20


BUMP = """
import sys
from mmn.content.version import VersionInFile
VersionInFile(sys.argv[1]).bump()
"""


def test_change_by_another_process_is_there_at_once(pages_kept, settings):
    before = keeper().read()
    keeper().look_at = inf  # without looking at the file again
    command = [sys.executable, "-c", BUMP, str(keeper().folder)]
    subprocess.run(command, check=True, cwd=settings.BASE_DIR)
    assert keeper().read() != before


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(VersionInFile, "LOOK", 0.05)


@pytest.mark.parametrize("lost", ["version", "folder", "size"])
def test_other_processes_notice_a_change_after_the_file_was_lost(
    pages_kept, impatient, lost
):
    folder = keeper().folder
    other = VersionInFile(folder)
    before = other.read(), keeper().read()
    assert before[0] == before[1]
    if lost == "version":
        (folder / "version").unlink()
    elif lost == "folder":
        shutil.rmtree(folder)
    else:  # as former releases of the site made a change known
        with open(folder / "version", "ab") as file:
            file.write(b".")
    bump()
    assert other.read() == keeper().read()
    assert other.read() not in (None, before[0])


def test_pages_are_made_while_no_file_can_be(worker, monkeypatch):
    def refused(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "open", refused, raising=False)

    for address in ("/news/", "/events/", "/news/"):
        assert worker.get(address).status == 200
    assert worker.made == 2  # kept in memory


def test_nothing_is_kept_while_no_change_could_be_made_known(worker, monkeypatch):
    worker.get("/news/")
    monkeypatch.setattr("os.access", lambda path, mode: False)
    keeper().look_at = 0

    assert keeper().read() is None
    worker.get("/news/")
    worker.get("/news/")

    assert worker.made == 3


def test_statement_that_was_refused_may_have_changed_something(versions):
    """Of several rows that one call sends, those before the refused one stand."""
    for name in ("one", "two"):
        Category.objects.create(name=name, slug=name)
    versions()

    with pytest.raises(IntegrityError):
        Category.objects.update(slug="one")

    assert versions() == 1


def test_changes_in_manual_transactions_are_noticed(versions):
    connection.set_autocommit(False)
    try:
        Category.objects.create(name="One", slug="one")
        connection.commit()
    finally:
        connection.set_autocommit(True)

    assert versions() > 0


def test_a_full_disk_hides_no_change(pages_kept, impatient, monkeypatch):
    other = VersionInFile(keeper().folder)
    before = other.read()

    def full(size):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(version.secrets, "token_bytes", full)
        bump()
        assert other.read() is None
    bump()
    assert other.read() == keeper().read() != before
