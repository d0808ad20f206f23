"""Several machines with one Redis: two processes that share nothing else."""

import atexit
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.cache import caches
from django.db import connection

from mmn.content import noticing, version
from mmn.content.version import VersionInCache, bump, keeper
from news.models import Post

from .conftest import Worker
from .test_crowd import all_at_once

REDIS = shutil.which("redis-server")
pytest.importorskip("redis")
pytestmark = pytest.mark.skipif(REDIS is None, reason="redis-server is not installed")


class Server:
    def __init__(self, folder):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.folder = folder
        self.start()

    def start(self):
        command = [REDIS, "--port", str(self.port), "--save", "", "--bind", "127.0.0.1"]
        self.process = subprocess.Popen(
            command, cwd=self.folder, stdout=subprocess.DEVNULL
        )
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)

    @contextmanager
    def hanging(self):
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


@pytest.fixture
def redis(tmp_path, settings, transactional_db):
    server = Server(tmp_path)
    settings.PAGE_CACHE = True
    settings.PAGE_CACHE_DIR = str(tmp_path / "unused")
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": f"redis://127.0.0.1:{server.port}/1",
            "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
        }
    }
    version.keeper.cache_clear()
    noticing.notice(connection)
    yield server
    connection.execute_wrappers.remove(noticing.watch)
    caches["default"].close()
    atexit.unregister(keeper().tell_at_last)
    version.keeper.cache_clear()
    server.stop()


def test_machines_share_pages_and_changes(redis, make):
    here, there = Worker(), Worker()
    assert isinstance(keeper(), VersionInCache)
    make(Post, title="Before")
    page = here.get("/news/")
    assert there.get("/news/").body == page.body
    assert (here.made, there.made) == (1, 0)

    Post.objects.update(title="After")
    assert "After" in there.get("/news/").text
    assert here.get("/news/").body == here.fresh("/news/").body
    assert (here.made, there.made) == (1, 1)


def test_crowd_over_two_machines_costs_one_rendering(redis):
    here, there = Worker(), Worker()
    pages = all_at_once(40, lambda n: (here, there)[n % 2].get("/news/"))
    assert here.made + there.made == 1
    assert len({page.body for page in pages}) == 1


def test_while_redis_is_away_pages_are_made_and_nothing_old_comes_back(redis, make):
    worker = Worker()
    make(Post, title="Before")
    worker.get("/news/")
    before = keeper().read()
    redis.stop()

    Post.objects.update(title="After")
    assert "After" in worker.get("/news/").text
    assert "After" in worker.get("/news/").text
    assert worker.made == 3

    redis.start()
    keeper().ask_at = 0  # it has been left alone for long enough
    assert "After" in worker.get("/news/").text
    worker.get("/news/")
    assert worker.made == 4
    assert keeper().read() not in (None, before)


def test_redis_that_hangs_holds_up_one_reader_and_not_each_page(redis, make):
    worker = Worker()
    make(Post, title="Before")
    with redis.hanging():
        worker.get("/news/")
        asked = []
        keeper().cache = SimpleNamespace(get=asked.append, set=asked.append)
        for address in ("/", "/news/", "/events/"):
            assert worker.get(address).status == 200
        assert asked == []


def test_command_that_changes_something_ends_though_redis_is_away(redis, tmp_path):
    redis.stop()
    environ = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "mmn.settings",
        "DATA_DIR": str(tmp_path / "c"),
        "CACHE_URL": f"rediscache://127.0.0.1:{redis.port}/1",
    }

    ended = subprocess.run(
        [sys.executable, "-c", "import django; django.setup(); " + BUMP],
        env=environ,
        cwd=Path(__file__).parents[2],
        timeout=60,
        stderr=subprocess.PIPE,
        text=True,
    )

    assert ended.returncode == 0
    assert "run clear_page_cache" in ended.stderr


def test_no_version_comes_twice(redis):
    seen = set()
    for _ in range(20):
        bump()
        seen.add(keeper().read())
    assert len(seen) == 20


SERVE = """
import sys, django
django.setup()
from wsgiref.simple_server import make_server
from mmn.wsgi import application
server = make_server("127.0.0.1", 0, application)
print(server.server_port, flush=True)
server.serve_forever()
"""
BUMP = "from mmn.content.version import bump; bump()"
CHANGE = """
import django
django.setup()
from news.models import Post
Post.objects.update(title="Written elsewhere")
"""


def test_two_processes_that_share_only_database_and_redis(redis, make, tmp_path):
    make(Post, title="Before")
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{database['NAME']}"
    else:
        who = f"{database['USER']}@{database['HOST']}:{database['PORT']}"
        url = f"postgres://{who}/{database['NAME']}"
    processes, ports = [], []
    environ = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "mmn.settings",
        "DATABASE_URL": url,
        "CACHE_URL": f"rediscache://127.0.0.1:{redis.port}/1",
        "BACKGROUND": "off",
    }
    try:
        for name in "ab":
            process = subprocess.Popen(
                [sys.executable, "-c", SERVE],
                env={**environ, "DATA_DIR": str(tmp_path / name)},
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                cwd=Path(__file__).parents[2],
            )
            processes.append(process)
            ports.append(int(process.stdout.readline()))
        for port in ports * 2:
            assert b"Before" in read(port)
        subprocess.run(
            [sys.executable, "-c", CHANGE],
            env={**environ, "DATA_DIR": str(tmp_path / "c")},
            check=True,
            cwd=Path(__file__).parents[2],
        )
        for port in ports * 2:
            page = read(port)
            assert b"Written elsewhere" in page
            assert b"Before" not in page
    finally:
        for process in processes:
            process.kill()
            process.wait()
            process.stdout.close()


def read(port):
    client = HTTPConnection("127.0.0.1", port, timeout=60)
    client.request("GET", "/news/")
    body = client.getresponse().read()
    client.close()
    return body
