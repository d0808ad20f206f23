"""The settings file under environments other than that of the tests."""

import os
import subprocess
import sys

import pytest

PRINT = "from mmn import settings as s; print(s.HTTPS, s.SESSION_COOKIE_SECURE)"


def start(**environment):
    """Read the settings in a fresh Python whose environment holds nothing else."""
    path = {"PATH": os.environ["PATH"]}
    return subprocess.run(
        [sys.executable, "-c", PRINT],
        env=path | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_site_refuses_to_start_without_a_secret():
    refused = start(ALLOWED_HOSTS="www.example.org")

    assert refused.returncode == 1
    assert "Set SECRET_KEY" in refused.stderr


@pytest.mark.parametrize(
    ("environment", "https"),
    [
        ({"ALLOWED_HOSTS": "www.example.org"}, True),
        ({"ALLOWED_HOSTS": "localhost,www.example.org"}, True),
        ({"ALLOWED_HOSTS": "*"}, True),
        ({"ALLOWED_HOSTS": "www.example.org", "HTTPS": "off"}, False),
        ({}, False),
        ({"DEBUG": "on"}, False),
    ],
    ids=["public", "public too", "any host", "told otherwise", "this machine", "debug"],
)
def test_https_is_asked_for_wherever_others_can_reach_the_site(environment, https):
    told = start(SECRET_KEY="x", **environment)

    assert told.stdout.split() == [str(https)] * 2


def test_developers_need_no_secret():
    assert start(DEBUG="on").returncode == 0
