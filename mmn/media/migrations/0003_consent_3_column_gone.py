from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("media", "0003_consent_2_filled")]

    operations = [migrations.RemoveField(model_name="photo", name="consent")]
