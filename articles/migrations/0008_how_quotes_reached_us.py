"""What pages of quotes show of one, and when it was said, beside each quote that is live."""

from django.db import migrations, models

import articles.models.fields


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_likenesses")]
    operations = [
        migrations.AddField(
            "livequote", "obtained", models.CharField(blank=True, default="", max_length=20)
        ),
        migrations.AddField(
            "livequote", "reporter", models.CharField(blank=True, default="", max_length=200)
        ),
        migrations.AddField(
            "livequote",
            "link",
            articles.models.fields.LinkField(blank=True, default="", max_length=1000),
        ),
        migrations.AddField("livequote", "dated", models.DateField(null=True)),
        migrations.AddField("livequote", "published_at", models.DateTimeField(null=True)),
    ]
