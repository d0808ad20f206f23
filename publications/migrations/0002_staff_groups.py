from django.db import migrations

from mmn.content.groups import ALL, GROUPS, grant, may


def grant_to_groups(apps, schema_editor):
    rights = may(ALL, "publication", "policybrief")
    grant(apps, schema_editor, "publications", dict.fromkeys(GROUPS, rights))


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0001_publications_and_briefs"),
        ("content", "0002_staff_groups"),
    ]

    operations = [migrations.RunPython(grant_to_groups, migrations.RunPython.noop)]
