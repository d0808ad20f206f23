"""A hand that counts: every click, every field that is filled, every page waited for.

What a person reads on the screen is how it finds a button; waiting is not counted, but
takes its seconds.
"""

import time
from dataclasses import dataclass, field

READY = "() => window.CKEDITOR && CKEDITOR.instances[%r]?.status === 'ready'"
PATIENCE = 60


@dataclass
class Hand:
    """Does on a page what an editor does, and counts it."""

    page: object
    clicks: int = 0
    fields: int = 0
    loads: int = 0
    started: float = field(default_factory=time.perf_counter)
    seconds: float = 0

    def __post_init__(self):
        self.page.on("load", self._loaded)

    def _loaded(self, _page):
        self.loads += 1

    def stop(self):
        self.seconds = time.perf_counter() - self.started
        self.page.remove_listener("load", self._loaded)

    def open(self, path):
        """A bookmark, or a link of the admin's first page: one click."""
        self.clicks += 1
        self.page.goto(path)

    def click(self, what):
        """Press what is given by its selector, or as a locator."""
        self.clicks += 1
        self._found(what).click()

    def press(self, label, within=None):
        """Press the button that says this."""
        place = within or self.page
        self.click(place.get_by_role("button", name=label, exact=True).first)

    def follow(self, label, within=None):
        """Click on the link that says this, and wait for its page."""
        place = within or self.page
        link = place.get_by_role("link").filter(has_text=label).first
        with self.page.expect_navigation():
            self.click(link)

    def fill(self, what, value):
        self.fields += 1
        self._found(what).fill(str(value))

    def select(self, what, label):
        self.fields += 1
        self._found(what).select_option(label=label)

    def choose_files(self, what, paths):
        """The dialog of the system: a click to open it, and the files in it."""
        self.clicks += 1
        self.fields += 1
        self._found(what).set_input_files([str(path) for path in paths])

    def write(self, html, name="id_body"):
        """Type into the text editor."""
        self.fields += 1
        self.wait(READY % name)
        self.page.evaluate(
            "([name, html]) => new Promise((done) =>"
            " CKEDITOR.instances[name].setData(html, done))",
            [name, html],
        )

    def save(self, label="Save"):
        """Press a button of the form, and wait for what comes."""
        with self.page.expect_navigation():
            self.press(label)
        refused = self.page.locator(".errornote")
        if refused.count():
            wrong = self.page.locator(".errorlist").all_inner_texts()
            raise AssertionError([*refused.all_inner_texts(), *wrong])

    def wait(self, expression):
        """Ask until it is true; the site's policy forbids Playwright's own way."""
        until = time.perf_counter() + PATIENCE
        while not self.page.evaluate(expression):
            if time.perf_counter() > until:
                raise AssertionError(f"never true: {expression}")
            time.sleep(0.05)

    def _found(self, what):
        return self.page.locator(what).first if isinstance(what, str) else what
