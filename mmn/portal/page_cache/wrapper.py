"""Stands around the application, and answers what it knows without it."""

import logging
import os
import threading
from datetime import timedelta

from django.conf import settings
from django.db import Error, close_old_connections
from django.utils import timezone

from mmn.content.moments import next_moment
from mmn.content.version import bump, keeper

from .answer import Answer, best_encoding
from .asking import Reader
from .flights import PATIENCE, Flights
from .memory import Memory
from .page import Page, may_be_kept, page_headers
from .stores import make_store

logger = logging.getLogger(__name__)

# The last net: no page is kept longer, whatever else went wrong.
LONGEST = timedelta(hours=1)
MB = 1024 * 1024


class PageCache:
    def __init__(self, application):
        self.application = application
        self.keeper = keeper()
        self.memory = Memory(settings.PAGE_CACHE_MEMORY_MB * MB)
        self.store = make_store(self.keeper)
        self.reader = Reader()
        self.flights = Flights()
        self.known_until = None, None
        self.counting = threading.Lock()
        self.begin()

    def begin(self):
        """What each process does first, also one that was made of another."""
        self.process = os.getpid()
        # One may have ended between its last commit and the new version.
        bump()
        self.store.begin()

    def __call__(self, environ, start_response):
        if self.process != os.getpid():
            self.begin()
        version = None
        if not self.reader.is_personal(environ):
            version = self.keeper.read()
        if version is None:
            return self.application(environ, start_response)
        if answer := self.at_hand(version, environ):
            return send(answer, environ, start_response)
        try:
            root = self.reader.root(environ)
            asked = self.reader.asked(root, environ) if root else None
            if asked is not None:
                return self.found(asked, version, environ, start_response)
        except Error as database:
            logger.warning("Not kept: %s", type(database).__name__)
        return self.application(environ, start_response)

    def at_hand(self, version, environ):
        """The answer to who asked in the same way before, if it is true now."""
        kept = self.true_now(version)
        if kept is None:
            return None
        way = self.reader.way(environ)
        answer = kept.ready.get(way)
        if answer is None:
            way = *way, environ.get("HTTP_ACCEPT_LANGUAGE")
            answer = kept.ready.get(way)
        return answer

    def remembered(self, version, address):
        """The page in memory, if it is true now."""
        kept = self.true_now(version)
        return kept and kept.shelf(address).pages.get(address)

    def true_now(self, version):
        """What is in memory, if it is of this version and its time is not over."""
        kept = self.memory.kept
        if kept.version == version and timezone.now() < kept.until:
            return kept
        return None

    def send(self, page, asked, environ, start_response):
        """Send a page, and have it at hand for the next one who asks in this way."""
        answer = page.answer(best_encoding(environ.get("HTTP_ACCEPT_ENCODING", "")))
        way = self.reader.way(environ)
        if asked.language is not None:
            way = *way, environ.get("HTTP_ACCEPT_LANGUAGE")
        self.memory.make_ready(asked.address, way, answer)
        return send(answer, environ, start_response)

    def found(self, asked, version, environ, start_response):
        """The page of an address, made if nobody has it: by one for all who wait."""
        address = asked.address
        while True:
            if version is None:
                return self.application(environ, start_response)
            if page := self.remembered(version, address):
                return self.send(page, asked, environ, start_response)
            key = version, self.until(version), address
            flight, mine = self.flights.join(key)
            if mine:
                return self.fly(flight, key, asked, environ, start_response)
            landed = flight.landed.wait(PATIENCE)
            if flight.page is not None and timezone.now() < key[1]:
                return self.send(flight.page, asked, environ, start_response)
            if flight.alone or not landed:
                return self.made(asked, environ).respond(environ, start_response)
            version = self.keeper.read()

    def fly(self, flight, key, asked, environ, start_response):
        """Get the page from the store or make it, and let the others have it."""
        try:
            page, answer = self.fetched(asked, environ)
            flight.page = page
            # Of an error of the site the next one may know better.
            flight.alone = page is None and answer.code < 500
        finally:
            self.flights.land(key)
        if page is None:
            return answer.respond(environ, start_response)
        return self.send(page, asked, environ, start_response)

    def fetched(self, asked, environ):
        """(page, None), or (None, an answer that is not for everybody)."""
        address = asked.address
        with self.store.turn(address):
            # Read before the page is made: what changes meanwhile makes it old.
            version = self.keeper.read()
            if version is None:
                return None, self.made(asked, environ)
            generation = version, self.until(version)
            page = self.store.get(generation, asked)
            if page is None:
                answer = self.made(asked, environ)
                page = self.kept(generation, asked, answer)
                if page is None:
                    return None, answer
            # An older page would take the place of all newer ones.
            if self.keeper.read() == version:
                self.memory.put(generation, address, page)
            return page, None

    def made(self, asked, environ):
        return Answer(self.application, asked.environ(environ))

    def kept(self, generation, asked, answer):
        """The page that an answer is, kept; None if it isn't for everybody."""
        if not may_be_kept(answer, by_language=asked.language is not None):
            if answer.code < 500:
                self.store.forget(asked)
            return None
        now = int(timezone.now().timestamp())
        page = Page(page_headers(answer.headers), answer.body, now)
        self.since(page, self.store.last(asked))
        self.store.put(generation, asked, page)
        return page

    @staticmethod
    def since(page, last):
        """A body that is as it was has its date, and another one never the same."""
        if last and last.digest == page.digest:
            page.modified = last.modified
        elif last:
            page.modified = max(page.modified, last.modified + 1)

    def until(self, version):
        """Until when pages of this version are true."""
        with self.counting:
            known, until = self.known_until
            now = timezone.now()
            if known != version or now >= until:
                close_old_connections()
                until = min(next_moment(now), next_hour(now))
                self.known_until = version, until
            return until


def send(answer, environ, start_response):
    page, headers, body, etag, short = answer
    page.used = True
    if page.has_not_changed(environ, etag):
        start_response("304 Not Modified", short[:])
        return []
    start_response("200 OK", headers[:])
    return body if environ["REQUEST_METHOD"] == "GET" else []


def next_hour(now):
    """The same for all processes, so that they share pages."""
    return now.replace(minute=0, second=0, microsecond=0) + LONGEST
