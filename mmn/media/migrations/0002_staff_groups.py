from django.db import migrations

from mmn.content.groups import ALL, GROUPS, grant, may


def grant_to_groups(apps, schema_editor):
    rights = may(ALL, "photo", "document") | may(["add", "view"], "inlineimage")
    grant(apps, schema_editor, "media", dict.fromkeys(GROUPS, rights))


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0001_files_and_photos"),
        ("content", "0002_staff_groups"),
    ]

    operations = [migrations.RunPython(grant_to_groups, migrations.RunPython.noop)]
