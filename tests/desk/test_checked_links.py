"""Links are followed in the background; what they answered is told at the next copy."""

import socket
from datetime import timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.models import Event
from mmn.desk.checking import fetching, jobs
from mmn.desk.checking.fetching import Refused, ask, connect_publicly, is_public
from mmn.desk.checking.jobs import follow_links
from mmn.desk.models import CheckedLink
from news.models import Post
from tests.desk.checking import found_in

OUTSIDE = "https://reports.example.org/wages"


class Site(BaseHTTPRequestHandler):
    """Answers what the address says, and notes who asked how."""

    asked = []

    def answer(self):
        self.asked.append((self.command, self.headers["Host"], self.path))
        word = self.path.rpartition("/")[2]
        if word == "no-head":
            word = "405" if self.command == "HEAD" else "200"
        self.send_response(302 if word.startswith("to") else int(word))
        if word.startswith("to"):
            self.send_header("Location", self.path[4:].replace("|", "/") or "to")
        self.end_headers()

    do_HEAD = do_GET = answer

    def log_message(self, *args):
        """Silence."""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    """No test asks anybody; one that follows links says whom instead."""
    monkeypatch.setattr(jobs, "ask", None)


@pytest.fixture
def outside():
    """A way to ask a server of this machine in place of every other host."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    Site.asked = []
    yield partial(
        ask, open_socket=lambda *_: socket.create_connection(server.server_address)
    )
    server.shutdown()
    server.server_close()


def write(body, model=Post, **fields):
    return [
        (finding["code"], finding)
        for finding in found_in(model, {"body": body, **fields})
        if finding["code"]
        in {"link_broken", "link_moved", "link_trouble", "link_unchecked"}
    ]


def link(url, words="The report on wages"):
    return f'<p><a href="{url}">{words}</a></p>'


def answered(url=OUTSIDE, status=200, **facts):
    facts = {"checked_at": timezone.now(), **facts}
    return CheckedLink.objects.create(url=url, status=status, **facts)


# --- What is said


@pytest.mark.parametrize(
    ("status", "code"),
    [(404, "link_broken"), (410, "link_broken"), (503, "link_trouble")],
)
def test_link_that_leads_nowhere_is_told_with_its_place(db, status, code):
    answered(status=status)

    ((found, finding),) = write(f"<p>x</p>{link('/news/')}{link(OUTSIDE + '#p2')}")

    assert found == code
    assert finding["at"] == {"tag": "a", "number": 1}
    assert OUTSIDE in finding["message"]
    assert write(link(f"{OUTSIDE}/2024")) == []


@pytest.mark.parametrize("status", [200, 204, 401, 403, 405, 429, 999])
def test_what_answers_or_keeps_robots_out_is_fine(db, status):
    answered(status=status)

    assert write(link(OUTSIDE)) == []


def test_no_connection_is_not_called_broken(db):
    answered(status=None, problem="unreachable")

    ((code, finding),) = write(link(OUTSIDE))

    assert code == "link_unchecked"
    assert "could not be checked" in finding["message"]


def test_addresses_in_fields_are_followed_too(db):
    answered(status=404)

    ((code, finding),) = write("", model=Event, online_url=OUTSIDE)

    assert (code, finding["field"]) == ("link_broken", "id_online_url")


# --- What is asked


def test_new_links_are_asked_once_whatever_part_of_the_page_they_name(db):
    write(link(f"{OUTSIDE}#part") + link("/news/") + link("http://testserver/news/#x"))
    write(link(OUTSIDE))

    assert list(CheckedLink.objects.values_list("url", flat=True)) == [
        "/news/",
        OUTSIDE,
    ]


@pytest.mark.parametrize(
    "url",
    ["mailto:a@b.org", "tel:+66", "#part", "", "https://[", "x" * 3000],
)
def test_what_cannot_be_asked_is_not(db, url):
    write(link(url))
    write("", source_url=url)

    assert not CheckedLink.objects.exists()


def test_answers_grow_old_and_are_asked_for_again(db):
    fresh = answered(checked_at=timezone.now() - timedelta(days=6))
    CheckedLink.objects.update(asked_at=timezone.now() - timedelta(days=8))
    write(link(OUTSIDE))
    assert not CheckedLink.objects.due().exists()

    CheckedLink.objects.update(checked_at=timezone.now() - timedelta(days=7, minutes=1))
    write(link(OUTSIDE))

    assert CheckedLink.objects.due().get() == fresh


def test_checks_cost_the_same_queries_whatever_the_number_of_links(db):
    def cost(number):
        body = "".join(link(f"{OUTSIDE}/{number}/{n}") for n in range(number))
        counts = []
        for _turn in range(2):
            with CaptureQueriesContext(connection) as queries:
                write(body)
            counts.append(len(queries))
        return counts

    assert cost(1) == cost(100) == [4, 3]


# --- Asking others


@pytest.mark.parametrize(
    ("word", "status"),
    [("200", 200), ("404", 404), ("no-head", 200), ("to|404", 404), ("to|200", 200)],
)
def test_answer_is_that_of_the_page_in_the_end(outside, word, status):
    assert outside(f"http://example.org/{word}") == (status, "", "")


def test_asks_for_the_head_first_and_for_the_page_only_if_need_be(outside):
    outside("http://example.org/200")
    assert [method for method, *_ in Site.asked] == ["HEAD"]

    outside("http://example.org/404")
    assert [method for method, *_ in Site.asked] == ["HEAD", "HEAD", "GET"]


def test_circle_of_redirects_ends(outside):
    assert outside("http://example.org/to") == (None, "redirects", "")


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://example.org/200", "http://example.org:8000/200", "file:///etc/passwd"),
        *("http://a:b@example.org/200", "http:///200", "https://example.org:80/200"),
    ],
)
def test_nothing_but_the_web_is_asked(outside, url):
    assert outside(url) == (None, "refused", "")
    assert Site.asked == []


def test_redirect_to_another_port_is_not_followed(outside):
    assert (
        outside("http://example.org/to|http:||example.org:22|200").problem == "refused"
    )


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254"),
        *("0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::"),
        *("fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8"),
        *("64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:1::"),
    ],
)
def test_private_addresses_are_told_apart(address):
    assert not is_public(address)
    assert is_public("8.8.8.8")
    assert is_public("2606:4700:4700::1111")


@pytest.mark.parametrize("addresses", [["10.0.0.1"], ["8.8.8.8", "127.0.0.1"], []])
def test_name_that_leads_inside_is_not_connected_to(monkeypatch, addresses):
    found = [(socket.AF_INET, 1, 6, "", (address, 80)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)
    connected = []
    monkeypatch.setattr(socket, "create_connection", lambda *a: connected.append(a))

    with pytest.raises(Refused):
        connect_publicly("example.org", 80)

    assert connected == []


def test_connection_goes_to_the_address_that_was_looked_at(monkeypatch):
    answers = iter([[(socket.AF_INET, 1, 6, "", ("8.8.8.8", 80))]])
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: next(answers))
    monkeypatch.setattr(socket, "create_connection", lambda address, timeout: address)

    assert connect_publicly("example.org", 80) == ("8.8.8.8", 80)


def test_who_never_comes_to_an_end_is_cut_off(monkeypatch):
    monkeypatch.setattr(fetching, "PATIENCE", 0.05)
    ours, theirs = socket.socketpair()

    found = ask("http://example.org/", open_socket=lambda *_: ours)

    assert found == (None, "unreachable", "")
    assert theirs.recv(1000).startswith(b"HEAD / HTTP/1.1")
    theirs.close()


def test_no_line_is_no_error(monkeypatch):
    def nobody(*args, **kwargs):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nobody)

    assert ask(OUTSIDE) == (None, "unreachable", "")


# --- The job


def test_job_follows_one_link_at_a_time_until_none_is_left(db, monkeypatch, outside):
    monkeypatch.setattr(jobs, "ask", outside)
    write(link("http://example.org/404") + link("http://example.org/200"))

    assert [follow_links() for _turn in range(3)] == [1, 1, 0]

    ((code, finding),) = write(
        link("http://example.org/404") + link("http://example.org/200")
    )
    assert (code, finding["at"]["number"]) == ("link_broken", 0)


def test_links_that_nobody_has_any_more_are_forgotten(db):
    answered(checked_at=timezone.now() - timedelta(days=91))
    CheckedLink.objects.update(asked_at=timezone.now() - timedelta(days=92))
    kept = answered("https://example.org/")
    CheckedLink.objects.filter(pk=kept.pk).update(asked_at=kept.checked_at)

    follow_links()

    assert list(CheckedLink.objects.all()) == [kept]


def followed(body):
    write(body)
    while follow_links():
        pass
    return write(body)


def test_links_to_this_site_are_answered_by_itself(make):
    public = make(Post, title="Public")
    draft = make(Post, title="Draft", status="draft", published_at=None)

    assert followed(link(public.get_absolute_url())) == []
    assert followed(link("/admin/")) == []
    for nowhere in (draft.get_absolute_url(), "/news/nowhere/"):
        ((code, finding),) = followed(link(nowhere))
        assert code == "link_broken"
        assert "visitors find nothing" in finding["message"]


def test_former_address_is_told_with_the_new_one(make):
    post = make(Post, slug="wages")
    old = post.get_absolute_url()
    post.slug = "wages-at-sea"
    post.save()

    ((code, finding),) = followed(link(f"http://testserver{old}"))

    assert code == "link_moved"
    assert "/news/wages-at-sea/" in finding["message"]


def test_old_number_of_the_former_site_is_told_with_the_new_address(make):
    make(Post, slug="wages", legacy_id=42)

    ((code, finding),) = followed(link("/?p=42"))

    assert code == "link_moved"
    assert "/news/wages/" in finding["message"]


def test_address_in_another_script_is_understood(make):
    assert followed(link("/tag/%E1%80%80/"))[0][0] == "link_broken"
    assert followed(link("/tag/ကို/"))[0][0] == "link_broken"
