"""The list of stories: its columns, and its pages.

The archive grows for years, so nothing here looks at all of it: a page begins where the one before
ended, and stories are counted up to a limit.
"""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin import chips
from articles.admin.base import name_of
from articles.models import Story
from articles.rendering.paging import DUE, SAVED, sheet

THUMBNAIL = 160
MOST_COUNTED = 1000
#: What may stand in an address as the order of the list; else the last saved come first.
ORDERS = {"due": DUE}
#: What an address says of the page, and not of what is listed.
OF_THE_PAGE = ("before", "after", "order")


class Stories(ChangeList):
    """A page of the list: what comes before and after it, and how many there are, up to a limit."""

    def get_filters_params(self, params: dict[str, Any] | None = None) -> dict[str, Any]:
        asked: dict[str, Any] = super().get_filters_params(params)
        return {name: value for name, value in asked.items() if name not in OF_THE_PAGE}

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Story]) -> list[str]:
        return ["due", "pk"] if self._order(request) is DUE else ["-saved_at", "-pk"]

    def get_ordering_field_columns(self) -> dict[int, str]:
        return {}  # the order is chosen above the list

    def get_queryset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> QuerySet[Story]:
        stories = super().get_queryset(request, *args, **kwargs)
        return stories.filter(due__isnull=False) if self._order(request) is DUE else stories

    def get_results(self, request: HttpRequest) -> None:
        order = self._order(request)
        page = sheet(chips.marked(self.queryset), request.GET, self.list_per_page, order)
        self.result_list = page.rows
        self.older = self._page(before=page.older) if page.older else ""
        self.newer = self._page(after=page.newer) if page.newer else ""
        self.by_due, self.other_order = (
            order is DUE,
            self._page(order="" if order is DUE else "due"),
        )
        self.result_count = self.queryset.order_by()[: MOST_COUNTED + 1].count()
        self.counted = _counted(self.result_count)
        self.show_full_result_count = False
        self.full_result_count = self.result_count  # told above the list, once
        self.show_admin_actions = self.can_show_all = self.multi_page = False

    def _order(self, request: HttpRequest) -> Any:
        return ORDERS.get(request.GET.get("order", ""), SAVED)

    def _page(self, **wanted: str) -> str:
        removed = ["before", "after"]
        kept: dict[str, Any] = {name: value or None for name, value in wanted.items()}
        return str(self.get_query_string(kept, removed))


def _counted(count: int) -> str:
    if count > MOST_COUNTED:
        return _("%(count)s+ stories") % {
            "count": formats.number_format(MOST_COUNTED, use_l10n=True)
        }
    return ngettext("%(count)d story", "%(count)d stories", count) % {"count": count}


@admin.display(description=gettext_lazy("choose"))
def chosen(_admin: Any, story: Story) -> SafeString:
    """A box for what is done to several stories at once."""
    label = _("Choose “%(headline)s”") % {"headline": story}
    return format_html(
        '<label class="choose"><input type="checkbox" name="story" value="{}" aria-label="{}">'
        "</label>",
        story.pk,
        label,
    )


@admin.display(description=gettext_lazy("picture"), empty_value="")
def picture(_admin: Any, story: Story) -> SafeString | str:
    if not story.lead_photo_id:
        return ""
    url = reverse("admin:articles_photo_rendition", args=[story.lead_photo_id, THUMBNAIL])
    return format_html('<img class="thumb" src="{}" alt="" loading="lazy">', url)


@admin.display(description=gettext_lazy("headline"))
def story(_admin: Any, story: Story) -> SafeString:
    url = reverse("admin:articles_story_change", args=[story.pk])
    section = story.section.name if story.section else _("No section")
    breaking = story.breaking_until and story.breaking_until > timezone.now()
    return format_html(
        '<a class="hl" href="{}" dir="auto">{}</a><div class="s">{}{}{}</div>',
        url,
        story,
        format_html('<span class="flag">{}</span> ', _("Breaking")) if breaking else "",
        section,
        format_html(" · {}", story.slug) if story.slug else "",
    )


@admin.display(description=gettext_lazy("desk, then public"))
def state(_admin: Any, story: Story) -> SafeString:
    shown = chips.of(story, timezone.now())
    return format_html_join("", '<span class="chip {}">{}</span>', shown)


@admin.display(description=gettext_lazy("assigned"))
def assignee(_admin: Any, story: Story) -> str:
    return name_of(story.assigned_to) if story.assigned_to else "–"


@admin.display(description=gettext_lazy("due"))
def deadline(_admin: Any, story: Story) -> SafeString | str:
    if not story.due:
        return "–"
    when = chips.when(story.due)
    return format_html('<b class="now">{}</b>', when) if story.due < timezone.now() else when


@admin.display(description=gettext_lazy("changed"))
def changed(_admin: Any, story: Story) -> SafeString:
    by = story.saved_as.by if story.saved_as else None
    number = _("version %(number)d") % {"number": story.saved_as.number} if story.saved_as else ""
    when = chips.when(story.saved_at)
    return format_html(
        '{}<div class="s">{}</div><div class="s">{}</div>', name_of(by) if by else "–", when, number
    )
