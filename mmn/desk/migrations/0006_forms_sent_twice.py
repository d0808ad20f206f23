from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desk", "0005_organisation_names_staff_groups")]

    operations = [
        migrations.AddField(
            model_name="formcopy",
            name="sent",
            field=models.CharField(
                blank=True,
                default="",
                help_text="What made the entry, as a checksum: the same again makes none.",
                max_length=64,
            ),
        )
    ]
