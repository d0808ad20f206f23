import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0003_consent_4_staff_groups"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="storedfile",
            options={
                "ordering": ["-stored_at", "-pk"],
                "verbose_name": "file",
                "verbose_name_plural": "library of files",
            },
        ),
        migrations.AddField(
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
                ],
                editable=False,
                max_length=4,
                verbose_name="text",
            ),
        ),
        migrations.AddField(
            model_name="storedfile",
            name="pages",
            field=models.PositiveIntegerField(null=True, verbose_name="pages"),
        ),
        migrations.AddField(
            model_name="storedfile",
            name="sample",
            field=models.TextField(blank=True, verbose_name="how its text begins"),
        ),
        migrations.AddField(
            model_name="storedfile",
            name="size",
            field=models.PositiveBigIntegerField(
                null=True, verbose_name="size in bytes"
            ),
        ),
        migrations.AddField(
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
                ],
                max_length=4,
                verbose_name="text",
            ),
        ),
        migrations.CreateModel(
            name="PlacedFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("key", models.CharField(db_index=True, max_length=20)),
                (
                    "file",
                    models.CharField(
                        db_index=True, max_length=200, verbose_name="PDF file"
                    ),
                ),
                (
                    "size",
                    models.PositiveBigIntegerField(
                        default=0, verbose_name="size in bytes"
                    ),
                ),
                ("pages", models.PositiveIntegerField(null=True, verbose_name="pages")),
                ("checksum", models.CharField(blank=True, max_length=64)),
                (
                    "text_state",
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
                        ],
                        max_length=4,
                        verbose_name="text",
                    ),
                ),
                (
                    "placed_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="placed"),
                ),
                (
                    "placed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="placed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "file at an address",
                "verbose_name_plural": "files at addresses",
                "ordering": ["-pk"],
            },
        ),
    ]
