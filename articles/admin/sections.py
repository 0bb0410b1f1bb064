"""Sections, authors and topics: where a story stands, who wrote it, what it is about."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.http import HttpRequest

from articles.admin.base import Addressed, person_field
from articles.admin.site import desk
from articles.models import Author, LiveStory, Section, Topic


@admin.register(Section, site=desk)
class SectionAdmin(Addressed):
    list_display = ["name", "slug", "order"]
    search_fields = ["name"]
    fields = ["name", "slug", "description", "order"]

    def has_fixed_address(self, record: Section) -> bool:
        """Also for a story that was taken back: its readers may have kept the address."""
        return LiveStory.objects.filter(section=record).exists()


@admin.register(Author, site=desk)
class AuthorAdmin(Addressed):
    list_display = ["name", "user"]
    list_select_related = ["user"]
    search_fields = ["name"]
    fields = ["name", "slug", "user", "biography"]

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        if db_field.name == "user":
            return person_field(db_field, get_user_model().objects.filter(is_active=True))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Topic, site=desk)
class TopicAdmin(Addressed):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    fields = ["name", "slug"]
