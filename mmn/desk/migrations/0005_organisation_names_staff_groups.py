from django.db import migrations

from mmn.content.groups import ALL, CONTRIBUTOR, EDITOR, PUBLISHER, grant, may


def grant_to_groups(apps, schema_editor):
    """As with organisations: everybody looks them up, editors write them."""
    rights = {
        CONTRIBUTOR: may(["view"], "organisationname"),
        EDITOR: may(ALL, "organisationname"),
        PUBLISHER: may(ALL, "organisationname"),
    }
    grant(apps, schema_editor, "desk", rights)


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0004_organisation_names"),
        ("content", "0002_staff_groups"),
    ]

    operations = [migrations.RunPython(grant_to_groups, migrations.RunPython.noop)]
