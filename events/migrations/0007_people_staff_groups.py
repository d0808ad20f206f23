from django.db import migrations

from mmn.content.groups import ALL, CONTRIBUTOR, EDITOR, PUBLISHER, grant, may


def grant_to_groups(apps, schema_editor):
    """Whoever changes what others wrote may also take a name off the list."""
    editing = may(ALL, "unlistedperson")
    seeing = may(["view"], "unlistedperson")
    rights = {CONTRIBUTOR: seeing, EDITOR: editing, PUBLISHER: editing}
    grant(apps, schema_editor, "events", rights)


class Migration(migrations.Migration):
    dependencies = [("events", "0006_people_in_programmes_filled")]

    operations = [migrations.RunPython(grant_to_groups, migrations.RunPython.noop)]
