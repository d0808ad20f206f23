"""The production server with the sample content, for what a reader's browser sees."""

import os
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from .serving import server


@contextmanager
def sample_site():
    """The address of the running site, and of a page of each kind by name."""
    with TemporaryDirectory() as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="mmn.settings",
            SECRET_KEY="first view",
            BACKGROUND="off",
            HTTPS="off",
            STATIC_FROM_SOURCE="off",
            DATA_DIR=folder,
        )
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("load_sample", verbosity=0)
        call_command("render_images", verbosity=0)
        with server() as (port, _workers):
            yield f"http://127.0.0.1:{port}", addresses()


def addresses():
    from events.models import Event
    from news.models import Post
    from publications.models import Publication
    from vacancies.models import Vacancy

    fullest = {
        "news": Post.objects.published().filter(signatories__isnull=False),
        "event": Event.objects.published().filter(panels__seats__isnull=False),
        "publication": Publication.objects.published().filter(
            policy_briefs__isnull=False
        ),
        "vacancy": Vacancy.objects.published().open(),
    }
    return {
        "home": "/",
        "home, Burmese": "/my/",
        "list of news": "/news/",
        "category": "/category/mmn-activities/",
        **{name: rows.first().get_absolute_url() for name, rows in fullest.items()},
        "standing page": "/who-we-are/",
        "search": "/search/?q=migrant",
    }
