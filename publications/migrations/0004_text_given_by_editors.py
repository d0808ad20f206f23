import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publications", "0003_whether_briefs_have_text"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="policybrief",
            name="text",
        ),
        migrations.AddField(
            model_name="policybrief",
            name="given_for",
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name="policybrief",
            name="given_text",
            field=models.TextField(
                blank=True,
                help_text="Only where the PDF has no good text of its own: paste it here, so that people can find it, read it on a phone and have it read aloud.",
                validators=[
                    django.core.validators.MaxLengthValidator(
                        500000,
                        "This is too long: paste up to %(limit_value)d letters of it.",
                    )
                ],
                verbose_name="its text",
            ),
        ),
        migrations.AlterField(
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
                    (
                        "bad",
                        "Its letters come out garbled: no text for search or screen readers",
                    ),
                    (
                        "fail",
                        "Its text can't be read: the file is damaged or too complicated",
                    ),
                ],
                editable=False,
                max_length=4,
                verbose_name="text",
            ),
        ),
    ]
