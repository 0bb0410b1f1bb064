"""The index by which the desk finds working copies, beside that of stories (0002), made alike."""

from django.db import migrations


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE articles_deskentry ADD COLUMN terms tsvector")
        schema_editor.execute(
            "CREATE INDEX articles_deskentry_terms ON articles_deskentry USING gin (terms)"
        )
    else:
        schema_editor.execute(
            "CREATE VIRTUAL TABLE articles_deskterms USING fts5"
            "(heavy, light, tokenize = 'unicode61 remove_diacritics 0')"
        )


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE articles_deskentry DROP COLUMN terms")
    else:
        schema_editor.execute("DROP TABLE articles_deskterms")


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_the_desk_at_work")]
    operations = [migrations.RunPython(create, drop)]
