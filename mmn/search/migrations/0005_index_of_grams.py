"""On PostgreSQL three and four clusters that stand together are a word of the index as
well: every entry is read anew by ``rebuild_search --if-empty``, as after each update."""

from django.db import migrations

from mmn.search import database


def empty(apps, schema_editor):
    connection = schema_editor.connection
    if database.is_sqlite(connection):
        return
    for name in ("SearchUnit", "Rebuild"):
        apps.get_model("search", name).objects.using(connection.alias).all().delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0004_index_of_pairs")]

    operations = [migrations.RunPython(empty, migrations.RunPython.noop)]
