"""The desk: Django's admin, one module for each kind of thing. Importing it registers them all."""

from articles.admin import (
    accounts,
    people,
    photos,
    quotes,
    records,
    sections,
    stories,
)
from articles.admin.site import desk

__all__ = ["accounts", "desk", "people", "photos", "quotes", "records", "sections", "stories"]
