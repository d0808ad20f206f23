"""Each task on both sides: who plays it, what stands before, what must come of it."""

from collections.abc import Callable
from dataclasses import dataclass

from . import ours, plain, stage
from .hand import Hand

SIDES = {"stock": plain, "ours": ours}


@dataclass(frozen=True)
class Task:
    name: str
    label: str
    check: Callable
    prepare: Callable = lambda page: None

    def play(self, page, side, folder):
        """Prepared, done, and found right: the hand that did it."""
        self.prepare(page)
        hand = Hand(page)
        getattr(SIDES[side], self.name)(hand, folder)
        hand.stop()
        self.check()
        return hand


TASKS = [
    Task("press_release", "Press release, two contacts", stage.release_is_right),
    Task("event", "Event: 3 panels, 9 people, 12 photos", stage.event_is_right),
    Task(
        *("khmer_brief", "Khmer brief added", stage.brief_is_right),
        lambda page: stage.publication_with_briefs(),
    ),
    Task(
        *("deadline", "Deadline extended", stage.deadline_is_right),
        lambda page: stage.vacancy(),
    ),
    Task(
        *("undo", "Yesterday's change undone", stage.post_is_back),
        stage.replaced_post,
    ),
]


def log_in(page, name, password):
    page.goto("/admin/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", password)
    page.click("input[type=submit]")
    page.wait_for_selector("text=What waits for you")
