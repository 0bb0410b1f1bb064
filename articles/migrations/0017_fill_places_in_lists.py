"""Fill, for what is live, what a publication writes of it into lists from now on."""

from django.db import migrations
from django.db.models import Count, Max

STEP = 1000  # rows at a time; safe to run again


def fill_places(apps, schema_editor):
    for model in ("LiveAuthor", "LiveSource", "LiveTopic"):
        rows = apps.get_model("articles", model).objects
        missing = rows.filter(listed_at=None).select_related("story").only("story__listed_at")
        while some := list(missing[:STEP]):
            for row in some:
                row.listed_at = row.story.listed_at
            rows.bulk_update(some, ["listed_at"], batch_size=100)


def fill_days(apps, schema_editor):
    live = apps.get_model("articles", "LiveStory").objects.filter(status="live")
    days = apps.get_model("articles", "LiveDay").objects
    counted = live.values("date").annotate(stories=Count("pk"), changed_at=Max("updated_at"))
    days.bulk_create([days.model(**day) for day in counted], batch_size=100, ignore_conflicts=True)


def fill_corrections(apps, schema_editor):
    """What was put right, and not withheld since: as a publication of each would have written."""
    live = apps.get_model("articles", "LiveStory").objects.exclude(status="taken down")
    corrections = apps.get_model("articles", "LiveCorrection").objects
    public = apps.get_model("articles", "Publication").objects.filter(
        kind__in=["correction", "clarification", "retraction"], visibility="public"
    )
    corrections.bulk_create(
        [
            corrections.model(
                story_id=row.story_id,
                publication_id=row.pk,
                kind=row.kind,
                at=row.at,
                note=row.note,
            )
            for row in public.filter(story__in=live.values("pk")).order_by("at", "pk").iterator()
        ],
        batch_size=100,
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0016_places_in_lists")]
    operations = [
        migrations.RunPython(fill_places, migrations.RunPython.noop),
        migrations.RunPython(fill_days, migrations.RunPython.noop),
        migrations.RunPython(fill_corrections, migrations.RunPython.noop),
    ]
