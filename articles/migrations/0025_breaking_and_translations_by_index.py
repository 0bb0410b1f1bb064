"""What is breaking, and what translates a story, are found by index together with being live."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0024_place_of_changes")]
    operations = [
        migrations.RemoveIndex("livestory", "live_by_breaking"),
        migrations.AddIndex(
            "livestory", models.Index(fields=["status", "breaking_until"], name="live_by_breaking")
        ),
        migrations.AlterField(
            "livestory",
            "translation_of",
            models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.story",
            ),
        ),
        migrations.AddIndex(
            "livestory", models.Index(fields=["status", "translation_of"], name="live_by_original")
        ),
    ]
