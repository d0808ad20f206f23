"""What the application server loads: ``gunicorn mmn.wsgi``."""

import gc
import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mmn.settings")

application = get_wsgi_application()

# Below, settings and applications are ready.
from django.conf import settings  # noqa: E402

from mmn.portal.page_cache.wrapper import PageCache  # noqa: E402

if settings.PAGE_CACHE:
    application = PageCache(application)

# What is loaded by now stays: the search for garbage needn't go through it again and
# again, nor after every few hundred objects. To save a form makes ten thousands.
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 10, 10)
