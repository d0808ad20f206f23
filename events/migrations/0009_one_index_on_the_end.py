from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0008_former_pages_of_people"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="event",
            name="event_over",
        ),
    ]
