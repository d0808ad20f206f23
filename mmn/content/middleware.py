"""The language of the interface is what the address says, and nothing else."""

from django.conf import settings
from django.utils import translation


class AddressLanguageMiddleware:
    """Activates the language of the address's prefix; English where there is none.

    Unlike Django's LocaleMiddleware it reads no cookie and no Accept-Language header,
    so that one address is one page for every reader and every cache.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        prefix = translation.get_language_from_path(request.path_info)
        with translation.override(prefix or settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response
