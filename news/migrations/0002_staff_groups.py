from django.db import migrations

from mmn.content.groups import ALL, GROUPS, grant, may


def grant_to_groups(apps, schema_editor):
    rights = may(ALL, "post", "presscontact", "signatory")
    grant(apps, schema_editor, "news", dict.fromkeys(GROUPS, rights))


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0001_posts"),
        ("content", "0002_staff_groups"),
    ]

    operations = [migrations.RunPython(grant_to_groups, migrations.RunPython.noop)]
