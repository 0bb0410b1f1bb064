"""Fill the two tables that new rows fill by themselves: quotes in Versions, words of names."""

import json
import re
import unicodedata

from django.db import migrations

STEP = 200  # rows at a time; safe to run again


def fill_quotes(apps, schema_editor):
    versions = apps.get_model("articles", "Version").objects.order_by("pk")
    carried = apps.get_model("articles", "VersionQuote")
    last = 0
    while rows := list(versions.filter(pk__gt=last).values_list("pk", "text")[:STEP]):
        carried.objects.bulk_create(
            [
                carried(version_id=pk, quote_id=quote["id"])
                for pk, text in rows
                for quote in json.loads(text).get("shared", {}).get("quotes", [])
            ],
            ignore_conflicts=True,
        )
        last = rows[-1][0]


def fill_names(apps, schema_editor):
    word = apps.get_model("articles", "NameWord")
    word.objects.all().delete()
    for kind in ("Person", "Source"):
        records = apps.get_model("articles", kind).objects.order_by("pk")
        last = 0
        while rows := list(records.filter(pk__gt=last)[:STEP]):
            word.objects.bulk_create(
                word(**{kind.lower(): record, "word": part})
                for record in rows
                for part in words(f"{record.name}\n{record.aliases}")
            )
            last = rows[-1].pk


def words(names):
    folded = unicodedata.normalize("NFKD", names.casefold())
    folded = "".join(c for c in folded if not unicodedata.combining(c)).casefold()
    return sorted({word[:60] for word in re.findall(r"\w+", folded) if len(word) > 1})


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0004_quote_search_index")]
    operations = [
        migrations.RunPython(fill_quotes, migrations.RunPython.noop),
        migrations.RunPython(fill_names, migrations.RunPython.noop),
    ]
