from django.core.files.storage import default_storage
from django.db import migrations


def note_sizes(apps, schema_editor):
    using = schema_editor.connection.alias
    files = apps.get_model("media", "StoredFile").objects.using(using)
    for file in files.filter(size=None).iterator():
        if default_storage.exists(file.name):
            file.size = default_storage.size(file.name)
            file.save(update_fields=["size"])


class Migration(migrations.Migration):
    dependencies = [("media", "0004_pdfs_1_facts")]

    operations = [migrations.RunPython(note_sizes, migrations.RunPython.noop)]
