"""Every live quote has its day and its publication, and is found by them."""

from django.db import migrations, models

import articles.models.fields


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_fill_how_quotes_reached_us")]
    operations = [
        migrations.AlterField("livequote", "obtained", models.CharField(blank=True, max_length=20)),
        migrations.AlterField(
            "livequote", "reporter", models.CharField(blank=True, max_length=200)
        ),
        migrations.AlterField(
            "livequote", "link", articles.models.fields.LinkField(blank=True, max_length=1000)
        ),
        migrations.AlterField("livequote", "dated", models.DateField()),
        migrations.AlterField("livequote", "published_at", models.DateTimeField()),
        migrations.AddIndex(
            "livequote",
            models.Index(fields=["speaker", "-dated", "-quote"], name="live_quote_by_said"),
        ),
        migrations.AddIndex(
            "livequote", models.Index(fields=["-dated", "-quote"], name="live_quote_by_dated")
        ),
    ]
