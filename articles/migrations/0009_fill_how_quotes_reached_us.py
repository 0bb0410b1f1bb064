"""Fill, for what is live, what a publication writes from now on."""

import json

from django.db import migrations

STEP = 100  # stories at a time; safe to run again
COLUMNS = ["obtained", "reporter", "link", "dated", "published_at"]


def fill(apps, schema_editor):
    said = apps.get_model("articles", "LiveQuote").objects
    while stories := list(
        said.filter(published_at=None).values_list("story", flat=True).distinct()[:STEP]
    ):
        rows = list(
            said.filter(story__in=stories).select_related("story__version", "story__publication")
        )
        records = {row.story_id: shared(row.story.version.text) for row in rows}
        for row in rows:
            describe(row, *records[row.story_id])
        said.bulk_update(rows, COLUMNS)


def shared(text):
    """The quotes and the authors' names of a Document, by id."""
    records = json.loads(text).get("shared", {})
    quotes = {quote["id"]: quote for quote in records.get("quotes", [])}
    return quotes, {author["id"]: author["name"] for author in records.get("authors", [])}


def describe(row, quotes, authors):
    quote = quotes.get(row.quote_id, {})
    row.obtained = quote.get("obtained", "")
    row.reporter = authors.get(quote.get("reporter"), "")
    row.link = quote.get("link", "")
    row.dated = row.said_on or row.story.date
    row.published_at = row.story.publication.at


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0008_how_quotes_reached_us")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
