"""What the application server loads: ``gunicorn mmn.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mmn.settings")

application = get_wsgi_application()

# Below, settings and applications are ready.
from django.conf import settings  # noqa: E402

from mmn.portal.page_cache.wrapper import PageCache  # noqa: E402

if settings.PAGE_CACHE:
    application = PageCache(application)
