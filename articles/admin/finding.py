"""Finding a story, a person or a source by a few words, from wherever one is at the desk.

A page of its own; asked for with `part`, only its list, for a dialogue that shows it in place.
"""

from typing import Any, NamedTuple

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin import chips
from articles.admin.base import SEARCH_LENGTH
from articles.document.text import tidy
from articles.models import NameWord, Person, Source
from articles.publishing import access, desk_search
from articles.publishing.terms import fold

KINDS = ("story", "person", "source")
SHOWN = 8  # of a kind
MOST_WORDS = 8


class Found(NamedTuple):
    url: str
    text: str
    about: str


class Group(NamedTuple):
    """Things of one kind; `all_url` leads to the list of all that match."""

    title: str
    rows: list[Found]
    all_url: str


def urls(site: Any) -> list[Any]:
    def find(request: HttpRequest) -> HttpResponse:
        return _page(site, request)

    return [path("find/", site.admin_view(find), name="find")]


def groups(request: HttpRequest, wanted: str) -> list[Group]:
    """Return what this person may see that holds every word; groups without rows are left out."""
    if not wanted:
        return []
    query = f"?q={_encoded(wanted)}"
    people = Person.objects.current().filter(pk__in=_named("person", wanted))
    sources = Source.objects.filter(pk__in=_named("source", wanted))
    found = [
        Group(_("Stories"), _stories(request, wanted), _list("story") + query),
        Group(_("People"), _records(request, people), _list("person") + query),
        Group(_("Sources"), _records(request, sources), _list("source") + query),
    ]
    return [group for group in found if group.rows]


def _page(site: Any, request: HttpRequest) -> HttpResponse:
    if not any(request.user.has_perm(f"articles.view_{kind}") for kind in KINDS):
        raise Http404
    wanted = tidy(request.GET.get("q", ""))[:SEARCH_LENGTH].strip()
    context = {"wanted": wanted, "groups": groups(request, wanted), "shown": SHOWN}
    if "part" in request.GET:
        return render(request, "admin/finding/found.html", context)
    around = {**site.each_context(request), "title": _("Find"), "longest": SEARCH_LENGTH}
    return render(request, "admin/finding/page.html", around | context)


def _stories(request: HttpRequest, wanted: str) -> list[Found]:
    """Those that say it, and those whose headline begins so: a word may not be finished yet."""
    visible = access.visible_stories(request.user)
    begun = visible.filter(headline__istartswith=wanted).order_by("-saved_at", "-pk")
    said = desk_search.found(wanted, request.user).order_by("-saved_at", "-pk")
    rows = {
        story.pk: story for story in [*chips.marked(begun)[:SHOWN], *chips.marked(said)[:SHOWN]]
    }
    now = timezone.now()
    return [
        Found(_url(story), str(story), " · ".join(chip.text for chip in chips.of(story, now)))
        for story in list(rows.values())[:SHOWN]
    ]


def _records(request: HttpRequest, records: QuerySet[Any]) -> list[Found]:
    model = records.model
    if not request.user.has_perm(f"articles.view_{model._meta.model_name}"):
        return []
    return [Found(_url(row), str(row), _about(row)) for row in records.order_by("name")[:SHOWN]]


def _about(record: Any) -> str:
    if isinstance(record, Person):
        return ", ".join(part for part in (record.role, record.organisation) if part)
    return str(record.get_kind_display())


def _named(kind: str, wanted: str) -> QuerySet[Any]:
    """The numbers of records with names in which every word begins so, without accents."""
    records: Any = {"person": Person, "source": Source}[kind].objects.order_by()
    words = fold(wanted).split()[:MOST_WORDS]
    for word in words:
        begun = NameWord.objects.filter(word__startswith=word[:60]).exclude(**{kind: None})
        records = records.filter(pk__in=begun.values(kind))
    return records.values("pk") if words else records.none().values("pk")


def _url(record: Model) -> str:
    return reverse(f"admin:articles_{record._meta.model_name}_change", args=[record.pk])


def _list(kind: str) -> str:
    return reverse(f"admin:articles_{kind}_changelist")


def _encoded(wanted: str) -> str:
    query = QueryDict(mutable=True)
    query["q"] = wanted
    return query.urlencode().removeprefix("q=")
