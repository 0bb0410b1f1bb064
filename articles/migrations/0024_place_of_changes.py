"""Where in the purge log a story last changed, so that others can ask what changed since.

Those that are live already are at its beginning, in the order of their numbers.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0023_social_cards")]
    operations = [
        migrations.AddField(
            "livestory", "position", models.PositiveBigIntegerField(default=0, db_default=0)
        ),
        migrations.AddIndex(
            "livestory", models.Index(fields=["position", "story"], name="live_by_position")
        ),
    ]
