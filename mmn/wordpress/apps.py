from django.apps import AppConfig


class WordPressConfig(AppConfig):
    name = "mmn.wordpress"
