from django.db import migrations

from mmn.content.groups import ALL, GROUPS, grant, may


def grant_to_groups(apps, schema_editor):
    rights = may(
        ALL,
        *("event", "organiser", "participant"),
        *("panel", "panelseat", "recommendation"),
    )
    grant(apps, schema_editor, "events", dict.fromkeys(GROUPS, rights))


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0001_events_and_programme"),
        ("content", "0002_staff_groups"),
    ]

    operations = [migrations.RunPython(grant_to_groups, migrations.RunPython.noop)]
