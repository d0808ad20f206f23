from django.db import migrations

from mmn.content.groups import EDITOR, PUBLISHER, grant, may


def grant_to_groups(apps, schema_editor):
    """Consent that was withdrawn is lifted by editors; nobody deletes a record."""
    editing = may(["add", "change", "view"], "imageconsent")
    rights = {EDITOR: editing, PUBLISHER: editing}
    grant(apps, schema_editor, "media", rights)


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0003_consent_3_column_gone"),
        ("content", "0002_staff_groups"),
    ]

    operations = [migrations.RunPython(grant_to_groups, migrations.RunPython.noop)]
