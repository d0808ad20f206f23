"""The site with a second admin beside ours: Django's own, as it comes."""

from mmn.settings import *  # noqa: F403

ROOT_URLCONF = "tests.tasks.stock"
CONTENT_SECURITY_POLICY = None  # ours would not let the stock forms' editor start
