from django.db import migrations

from mmn.content.groups import ALL, CONTRIBUTOR, EDITOR, PUBLISHER, grant, may

MODELS = ("homenumber", "homenumbername")


def grant_to_groups(apps, schema_editor):
    """What the home page says is for those who change what is published."""
    editing, seeing = may(ALL, *MODELS), may(["view"], *MODELS)
    rights = {CONTRIBUTOR: seeing, EDITOR: editing, PUBLISHER: editing}
    grant(apps, schema_editor, "portal", rights)


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0002_numbers_on_the_home_page"),
        ("content", "0002_staff_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant_to_groups, migrations.RunPython.noop)]
