"""The picture that a live story is shared with. Stories get theirs from the worker, hour by hour."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("articles", "0022_kinship_and_spellings")]

    operations = [
        migrations.AddField(
            "livestory", "card", models.CharField(blank=True, db_default="", max_length=100)
        ),
        migrations.AddField(
            "livestory", "card_mark", models.CharField(blank=True, db_default="", max_length=32)
        ),
        migrations.AddConstraint(
            "livestory",
            models.UniqueConstraint("card", condition=~Q(card=""), name="live_card_once"),
        ),
    ]
