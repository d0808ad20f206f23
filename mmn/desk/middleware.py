"""The first request of a process starts its background work.

So the thread exists only where requests are served, and only after an application
server has forked its workers.
"""

from django.conf import settings

from . import background


class BackgroundMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.BACKGROUND:
            background.start()
        return self.get_response(request)
