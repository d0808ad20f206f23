"""Many at once: one rendering, whoever waits gets it, and what fails fails for one."""

import shutil
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from mmn.content.version import bump
from mmn.portal.page_cache import files
from mmn.portal.page_cache.memory import LONGEST_WAY, WAYS
from mmn.portal.page_cache.page import Page
from mmn.portal.page_cache.release import release
from news.models import Post

from .conftest import Worker

CROWD = 200


def all_at_once(count, function):
    start = threading.Barrier(count)

    def go(number):
        start.wait(60)
        try:
            return function(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(go, range(count)))


def test_crowd_at_an_expired_page_costs_one_rendering(worker, make):
    make(Post, title="Before")
    worker.get("/news/")
    Post.objects.update(title="After")
    worker.made = 0

    pages = all_at_once(CROWD, lambda _: worker.get("/news/"))
    assert worker.made == 1
    assert len({page.body for page in pages}) == 1
    assert "After" in pages[0].text


def test_crowd_over_two_processes_costs_one_rendering(worker, other, make):
    make(Post, title="Before")
    worker.get("/news/")
    bump()
    worker.made = 0

    pages = all_at_once(40, lambda n: (worker, other)[n % 2].get("/news/"))
    assert worker.made + other.made == 1
    assert len({page.body for page in pages}) == 1


class Failing(Worker):
    """Its Django fails so many times."""

    failures = 3

    def count(self, environ, start_response):
        self.made += 1
        if self.made <= self.failures:
            raise SystemExit  # as gunicorn ends a worker that takes too long
        return super().count(environ, start_response)


def test_when_the_maker_fails_the_next_one_tries(pages_kept):
    worker = Failing()

    def go(_):
        try:
            return worker.get("/news/").status
        except SystemExit:
            return "failed"

    answers = all_at_once(12, go)
    assert sorted(map(str, answers)) == ["200"] * 9 + ["failed"] * 3
    # Three failed, one made it: the first one's count is there twice.
    assert worker.made == 5


def test_who_waits_for_what_is_nobody_elses_asks_alone(worker):
    pages = all_at_once(8, lambda _: worker.get("/search/?q=nowhere"))
    assert {page.status for page in pages} == {200}
    assert worker.made == 8


def test_page_made_from_rows_that_changed_meanwhile_is_not_kept(pages_kept, make):
    class Overtaken(Worker):
        """Somebody saves after the page was made and before it is kept."""

        def count(self, environ, start_response):
            response = super().count(environ, start_response)
            if self.made == 1:
                Post.objects.update(title="After")
            return response

    make(Post, title="Before")
    worker = Overtaken()
    assert "Before" in worker.get("/news/").text
    assert "After" in worker.get("/news/").text


def test_memory_is_bounded_and_questions_push_out_only_questions(worker):
    worker.get("/news/")
    size = len(worker.get("/news/").body)
    memory = worker.site.memory
    generation = memory.kept.generation
    for number in range(2000):
        page = Page([], b"x" * size, 0)
        memory.put(generation, ("http://localhost", "/search/", f"q={number}"), page)
    assert sum(shelf.size for shelf in memory.kept.shelves) <= memory.limit
    assert len(memory.kept.shelves[1].pages) < 2000
    worker.get("/news/")
    assert worker.made == 1


def test_page_that_was_used_outlives_those_that_were_not(worker):
    worker.get("/news/?page=1")
    memory, body = worker.site.memory, b"x" * 100_000
    shelf, used = memory.kept.shelves[1], ("http://localhost", "/news/", "page=1")
    kept = shelf.pages[used]
    for number in range(2 * memory.limit // len(body)):
        worker.get("/news/?page=1")
        address = ("http://localhost", "/search/", f"q={number}")
        memory.put(memory.kept.generation, address, Page([], body, 0))
        assert shelf.pages[used] is kept


def test_ways_to_ask_for_a_page_are_bounded(worker):
    for number in range(50):
        worker.get(f"/news/?utm_source={number}")
        worker.get("/news/", HTTP_ACCEPT_ENCODING=f"gzip, x-{number}")
        worker.get("/", HTTP_ACCEPT_LANGUAGE=f"th, x-{number}")
    worker.get(f"/news/?utm_source={'x' * LONGEST_WAY}")
    assert len(worker.site.memory.kept.ready) == 2 * WAYS
    assert worker.made == 2


def test_page_that_had_to_go_is_not_at_hand(worker):
    worker.get("/news/")
    worker.get("/news/")
    memory = worker.site.memory
    for number in range(2):
        address = ("http://localhost", f"/{number}/", "")
        memory.put(memory.kept.generation, address, Page([], b"x" * memory.limit, 0))
    assert not memory.kept.ready
    assert worker.get("/news/").status == 200


def kept_files(worker, below="."):
    found = (worker.site.keeper.folder / below).rglob("*@*")
    return [path for path in found if path.is_file()]


def test_disk_is_bounded(worker, settings, make):
    settings.PAGE_CACHE_DISK_MB = 0
    worker.get("/news/")
    worker.site.store.sweeper.sweep()
    assert kept_files(worker) == []
    assert worker.get("/news/").status == 200


def test_disk_is_bounded_whichever_process_looks_after_it(worker, other, settings):
    worker.get("/news/")
    bump()
    other.get("/news/")
    settings.PAGE_CACHE_DISK_MB = 0

    worker.site.store.sweeper.sweep()

    assert kept_files(worker) == []


def test_questions_leave_the_disk_before_pages(worker):
    worker.get("/news/")
    pages = sum(path.stat().st_size for path in kept_files(worker, "last"))
    for year in range(2000, 2005):
        worker.get(f"/news/?year={year}")

    worker.site.store.sweeper.shrink(pages)

    left = {path.name for path in kept_files(worker, "last")}
    assert left == {"@", "@.gz", "@.kept"}


def test_releases_that_run_side_by_side_share_no_pages(worker, other, monkeypatch):
    worker.get("/news/")
    monkeypatch.setattr(files, "release", lambda: "another")

    other.get("/news/")

    assert other.made == 1


def test_release_is_another_when_a_template_is(tmp_path, settings):
    before = release.__wrapped__()
    assert release.__wrapped__() == before
    shutil.copytree(settings.BASE_DIR / "templates", tmp_path / "templates")
    (tmp_path / "templates" / "404.html").write_text("Another")

    settings.BASE_DIR = tmp_path

    assert release.__wrapped__() != before


def test_process_made_of_one_that_had_started_begins_anew(worker):
    worker.get("/news/")
    before = worker.site.keeper.read()
    worker.site.process = None  # as after a fork

    worker.get("/news/")

    assert worker.site.keeper.read() != before
    assert worker.made == 2


def test_former_versions_leave_the_disk(worker, make):
    for _ in range(3):
        worker.get("/news/")
        bump()
    worker.get("/news/")
    worker.site.store.sweeper.sweep()
    assert len(list(worker.site.keeper.folder.glob("g*-*"))) == 1


@pytest.mark.parametrize("what", ["version", "folder"])
def test_site_goes_on_when_its_folder_is_lost(worker, make, what):
    make(Post, title="Before")
    worker.get("/news/")
    folder = worker.site.keeper.folder
    if what == "folder":
        shutil.rmtree(folder, ignore_errors=True)
    else:
        (folder / "version").unlink()
    Post.objects.update(title="After")
    assert "After" in worker.get("/news/").text
    assert worker.get("/news/").status == 200
