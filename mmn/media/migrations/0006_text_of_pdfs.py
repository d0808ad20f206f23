import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0005_pictures_wait_for_copies"),
    ]

    operations = [
        migrations.CreateModel(
            name="PdfText",
            fields=[
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="reading",
                        serialize=False,
                        to="media.storedfile",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="text")),
                (
                    "state",
                    models.CharField(
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
                        default="",
                        max_length=4,
                        verbose_name="state",
                    ),
                ),
                (
                    "pages_read",
                    models.PositiveIntegerField(default=0, verbose_name="pages read"),
                ),
                (
                    "blank_pages",
                    models.PositiveIntegerField(
                        default=0, verbose_name="pages without text"
                    ),
                ),
                (
                    "cut",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pages", "more pages than are read"),
                            ("length", "more text than is read"),
                            ("time", "reading took too long"),
                        ],
                        max_length=6,
                        verbose_name="cut",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True, max_length=10, verbose_name="language found"
                    ),
                ),
                (
                    "well_formed",
                    models.FloatField(default=1, verbose_name="well-formed syllables"),
                ),
                (
                    "unreadable",
                    models.FloatField(
                        default=0, verbose_name="characters without meaning"
                    ),
                ),
                (
                    "zawgyi",
                    models.FloatField(default=0, verbose_name="probability of Zawgyi"),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("read_at", models.DateTimeField(null=True, verbose_name="read")),
            ],
            options={
                "verbose_name": "text of a PDF",
                "verbose_name_plural": "texts of PDFs",
            },
        ),
        migrations.RemoveField(
            model_name="document",
            name="text",
        ),
        migrations.AddField(
            model_name="document",
            name="given_for",
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name="document",
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
            model_name="document",
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
        migrations.AlterField(
            model_name="placedfile",
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
                max_length=4,
                verbose_name="text",
            ),
        ),
        migrations.AlterField(
            model_name="storedfile",
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
                max_length=4,
                verbose_name="text",
            ),
        ),
    ]
