import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import mmn.search.models
from mmn.search import database


def make_index(apps, schema_editor):
    database.make_index(schema_editor.connection)


def drop_index(apps, schema_editor):
    database.drop_index(schema_editor.connection)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("content", "0007_translations_staff_groups"),
    ]

    operations = [
        migrations.CreateModel(
            name="EqualWords",
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
                (
                    "words",
                    models.TextField(
                        help_text="One on each line, in any language: Burma and Myanmar, CSO and civil society organisation. Who searches for one finds the others, too.",
                        max_length=1000,
                        validators=[mmn.search.models.validate_several],
                        verbose_name="words that mean the same",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="Only staff see it.",
                        max_length=200,
                        verbose_name="note",
                    ),
                ),
            ],
            options={
                "verbose_name": "words that mean the same",
                "verbose_name_plural": "search: words that mean the same",
                "ordering": ["words"],
            },
        ),
        migrations.CreateModel(
            name="FruitlessQuery",
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
                (
                    "query",
                    models.CharField(
                        max_length=200, unique=True, verbose_name="looked for"
                    ),
                ),
                (
                    "times",
                    models.PositiveIntegerField(default=0, verbose_name="how often"),
                ),
                ("last_on", models.DateField(verbose_name="last on")),
            ],
            options={
                "verbose_name": "search without a result",
                "verbose_name_plural": "searches without a result",
                "ordering": ["-times", "-last_on", "query"],
            },
        ),
        migrations.CreateModel(
            name="KnownWord",
            fields=[
                (
                    "word",
                    models.CharField(max_length=60, primary_key=True, serialize=False),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Rebuild",
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
                ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("last_entry", models.BigIntegerField(default=0)),
                ("finished_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="SearchUnit",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                # Short columns first: SQLite reads a row up to the last one asked for.
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="content.entry",
                    ),
                ),
                ("family", models.BigIntegerField()),
                ("shown_from", models.DateTimeField(null=True)),
                ("shown_until", models.DateTimeField(null=True)),
                ("language", models.CharField(max_length=10)),
                ("page", models.PositiveIntegerField(null=True)),
                ("facets", models.CharField(max_length=1000)),
                ("source", models.CharField(max_length=60)),
                ("digest", models.CharField(max_length=32)),
                ("address", models.CharField(max_length=300)),
                ("title", models.CharField(max_length=300)),
                ("text", models.TextField()),
                ("words", models.TextField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["entry", "source"], name="search_unit_source")
                ],
            },
        ),
        migrations.RunPython(make_index, drop_index),
    ]
