"""The list of stories: its columns and its filters."""

from typing import Any

from django.contrib import admin
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import chips
from articles.admin.base import name_of
from articles.models import Status, Story

THUMBNAIL = 160


@admin.display(description=gettext_lazy("picture"), empty_value="")
def picture(_admin: Any, story: Story) -> SafeString | str:
    if not story.lead_photo_id:
        return ""
    url = reverse("admin:articles_photo_rendition", args=[story.lead_photo_id, THUMBNAIL])
    return format_html('<img class="thumb" src="{}" alt="" loading="lazy">', url)


@admin.display(description=gettext_lazy("headline"), ordering="headline")
def story(_admin: Any, story: Story) -> SafeString:
    url = reverse("admin:articles_story_change", args=[story.pk])
    section = story.section.name if story.section else _("No section")
    breaking = story.breaking_until and story.breaking_until > timezone.now()
    return format_html(
        '<a class="hl" href="{}" dir="auto">{}</a><div class="s">{}{}{}</div>',
        url,
        story,
        format_html('<b class="now">{}</b> · ', _("Breaking")) if breaking else "",
        section,
        format_html(" · {}", story.slug) if story.slug else "",
    )


@admin.display(description=gettext_lazy("desk, then public"), ordering="stage")
def state(_admin: Any, story: Story) -> SafeString:
    shown = chips.of(story, timezone.now())
    return format_html_join("", '<span class="chip {}">{}</span>', shown)


@admin.display(description=gettext_lazy("assigned"), ordering="assigned_to__first_name")
def assignee(_admin: Any, story: Story) -> str:
    return name_of(story.assigned_to) if story.assigned_to else "–"


@admin.display(description=gettext_lazy("due"), ordering="due")
def deadline(_admin: Any, story: Story) -> SafeString | str:
    if not story.due:
        return "–"
    when = formats.date_format(timezone.localtime(story.due), "j M Y H:i")
    return format_html('<b class="now">{}</b>', when) if story.due < timezone.now() else when


@admin.display(description=gettext_lazy("changed"), ordering="saved_at")
def changed(_admin: Any, story: Story) -> SafeString:
    by = story.saved_as.by if story.saved_as else None
    when = formats.date_format(timezone.localtime(story.saved_at), "j M Y H:i")
    return format_html('{}<div class="s">{}</div>', name_of(by) if by else "–", when)


class Mine(admin.SimpleListFilter):
    title = gettext_lazy("whose")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("mine", _("Mine"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Story]) -> QuerySet[Story]:
        if self.value() != "mine":
            return queryset
        own = Q(assigned_to=request.user) | Q(created_by=request.user)
        return queryset.filter(own)


class Public(admin.SimpleListFilter):
    """What the public sees of it."""

    title = gettext_lazy("public")
    parameter_name = "public"
    CHOICES = {
        "live": Q(live__status=Status.LIVE),
        "changed": Q(live__status=Status.LIVE) & ~Q(live__version=F("saved_as")),
        "corrected": Q(live__corrected_at__isnull=False),
        "withdrawn": Q(live__status__in=(Status.RETRACTED, Status.TAKEN_DOWN)),
        "never": Q(live__isnull=True),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("live", _("Live")),
            ("changed", _("Live, unpublished changes")),
            ("corrected", _("Corrected")),
            ("withdrawn", _("Retracted or taken down")),
            ("never", _("Not published")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Story]) -> QuerySet[Story]:
        wanted = self.CHOICES.get(self.value() or "")
        return queryset.filter(wanted) if wanted else queryset
