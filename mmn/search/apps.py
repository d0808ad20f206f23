from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "mmn.search"
    verbose_name = _("Search")

    def ready(self):
        from mmn.desk.search import FINDERS

        from .changes import listen
        from .finding import entries_with_words

        listen()
        FINDERS.append(entries_with_words)
        post_migrate.connect(make_index, sender=self)


def make_index(using, **kwargs):
    """A table that a migration makes anew loses its triggers, and tests may do without
    migrations: the index is looked after each time."""
    from . import database

    connection = connections[using]
    if database.TABLE in connection.introspection.table_names():
        database.make_index(connection)
