"""What live stories are compared by, and how what is live is spelled.

Nothing is to be filled here: after each migrate `related.catch_up` and `spelling.catch_up` note
what an earlier release published.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0021_drop_pinned_lead")]

    operations = [
        migrations.CreateModel(
            name="LiveAlone",
            fields=[
                (
                    "story",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="stands_alone",
                        serialize=False,
                        to="articles.livestory",
                    ),
                ),
            ],
            options={
                "verbose_name": "live story that stands alone",
                "verbose_name_plural": "live stories that stand alone",
            },
        ),
        migrations.CreateModel(
            name="LiveWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=60)),
                ("language", models.CharField(max_length=12)),
                ("listed_at", models.DateTimeField()),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="telling_words",
                        to="articles.livestory",
                    ),
                ),
            ],
            options={
                "verbose_name": "telling word of a live story",
                "verbose_name_plural": "telling words of live stories",
                "indexes": [
                    models.Index(
                        fields=["word", "language", "-listed_at", "-story"], name="live_by_word"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("story"), models.F("word"), name="live_word_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Spelling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=40, unique=True)),
                ("written", models.CharField(max_length=80)),
            ],
            options={"verbose_name": "spelling", "verbose_name_plural": "spellings"},
        ),
        migrations.CreateModel(
            name="SpellingKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=8)),
                (
                    "spelling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="keys",
                        to="articles.spelling",
                    ),
                ),
            ],
            options={
                "verbose_name": "key of a spelling",
                "verbose_name_plural": "keys of spellings",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("key"), models.F("spelling"), name="spelling_key_once"
                    )
                ],
            },
        ),
    ]
