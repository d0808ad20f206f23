"""Five tasks of an editor in our admin: the script of ``make tasks`` still plays."""

import pytest
from django.contrib.auth.models import User

from tests.tasks.facts import write_files
from tests.tasks.playing import TASKS, log_in

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(browser, tmp_path_factory):
    folder = tmp_path_factory.mktemp("computer") / "desk"
    write_files(browser, folder)
    return folder


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_task_is_done_in_our_admin(page, folder, task):
    User.objects.create_superuser("reiko", password="river")
    log_in(page, "reiko", "river")

    hand = task.play(page, "ours", folder)

    assert hand.clicks > 0
    assert hand.loads > 0
