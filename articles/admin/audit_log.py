"""The audit log at the desk: a list that nobody edits, by what, who, story and time; as CSV."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin import picker
from articles.document.text import tidy
from articles.models import AuditEntry
from articles.publishing import access, audit_reading
from articles.publishing.audit import What
from articles.publishing.audit_reading import Asked, Line
from articles.rendering import spreadsheet
from articles.rendering.paging import TOLD, sheet

PER_PAGE = 50
LONGEST = 150  # what a username may have
FIELDS = ("what", "who", "story", "since", "until")
#: Years that a day may be of: far from the ends of what both databases keep.
YEARS = range(1970, 9000)


class Typed(NamedTuple):
    """What was typed into the filter.

    fields    by their names, as they are shown again; empty ones are left out
    asked     what they mean
    problems  a sentence for each that means nothing; nothing is listed then
    """

    fields: Mapping[str, str]
    asked: Asked
    problems: list[str]


def urls(site: Any) -> list[Any]:
    def audit_log(request: HttpRequest) -> HttpResponse:
        return _page(site, request)

    return [
        path("audit/", site.admin_view(audit_log), name="audit"),
        path("audit/export/", site.admin_view(require_POST(_export)), name="audit_export"),
    ]


def entry(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the line of the desk's lists that leads here, for who may."""
    if not access.reads_the_log(request.user):
        return []
    return [
        {
            "name": _("Audit log"),
            "object_name": "AuditEntry",
            "model": AuditEntry,
            "admin_url": reverse("admin:audit"),
            "add_url": None,
            "view_only": True,
            "perms": {"add": False, "change": False, "delete": False, "view": True},
        }
    ]


def _page(site: Any, request: HttpRequest) -> HttpResponse:
    _require(request)
    typed = read(request.GET)
    rows = audit_reading.entries(typed.asked)
    page = sheet(rows.none() if typed.problems else rows, request.GET, PER_PAGE, TOLD)
    context = {
        **site.each_context(request),
        "title": _("Audit log"),
        "lines": audit_reading.lines(page.rows, request.user),
        "typed": typed,
        "query": _query(typed.fields),
        "kinds": What.choices,
        "longest": LONGEST,
        "zone": timezone.get_current_timezone_name(),
        "older": page.older,
        "newer": page.newer,
    }
    return render(request, "admin/audit/page.html", context)


def _export(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Send what the filter names as a file; the log says that it was taken."""
    _require(request)
    typed = read(request.POST)
    if typed.problems:  # the page says what they are
        return redirect(f"{reverse('admin:audit')}?{_query(typed.fields)}")
    found, more = audit_reading.export(typed.asked, by=request.user, request=request)
    answer = StreamingHttpResponse(
        spreadsheet.lines(_table(found, more)), content_type="text/csv; charset=utf-8"
    )
    name = f"audit-log-{timezone.localdate():%Y-%m-%d}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _require(request: HttpRequest) -> None:
    if not access.reads_the_log(request.user):
        raise Http404


# --- as CSV --------------------------------------------------------------------------------------


def _table(found: Iterable[Line], more: bool) -> Iterator[list[str]]:
    """The rows of the file. Words are chosen here and now: the rest runs after the request."""
    kinds = {value: str(label) for value, label in What.choices}
    head = [
        _("When (UTC)"),
        _("What"),
        _("Who"),
        _("Number of the account"),
        _("Number of the story"),
        _("On what"),
        _("Detail"),
        _("From"),
    ]
    cut = _(
        "Only the latest %(number)s entries are here. Choose a shorter time to export the others."
    ) % {"number": audit_reading.MOST_EXPORTED}
    return _rows(head, kinds, found, cut if more else "")


def _rows(
    head: list[str], kinds: Mapping[str, str], found: Iterable[Line], cut: str
) -> Iterator[list[str]]:
    yield head
    for line in found:
        kept = line.entry
        yield [
            kept.at.astimezone(UTC).isoformat(timespec="seconds"),
            kinds.get(kept.what, kept.what),
            kept.name,
            str(kept.user_id or ""),
            str(kept.story_id or ""),
            line.thing,
            kept.detail,
            kept.network,
        ]
    if cut:
        yield [cut]


# --- the filter ----------------------------------------------------------------------------------


def read(values: Mapping[str, str]) -> Typed:
    """Read the filter from an address or a form; never raises."""
    fields = {name: tidy(values.get(name, "")[:LONGEST]).strip() for name in FIELDS}
    fields = {name: value for name, value in fields.items() if value}
    problems: list[str] = []
    asked = Asked(
        what=_what(fields, problems),
        who=_who(fields, problems),
        story=_story(fields, problems),
        since=_day(fields, "since", 0, problems),
        until=_day(fields, "until", 1, problems),
    )
    return Typed(fields, asked, problems)


def _what(fields: Mapping[str, str], problems: list[str]) -> What | None:
    value = fields.get("what")
    if value is None:
        return None
    if value not in What.values:
        problems.append(_("“%(value)s” is nothing that the log knows.") % {"value": value})
        return None
    return What(value)


def _who(fields: Mapping[str, str], problems: list[str]) -> tuple[Any, ...] | None:
    name = fields.get("who")
    if name is None:
        return None
    found = audit_reading.accounts(name)
    if not found:
        problems.append(_("No account is called “%(name)s”.") % {"name": name})
    return found


def _story(fields: Mapping[str, str], problems: list[str]) -> int | None:
    value = fields.get("story")
    if value is None:
        return None
    if not picker.is_key(value):
        problems.append(
            _("“%(value)s” is no number of a story: it stands in the story’s address.")
            % {"value": value}
        )
        return None
    return int(value)


def _day(fields: Mapping[str, str], name: str, later: int, problems: list[str]) -> datetime | None:
    """The first moment of a day, or of one so many days later, by the newsroom's clock."""
    value = fields.get(name)
    if value is None:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        day = date.min
    if day.year not in YEARS:
        problems.append(
            _("“%(value)s” is no day. Write it like %(example)s.")
            % {"value": value, "example": timezone.localdate().isoformat()}
        )
        return None
    day += timedelta(days=later)
    return datetime(day.year, day.month, day.day, tzinfo=timezone.get_current_timezone())


def _query(fields: Mapping[str, str]) -> str:
    query = QueryDict(mutable=True)
    query.update(fields)
    return query.urlencode()
