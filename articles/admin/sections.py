"""Sections, authors and topics: where a story stands, who wrote it, what it is about."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.http import HttpRequest

from articles.admin.base import Addressed, person_field
from articles.admin.site import desk
from articles.models import Author, Section, Topic


@admin.register(Section, site=desk)
class SectionAdmin(Addressed):
    list_display = ["name", "slug", "order"]
    search_fields = ["name"]
    fields = ["name", "slug", "description", "order"]


@admin.register(Author, site=desk)
class AuthorAdmin(Addressed):
    list_display = ["name", "user"]
    list_select_related = ["user"]
    search_fields = ["name"]
    fields = ["name", "slug", "user", "biography"]

    def get_readonly_fields(self, request: HttpRequest, obj: Author | None = None) -> list[str]:
        """Nobody parts with their own name, to approve what they signed."""
        own = obj is not None and obj.user_id == request.user.pk
        return ["user"] if own and not request.user.is_superuser else []

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        if db_field.name == "user":
            accounts = get_user_model().objects.filter(is_active=True)
            if not request.user.has_perm("articles.read_privileged"):
                accounts = accounts.exclude(pk=request.user.pk)  # who signs a story reads them
            return person_field(db_field, accounts)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Topic, site=desk)
class TopicAdmin(Addressed):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    fields = ["name", "slug"]
