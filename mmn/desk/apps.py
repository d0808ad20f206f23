from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "mmn.desk"
    verbose_name = _("The desk")

    def ready(self):
        from mmn.media.visibility import ALSO_SHOWN

        from .sharing.files import shown_by_links
        from .versions.store import register_models

        register_models()
        autodiscover_modules("jobs")
        ALSO_SHOWN.append(shown_by_links)
