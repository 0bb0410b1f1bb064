"""Room for what the lists of topics, authors, sources, days and corrections go by."""

import django.db.models.deletion
from django.db import migrations, models

KINDS = [
    ("first", "First published"),
    ("update", "Update"),
    ("small fix", "Small fix"),
    ("correction", "Correction"),
    ("clarification", "Clarification"),
    ("roll-back", "Roll-back"),
    ("retraction", "Retraction"),
    ("take-down", "Take-down"),
]


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_boxes_and_translations")]
    operations = [
        *(
            migrations.AddField(rows, "listed_at", models.DateTimeField(null=True))
            for rows in ("liveauthor", "livesource", "livetopic")
        ),
        migrations.CreateModel(
            name="LiveDay",
            fields=[
                ("date", models.DateField(primary_key=True, serialize=False)),
                ("stories", models.PositiveIntegerField()),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "day of the archive",
                "verbose_name_plural": "days of the archive",
            },
        ),
        migrations.CreateModel(
            name="LiveCorrection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(choices=KINDS, max_length=16)),
                ("at", models.DateTimeField()),
                ("note", models.TextField()),
                (
                    "publication",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.publication",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="put_right",
                        to="articles.livestory",
                    ),
                ),
            ],
            options={
                "verbose_name": "correction of a live story",
                "verbose_name_plural": "corrections of live stories",
                "indexes": [models.Index(fields=["-at", "-id"], name="live_correction_by_at")],
            },
        ),
        migrations.AddIndex(
            "livestory",
            models.Index(
                fields=["status", "-date", "-first_published_at", "-story"], name="live_by_first"
            ),
        ),
    ]
