from django.db import migrations

from mmn.content.groups import ALL, CONTRIBUTOR, EDITOR, PUBLISHER, grant, may


def grant_to_groups(apps, schema_editor):
    """Who writes an entry writes it in another language, too; names of tags in other
    languages are for those who may rename tags."""
    writing = may(ALL, "translation", "parttext") | may(["view"], "tagname")
    editing = writing | may(ALL, "tagname")
    rights = {CONTRIBUTOR: writing, EDITOR: editing, PUBLISHER: editing}
    grant(apps, schema_editor, "content", rights)


class Migration(migrations.Migration):
    dependencies = [("content", "0006_translations_of_any_entry")]

    operations = [migrations.RunPython(grant_to_groups, migrations.RunPython.noop)]
