"""The search index itself, which neither database lets Django describe.

PostgreSQL keeps a tsvector beside each SearchEntry; SQLite keeps an FTS5 table with the same
rowids. Both hold words that were folded and stemmed before they came (publishing.search).
"""

from django.db import migrations


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE articles_searchentry ADD COLUMN terms tsvector")
        schema_editor.execute(
            "CREATE INDEX articles_searchentry_terms ON articles_searchentry USING gin (terms)"
        )
    else:
        schema_editor.execute(
            "CREATE VIRTUAL TABLE articles_searchterms USING fts5"
            "(headline, body, tokenize = 'unicode61 remove_diacritics 0')"
        )


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE articles_searchentry DROP COLUMN terms")
    else:
        schema_editor.execute("DROP TABLE articles_searchterms")


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
