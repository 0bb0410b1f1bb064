"""Key points, fact boxes, embeds, translations that know of each other, a say in what is related."""

import django.db.models.deletion
from django.db import migrations, models

import articles.models.fields


def of_a_block(*fields):
    """The columns that every kind of block has, and its own."""
    return [
        (
            "id",
            models.BigAutoField(
                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
            ),
        ),
        ("region", models.CharField(max_length=255)),
        ("ordering", models.IntegerField(default=0)),
        (
            "key",
            articles.models.fields.PartIdField(
                default=articles.models.fields.part_id,
                editable=False,
                max_length=16,
                verbose_name="id",
            ),
        ),
        (
            "parent",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(app_label)s_%(class)s_set",
                to="articles.story",
            ),
        ),
        *fields,
    ]


def key_once(name):
    return {
        "ordering": ["ordering"],
        "abstract": False,
        "constraints": [models.UniqueConstraint(models.F("parent"), models.F("key"), name=name)],
    }


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_roles_and_restrictions")]

    operations = [
        migrations.AddField(
            "story",
            "key_points",
            articles.models.fields.PassageField(
                blank=True,
                db_default="",
                default="",
                help_text="What a reader in a hurry needs to know: a line each, six at most.",
                max_length=1500,
                validators=[articles.models.fields.few_lines],
                verbose_name="key points",
            ),
        ),
        migrations.AddField(
            "story",
            "related_automatic",
            models.BooleanField(
                db_default=True,
                default=True,
                help_text="Found by what stories have in common. Those chosen by hand stay.",
                verbose_name="offer related stories",
            ),
        ),
        migrations.AddField(
            "story",
            "translation_of",
            models.ForeignKey(
                blank=True,
                help_text="The story that this one says in another language. "
                "Readers are led across.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="translations",
                to="articles.story",
                verbose_name="translation of",
            ),
        ),
        migrations.AddConstraint(
            "story",
            models.CheckConstraint(
                condition=models.Q(("translation_of", models.F("pk")), _negated=True),
                name="story_translates_another",
                violation_error_message="A story is no translation of itself.",
            ),
        ),
        migrations.AddField(
            "livestory",
            "translation_of",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.story",
            ),
        ),
        migrations.CreateModel(
            name="FactBox",
            fields=of_a_block(
                (
                    "title",
                    articles.models.fields.LineField(
                        blank=True, max_length=200, verbose_name="title"
                    ),
                ),
            ),
            options={"verbose_name": "fact box", "verbose_name_plural": "fact boxes"}
            | key_once("factbox_key_once"),
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "term",
                    articles.models.fields.LineField(
                        blank=True, max_length=100, verbose_name="number or term"
                    ),
                ),
                (
                    "words",
                    articles.models.fields.PassageField(
                        blank=True, max_length=500, verbose_name="what it is"
                    ),
                ),
                ("ordering", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "box",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="facts",
                        to="articles.factbox",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="articles.source",
                        verbose_name="says who",
                    ),
                ),
            ],
            options={
                "verbose_name": "fact",
                "verbose_name_plural": "facts",
                "ordering": ["ordering", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Embed",
            fields=of_a_block(
                (
                    "provider",
                    models.CharField(
                        blank=True, editable=False, max_length=20, verbose_name="site"
                    ),
                ),
                (
                    "media",
                    models.CharField(
                        blank=True, editable=False, max_length=200, verbose_name="id there"
                    ),
                ),
                (
                    "title",
                    articles.models.fields.LineField(
                        blank=True, max_length=200, verbose_name="title"
                    ),
                ),
                (
                    "caption",
                    articles.models.fields.PassageField(
                        blank=True, max_length=2000, verbose_name="caption"
                    ),
                ),
            ),
            options={"verbose_name": "embed", "verbose_name_plural": "embeds"}
            | key_once("embed_key_once"),
        ),
    ]
