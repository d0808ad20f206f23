import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0002_staff_groups"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ImageConsent",
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
                    "image",
                    models.CharField(
                        max_length=200, unique=True, verbose_name="picture"
                    ),
                ),
                (
                    "consent",
                    models.CharField(
                        choices=[
                            ("not_recorded", "Not recorded"),
                            ("obtained", "Obtained"),
                            ("not_needed", "Not needed"),
                            ("withdrawn", "Withdrawn: not shown"),
                        ],
                        default="not_recorded",
                        help_text="Of the people shown. A picture with consent withdrawn vanishes from every page.",
                        max_length=12,
                        verbose_name="consent",
                    ),
                ),
                (
                    "until",
                    models.DateField(
                        blank=True,
                        help_text="The last day it may be shown (Bangkok). Empty: as long as you like.",
                        null=True,
                        verbose_name="until",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        help_text="Who asked, and why. Only staff see it.",
                        max_length=500,
                        verbose_name="reason",
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(auto_now=True, verbose_name="recorded"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "consent for a picture",
                "verbose_name_plural": "consent for pictures",
                "ordering": ["-recorded_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ConsentChange",
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
                    "consent_before",
                    models.CharField(
                        choices=[
                            ("not_recorded", "Not recorded"),
                            ("obtained", "Obtained"),
                            ("not_needed", "Not needed"),
                            ("withdrawn", "Withdrawn: not shown"),
                        ],
                        max_length=12,
                        verbose_name="consent before",
                    ),
                ),
                (
                    "consent_after",
                    models.CharField(
                        choices=[
                            ("not_recorded", "Not recorded"),
                            ("obtained", "Obtained"),
                            ("not_needed", "Not needed"),
                            ("withdrawn", "Withdrawn: not shown"),
                        ],
                        max_length=12,
                        verbose_name="consent after",
                    ),
                ),
                (
                    "until_before",
                    models.DateField(null=True, verbose_name="until before"),
                ),
                (
                    "until_after",
                    models.DateField(null=True, verbose_name="until after"),
                ),
                (
                    "reason",
                    models.CharField(blank=True, max_length=500, verbose_name="reason"),
                ),
                (
                    "changed_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="changed"),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="media.imageconsent",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of consent",
                "verbose_name_plural": "changes of consent",
                "ordering": ["-changed_at", "-pk"],
            },
        ),
    ]
