from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from .memory import give_large_blocks_back


class MediaConfig(AppConfig):
    name = "mmn.media"
    verbose_name = _("Files and photos")

    def ready(self):
        give_large_blocks_back()
