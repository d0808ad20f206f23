from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("media", "0004_pdfs_3_staff_groups")]

    operations = [
        migrations.AddField(
            model_name="storedfile",
            name="rendered",
            field=models.BooleanField(
                default=False, help_text="Its smaller copies are made, or can't be."
            ),
        ),
    ]
