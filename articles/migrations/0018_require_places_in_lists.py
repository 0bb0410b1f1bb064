"""Every row of a live story has its place in lists, and is found by it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0017_fill_places_in_lists")]
    operations = [
        operation
        for of in ("author", "source", "topic")
        for operation in (
            migrations.AlterField(f"live{of}", "listed_at", models.DateTimeField()),
            migrations.AddIndex(
                f"live{of}",
                models.Index(fields=[of, "-listed_at", "-story"], name=f"live_by_{of}"),
            ),
        )
    ]
