from django.db import migrations

from mmn.content.groups import CONTRIBUTOR, EDITOR, PUBLISHER, grant, may


def grant_to_groups(apps, schema_editor):
    """Everybody looks files up; editors and publishers delete what nothing uses."""
    rights = {
        CONTRIBUTOR: may(["view"], "storedfile"),
        EDITOR: may(["view", "delete"], "storedfile"),
        PUBLISHER: may(["view", "delete"], "storedfile"),
    }
    grant(apps, schema_editor, "media", rights)


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0004_pdfs_2_sizes"),
        ("content", "0002_staff_groups"),
    ]

    operations = [migrations.RunPython(grant_to_groups, migrations.RunPython.noop)]
