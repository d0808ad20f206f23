from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "mmn.portal"
