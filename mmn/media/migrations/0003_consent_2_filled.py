from django.db import migrations

# Where photos of one picture disagree, what protects the people shown wins.
STRICTEST_LAST = ("not_recorded", "not_needed", "obtained", "withdrawn")


def consent_to_pictures(apps, schema_editor):
    using = schema_editor.connection.alias
    photos = apps.get_model("media", "Photo").objects.using(using)
    record = apps.get_model("media", "ImageConsent")
    said = photos.exclude(consent="not_recorded").values_list("image", "consent")
    known = {}
    for image, consent in said.order_by("pk").iterator():
        before = known.get(image, consent)
        known[image] = max(before, consent, key=STRICTEST_LAST.index)
    record.objects.using(using).bulk_create(
        (record(image=image, consent=consent) for image, consent in known.items()),
        batch_size=500,
    )


def consent_to_photos(apps, schema_editor):
    using = schema_editor.connection.alias
    photos = apps.get_model("media", "Photo").objects.using(using)
    records = apps.get_model("media", "ImageConsent").objects.using(using)
    for record in records.iterator():
        photos.filter(image=record.image).update(consent=record.consent)


class Migration(migrations.Migration):
    dependencies = [("media", "0003_consent_1_records")]

    operations = [migrations.RunPython(consent_to_pictures, consent_to_photos)]
