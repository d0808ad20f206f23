from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0002_staff_groups"),
    ]

    operations = [
        migrations.AddField(
            model_name="policybrief",
            name="text_state",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "Not known"),
                    ("all", "Text found"),
                    ("part", "Text on some pages, others are only pictures"),
                    (
                        "none",
                        "Only pictures of pages: no text for search or screen readers",
                    ),
                ],
                editable=False,
                max_length=4,
                verbose_name="text",
            ),
        ),
    ]
