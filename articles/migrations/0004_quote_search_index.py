"""The index of what was said, beside that of stories (0002) and made alike."""

from django.db import migrations


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE articles_quoteentry ADD COLUMN terms tsvector")
        schema_editor.execute(
            "CREATE INDEX articles_quoteentry_terms ON articles_quoteentry USING gin (terms)"
        )
    else:
        schema_editor.execute(
            "CREATE VIRTUAL TABLE articles_quoteterms USING fts5"
            "(words, about, tokenize = 'unicode61 remove_diacritics 0')"
        )


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE articles_quoteentry DROP COLUMN terms")
    else:
        schema_editor.execute("DROP TABLE articles_quoteterms")


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_quotations")]
    operations = [migrations.RunPython(create, drop)]
