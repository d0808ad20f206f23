from django.db import migrations

from mmn.content.groups import ALL, CONTRIBUTOR, EDITOR, PUBLISHER, grant, may

EDITING = may(ALL, "equalwords") | may(["view", "delete"], "fruitlessquery")


def grant_to_groups(apps, schema_editor):
    grant(
        apps,
        schema_editor,
        "search",
        {
            CONTRIBUTOR: may(["view"], "equalwords"),
            EDITOR: EDITING,
            PUBLISHER: EDITING,
        },
    )


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0001_search"),
        ("content", "0002_staff_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant_to_groups, migrations.RunPython.noop)]
