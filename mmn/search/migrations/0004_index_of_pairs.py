"""Words of the index have shorter signs, and pairs of words are among them: every entry
is read anew by ``rebuild_search --if-empty``, as after each update."""

from django.db import migrations

from mmn.search import database


def empty_and_renew(apps, schema_editor):
    connection = schema_editor.connection
    database.drop_index(connection)
    for name in ("SearchUnit", "Rebuild"):
        apps.get_model("search", name).objects.using(connection.alias).all().delete()
    database.make_index(connection)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_words_that_mean_the_same")]

    operations = [migrations.RunPython(empty_and_renew, migrations.RunPython.noop)]
