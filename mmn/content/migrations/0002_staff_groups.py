from django.db import migrations

from mmn.content.groups import ALL, CONTRIBUTOR, EDITOR, PUBLISHER, grant, may

SORTING = ("category", "categoryname", "organisation", "tag", "taggedentry")
EVERYBODY = may(ALL, "page") | may(["view"], "entry", *SORTING)
EDITING = EVERYBODY | may(ALL, *SORTING) | {"change_any_entry"}


def grant_to_groups(apps, schema_editor):
    grant(
        apps,
        schema_editor,
        "content",
        {
            CONTRIBUTOR: EVERYBODY | may(["add"], "organisation"),
            EDITOR: EDITING,
            PUBLISHER: EDITING | {"publish_entry"},
        },
    )


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0001_entries_categories_and_pages"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant_to_groups, migrations.RunPython.noop)]
