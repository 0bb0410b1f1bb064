"""By what the list of stories is narrowed, and the lists that somebody keeps by a name.

All of it stands in the address, so a list can be sent to a colleague, who sees of it what they may.
"""

from datetime import timedelta
from typing import Any

from django.contrib import admin, messages
from django.db.models import F, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.admin import picker
from articles.models import (
    Citation,
    Fact,
    Hold,
    Quotation,
    QuoteBlock,
    SavedFilter,
    Status,
    Story,
    Waiver,
)
from articles.models.sources import SourceKind
from articles.publishing import saved_filters
from articles.publishing.saved_filters import FilterRefused

#: What a kept list is made of: its filters, its search and its order; not the page of it.
KEPT = frozenset(
    {"q", "order", "whose", "public", "due", "stopped", "sources"}
    | {"stage__exact", "section__id__exact", "language"}
)


FOLDED = "admin/lists/filter.html"


class OneOf(admin.SimpleListFilter):
    """A filter with a few answers; whatever else an address says narrows nothing."""

    template = FOLDED
    ANSWERS: dict[str, Any]

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(self.ANSWERS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Story]) -> QuerySet[Story]:
        answer = self.value()
        return queryset.filter(self.wanted(answer, request)) if answer in self.ANSWERS else queryset

    def wanted(self, answer: str, request: HttpRequest) -> Q:
        """Return what a story must be for this answer."""
        raise NotImplementedError


class Mine(OneOf):
    title = gettext_lazy("whose")
    parameter_name = "whose"
    ANSWERS = {"mine": gettext_lazy("Mine"), "nobody": gettext_lazy("Assigned to nobody")}

    def wanted(self, answer: str, request: HttpRequest) -> Q:
        if answer == "nobody":
            return Q(assigned_to=None)
        return Q(assigned_to=request.user) | Q(created_by=request.user)


class Choices(admin.ChoicesFieldListFilter):
    template = FOLDED


class Related(admin.RelatedFieldListFilter):
    template = FOLDED


class Values(admin.AllValuesFieldListFilter):
    template = FOLDED


class Due(OneOf):
    title = gettext_lazy("due")
    parameter_name = "due"
    ANSWERS = {
        "late": gettext_lazy("Was due"),
        "today": gettext_lazy("Today"),
        "week": gettext_lazy("In seven days"),
    }

    def wanted(self, answer: str, request: HttpRequest) -> Q:
        now = timezone.localtime()
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        if answer == "late":
            return Q(due__lt=now)
        if answer == "today":
            return Q(due__gte=midnight, due__lt=midnight + timedelta(days=1))
        return Q(due__gte=midnight, due__lt=midnight + timedelta(days=7))


class Public(OneOf):
    """What the public sees of it."""

    title = gettext_lazy("public")
    parameter_name = "public"
    ANSWERS = {
        "live": gettext_lazy("Live"),
        "changed": gettext_lazy("Live, unpublished changes"),
        "corrected": gettext_lazy("Corrected"),
        "withdrawn": gettext_lazy("Retracted or taken down"),
        "waived": gettext_lazy("Checks set aside"),
        "never": gettext_lazy("Not published"),
    }
    STANDS_FOR = {
        "live": Q(live__status=Status.LIVE),
        "changed": Q(live__status=Status.LIVE) & ~Q(live__version=F("saved_as")),
        "corrected": Q(live__corrected_at__isnull=False),
        "withdrawn": Q(live__status__in=(Status.RETRACTED, Status.TAKEN_DOWN)),
        "waived": Q(pk__in=Waiver.objects.order_by().filter(done_at=None).values("story")),
        "never": Q(live__isnull=True),
    }

    def wanted(self, answer: str, request: HttpRequest) -> Q:
        return self.STANDS_FOR[answer]


class Stopped(OneOf):
    """What stops it from going out."""

    title = gettext_lazy("stopped")
    parameter_name = "stopped"
    ANSWERS = {"held": gettext_lazy("Held"), "embargo": gettext_lazy("Embargo")}

    def wanted(self, answer: str, request: HttpRequest) -> Q:
        if answer == "embargo":
            return Q(embargo_until__gt=timezone.now())
        return Q(pk__in=Hold.objects.order_by().filter(lifted_at=None).values("story"))


class Sources(OneOf):
    """Whether it rests on somebody of ours whose name is not told."""

    title = gettext_lazy("sources")
    parameter_name = "sources"
    ANSWERS = {"confidential": gettext_lazy("Confidential source")}

    def wanted(self, answer: str, request: HttpRequest) -> Q:
        unnamed = {"source__kind": SourceKind.UNNAMED, "source__reported_by": None}
        said = {f"quote__{column}": value for column, value in unnamed.items()}
        return (
            Q(pk__in=Citation.objects.order_by().filter(**unnamed).values("story"))
            | Q(pk__in=Quotation.objects.order_by().filter(**said).values("story"))
            | Q(pk__in=QuoteBlock.objects.order_by().filter(**said).values("parent"))
            | Q(pk__in=Fact.objects.order_by().filter(**unnamed).values("box__parent"))
        )


# --- lists kept by a name ------------------------------------------------------------------------


def context(request: HttpRequest) -> dict[str, Any]:
    """What the page of the list shows of this person's own lists."""
    shown = _query(request.GET.urlencode())
    return {
        "kept_lists": [
            (kept, kept.query == shown) for kept in SavedFilter.objects.filter(user=request.user)
        ],
        "shown_list": shown,
        "name_length": saved_filters.NAME_LENGTH,
    }


def _query(text: str) -> str:
    """Return what a kept list is made of, in one order, from the query of an address."""
    sent = QueryDict(text)
    kept = QueryDict(mutable=True)
    for name in sorted(KEPT & sent.keys()):
        if value := sent[name]:
            kept[name] = value
    return kept.urlencode()


def _keep(request: HttpRequest) -> HttpResponse:
    query = _query(request.POST.get("query", ""))
    try:
        kept = saved_filters.keep(request.user, request.POST.get("name", ""), query)
    except FilterRefused as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, _("“%(name)s” is one of your lists now.") % {"name": kept.name})
    return redirect(f"{reverse('admin:articles_story_changelist')}?{query}")


def _forget(request: HttpRequest, pk: int) -> HttpResponse:
    if not picker.is_key(pk) or not saved_filters.forget(request.user, pk):
        raise Http404
    messages.success(request, _("The list is deleted; its stories stay as they are."))
    return redirect(reverse("admin:articles_story_changelist"))


def urls(model_admin: Any) -> list[Any]:
    def guarded(view: Any) -> Any:
        def of_stories(request: HttpRequest, **kwargs: int) -> HttpResponse:
            if not model_admin.has_view_permission(request):
                raise Http404
            return view(request, **kwargs)

        return model_admin.admin_site.admin_view(require_POST(of_stories))

    return [
        path("lists/", guarded(_keep), name="articles_story_keep_list"),
        path("lists/<int:pk>/delete/", guarded(_forget), name="articles_story_forget_list"),
    ]
