from django.db import migrations

from events.names import person_key


def fill(apps, schema_editor):
    participants = apps.get_model("events", "Participant").objects
    participants = participants.using(schema_editor.connection.alias)
    names = participants.order_by().values_list("name", flat=True).distinct()
    for name in list(names):
        participants.filter(name=name).update(person_key=person_key(name))


class Migration(migrations.Migration):
    dependencies = [("events", "0005_people_in_programmes")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
