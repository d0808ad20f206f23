from django.db import migrations

from mmn.content.groups import ALL, GROUPS, grant, may


def grant_to_groups(apps, schema_editor):
    rights = may(ALL, "vacancy", "deadlineextension")
    grant(apps, schema_editor, "vacancies", dict.fromkeys(GROUPS, rights))


class Migration(migrations.Migration):
    dependencies = [
        ("vacancies", "0001_vacancies"),
        ("content", "0002_staff_groups"),
    ]

    operations = [migrations.RunPython(grant_to_groups, migrations.RunPython.noop)]
