from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "mmn.search"
