from django.db import migrations

from mmn.content.groups import ALL, CONTRIBUTOR, EDITOR, PUBLISHER, grant, may

EVERYBODY = may(["view"], "avoidedterm", "reviewnote")
EDITING = may(ALL, "avoidedterm") | may(["view"], "reviewnote", "sharelink")


def grant_to_groups(apps, schema_editor):
    grant(
        apps,
        schema_editor,
        "desk",
        {
            CONTRIBUTOR: EVERYBODY,
            EDITOR: EDITING,
            PUBLISHER: EDITING | may(["view", "change", "delete"], "queuedmail"),
        },
    )


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0001_the_desk"),
        ("content", "0002_staff_groups"),
    ]

    operations = [migrations.RunPython(grant_to_groups, migrations.RunPython.noop)]
