"""nginx as documented: it sends the pages that the site keeps, and only true ones."""

import re
import threading
from http.client import HTTPConnection
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.utils import timezone

from mmn.content.version import bump
from mmn.portal.page_cache.asking import Reader
from news.models import Post
from tests.nginx import NGINX, Nginx

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")


class Quiet(WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


class Front(Nginx):
    """nginx, the site behind it on one thread, and what it answers."""

    def __init__(self, worker, folder, pages):
        self.worker = worker
        self.server = make_server(
            "127.0.0.1", 0, worker.site, WSGIServer, handler_class=Quiet
        )
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        super().__init__(folder, self.server.server_port, pages)

    def get(self, address, method="GET", **headers):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, address, headers={"Host": "localhost", **headers})
        response = connection.getresponse()
        response.body = response.read()
        connection.close()
        return response

    def site_goes_down(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def front(worker, tmp_path, settings):
    folder = tmp_path / "nginx"
    folder.mkdir()
    with Front(worker, folder, settings.PAGE_CACHE_DIR) as front:
        yield front
        front.site_goes_down()


def test_kept_page_is_sent_without_the_site(front, worker, make):
    make(Post, title="Fishing boats", slug="boats")
    pages = ["/news/", "/news/boats/", "/", "/th/", "/feed/", "/zh-hans/feed/atom/"]
    pages += ["/news/?page=1", "/search/?q=fishing+boats"]
    pages += ["/news/?language=en&page=1", "/search/?q=boats&kind=news&page=1"]
    first = [front.get(page) for page in pages]
    assert worker.made == len(pages)
    front.site_goes_down()
    for page, before in zip(pages, first, strict=True):
        again = front.get(page)
        assert (again.status, again.body) == (200, before.body), page
        assert alike(again) == alike(before), page
    assert "Server" in first[0].headers  # both came through nginx


def alike(answer):
    """The headers that readers and caches go by."""
    names = {name.lower() for name in answer.headers}
    names -= {"etag", "accept-ranges", "connection", "date"}
    names -= {"server", "content-length", "last-modified", "content-security-policy"}
    headers = {name: set(words(answer.headers.get_all(name))) for name in names}
    policy = answer.headers["content-security-policy"]
    policy = {part.split()[0]: set(part.split()) for part in policy.split(";")}
    for inline in ("style-src", "script-src"):
        policy.pop(inline, None)
    return headers, policy


def words(values):
    return [word.strip() for value in values for word in value.split(",")]


def test_every_sheet_and_script_in_a_page_is_allowed(front, make):
    make(Post, slug="boats")
    for page in ["/", "/news/", "/news/boats/", "/search/?q=boats"]:
        made, sent = front.get(page), front.get(page)
        sources = re.findall(r"'sha256-[^']+'", made.headers["content-security-policy"])
        assert sources
        assert set(sources) <= set(
            re.findall(r"'sha256-[^']+'", sent.headers["content-security-policy"])
        )


def test_change_shows_on_the_next_request(front, make):
    post = make(Post, title="Before")
    assert b"Before" in front.get("/news/").body
    assert b"Before" in front.get("/news/").body
    Post.objects.filter(pk=post.pk).update(title="After!")
    page = front.get("/news/")
    assert b"After!" in page.body
    assert b"Before" not in page.body


def test_reader_with_an_old_copy_gets_the_new_page(front, make):
    """nginx tells copies apart by size and second only."""
    post = make(Post, title="Before")
    front.get("/news/")
    old = front.get("/news/")
    again = front.get("/news/", If_None_Match=old.headers["ETag"])
    assert again.status == 304
    Post.objects.filter(pk=post.pk).update(title="Later!")
    front.get("/news/")
    new = front.get("/news/", If_None_Match=old.headers["ETag"])
    assert new.status == 200
    assert b"Later!" in new.body


def test_staff_reach_the_site(front, worker, staff):
    front.get("/news/")
    made = worker.made
    for name in Reader().personal:
        front.get("/news/", Cookie=f"a=b; {name}=1")
    front.get("/news/", Authorization="Basic abc")
    assert worker.made == made + len(Reader().personal) + 1
    front.get("/news/", Cookie="_fbp=1")
    assert worker.made == made + len(Reader().personal) + 1


def test_home_offers_each_reader_a_language(front, worker):
    for _ in range(2):
        thai = front.get("/", Accept_Language="th-TH,th;q=0.9,en;q=0.8")
        plain = front.get("/", Accept_Language="en-US,en;q=0.5")
        none = front.get("/")
        other = front.get("/", Accept_Language="fr,lo;q=0.5")
    assert len({thai.body, plain.body, other.body}) == 3
    assert none.body == plain.body
    # French and Lao need more reading than nginx does; the site has that page, too.
    assert worker.made == 4


def test_last_good_page_while_the_site_is_down(front, make):
    post = make(Post, title="Fishing boats", slug="boats")
    gone = make(Post, title="Withdrawn", slug="gone")
    for page in ["/news/boats/", "/news/gone/", "/", "/search/?q=boats"]:
        front.get(page)
    gone.delete()
    assert front.get("/news/gone/").status == 404
    post.save()
    front.site_goes_down()

    assert b"Fishing boats" in front.get("/news/boats/").body
    assert front.get("/").status == 200
    assert front.get("/search/?q=boats").status == 200
    assert front.get("/news/gone/").status in (502, 503)
    assert front.get("/news/never-asked/").status in (502, 503)
    assert front.get("/news/boats/", Cookie="sessionid=a").status in (502, 503)


def test_time_takes_pages_from_nginx_before_they_are_old(
    front, worker, other, monkeypatch
):
    """Whichever process put them there: that one may have ended."""
    front.get("/news/")
    assert worker.site.keeper.current.exists()
    later = worker.site.memory.kept.until - timezone.timedelta(seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    other.site.store.sweeper.end()
    made = worker.made
    front.get("/news/")
    assert not worker.site.keeper.current.exists()
    assert worker.made == made


def test_page_of_an_older_version_is_never_shown(worker, front):
    generation = worker.site.keeper.read(), timezone.now() + timezone.timedelta(hours=1)
    bump()
    worker.site.store.sweeper.publish(generation, "gone")
    assert not worker.site.keeper.current.exists()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_site_answers_all_that_is_not_read(front, method):
    front.get("/news/")
    front.get("/news/")
    answer = front.get("/news/", method)
    assert answer.status == (200 if method == "OPTIONS" else 403)
    assert answer.headers["Content-Security-Policy"]  # nginx' own answers have none
    assert b"nginx" not in answer.body


@pytest.mark.parametrize("slug", ["none", "current", "last"])
def test_page_with_a_name_from_the_configuration(front, make, slug):
    make(Post, title="Fishing boats", slug=slug)
    for _ in range(2):
        assert b"Fishing boats" in front.get(f"/news/{slug}/").body
        assert front.get("/news/?q=a.b").status == 200
        assert front.get(f"/{slug}/").status == 404


def test_no_address_leads_out_of_the_folder(front):
    for address in [
        "/?../../../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/news/?page=..%2f..%2f",
        "//etc/passwd",
    ]:
        assert b"root:" not in front.get(address).body
