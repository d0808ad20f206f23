from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContentConfig(AppConfig):
    name = "mmn.content"
    verbose_name = _("Pages and sorting")

    def ready(self):
        from django.conf import settings

        from . import checks  # noqa: F401
        from .noticing import watch_all

        if settings.NOTICE_CHANGES:
            watch_all()
