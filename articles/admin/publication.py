"""Publish, correct, retract, take down, go back: each a page of its own, confirmed once.

The page shows the checks and what readers will see change. Its form carries an intent, so that
the same press twice is one publication, and what was live and what was saved when the person
looked, so that they never publish what they have not seen. Nothing here writes; `publish` does.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import approving, differences, findings
from articles.admin.base import one_or_404
from articles.document.schema import Document
from articles.models import Kind, LiveStory, Publication, Status, Story, Version
from articles.publishing import approvals, publish, rows, waivers, workflow
from articles.publishing.errors import NotReady, PublishingError
from articles.publishing.workflow import Move

NOTE_LENGTH = 2000
WAIVE = "waive-"  # before the key of a finding, in the name of the field for the reason
MOST_WAIVERS = 200


class Choice(NamedTuple):
    """A kind of change, as the person chooses it."""

    kind: Kind
    text: str | Promise
    help: str | Promise
    puts_right: bool = False


KINDS = (
    Choice(Kind.UPDATE, gettext_lazy("Update"), gettext_lazy("New facts. Shows “Updated”.")),
    Choice(
        Kind.SMALL_FIX,
        gettext_lazy("Small fix"),
        gettext_lazy("Spelling, layout. Time and place in lists stay."),
    ),
    Choice(
        Kind.CORRECTION,
        gettext_lazy("Correction"),
        gettext_lazy("We were wrong. Readers get a note."),
        puts_right=True,
    ),
    Choice(
        Kind.CLARIFICATION,
        gettext_lazy("Clarification"),
        gettext_lazy("Right, but could mislead. Readers get a note."),
        puts_right=True,
    ),
)


class Page(NamedTuple):
    """One of the five pages."""

    name: str
    move: Move
    title: str | Promise
    verb: str | Promise
    note: str | Promise
    danger: bool = False


PUBLISH = Page(
    "publish",
    Move.PUBLISH,
    gettext_lazy("Publish “%(headline)s”"),
    gettext_lazy("Publish now"),
    gettext_lazy("What was wrong, what is right, how long it stood"),
)
CORRECT = PUBLISH._replace(name="correct", move=Move.CORRECT)
RETRACT = Page(
    "retract",
    Move.RETRACT,
    gettext_lazy("Retract “%(headline)s”"),
    gettext_lazy("Retract story"),
    gettext_lazy("The notice: readers see it in place of the story. Say why it was taken back."),
    danger=True,
)
TAKE_DOWN = Page(
    "take_down",
    Move.TAKE_DOWN,
    gettext_lazy("Take down “%(headline)s”"),
    gettext_lazy("Take story down"),
    gettext_lazy("Why, for the desk. Readers are not told."),
    danger=True,
)
REPUBLISH = Page(
    "republish",
    Move.REPUBLISH,
    gettext_lazy("Go back to an earlier version of “%(headline)s”"),
    gettext_lazy("Publish this version"),
    gettext_lazy("Why, for readers; may be empty"),
)


class Sent(NamedTuple):
    """What the form carries."""

    intent: UUID
    seen: int
    shown: int  # the Version whose checks and difference were shown; 0 when there was none yet
    kind: Kind
    note: str
    waivers: Mapping[str, str]  # reasons for setting a check aside, by the finding's key


def sent(request: HttpRequest) -> Sent | None:
    """Return what was pressed; None for a form that this page did not make."""
    post = request.POST
    try:
        intent = UUID(post.get("intent", ""))
        seen = int(post.get("seen", "")[:9])
        shown = int(post["shown"][:18] or 0)
        kind = Kind(post.get("kind", Kind.UPDATE))
    except (KeyError, ValueError):
        return None
    return Sent(intent, seen, shown, kind, post.get("note", "")[:NOTE_LENGTH], waived(post))


def waived(post: QueryDict) -> dict[str, str]:
    """The reasons that were written for setting checks aside, by the finding's key."""
    names = [name for name in post if name.startswith(WAIVE)][:MOST_WAIVERS]
    return {name[len(WAIVE) :]: post[name][: waivers.MAX_REASON] for name in names}


def _press(page: Page, request: HttpRequest, story: Story, press: Sent, number: int) -> Publication:
    same = {"by": request.user, "intent": press.intent, "seen": press.seen, "note": press.note}
    if page.name == "retract":
        return publish.retract(story.pk, **same)
    if page.name == "take_down":
        return publish.take_down(story.pk, **same)
    if page.name == "republish":
        return publish.republish(story.pk, number, waivers=press.waivers, **same)
    same |= {"waivers": press.waivers}
    if press.kind in (Kind.CORRECTION, Kind.CLARIFICATION):
        return publish.correct(story.pk, kind=press.kind, shown=press.shown, **same)
    return publish.publish(story.pk, kind=press.kind, shown=press.shown, **same)


def publication_view(
    model_admin: Any, page: Page, request: HttpRequest, object_id: str, number: int = 0
) -> HttpResponse:
    story = one_or_404(model_admin.get_queryset(request).select_related("saved_as"), object_id)
    if not workflow.allowed(request.user, page.move, story):
        return model_admin.admin_site.not_found(request)
    if number and not Version.objects.filter(story=story, number=number).exists():
        return model_admin.admin_site.not_found(request)
    live = LiveStory.objects.filter(pk=story.pk).select_related("version", "publication").first()
    pressed = request.method == "POST" and live is not None  # the same press may come again
    if not pressed and not workflow.possible(page.move, live):
        return model_admin.admin_site.not_found(request)
    if request.method != "POST":
        return _page(model_admin, page, request, story, number, None, None)
    if (press := sent(request)) is None:
        return _page(model_admin, page, request, story, number, None, _unknown(story))
    try:
        done = _press(page, request, story, press, number)
    except PublishingError as reason:
        return _page(model_admin, page, request, story, number, press, reason)
    except ValueError:  # an intent of another story, a kind that is none
        return model_admin.admin_site.not_found(request)
    model_admin.log_change(request, story, f"{done.get_kind_display()} {done.number}")
    messages.success(request, _done(story, done))
    return redirect(reverse("admin:articles_story_change", args=[story.pk]))


def _unknown(story: Story) -> PublishingError:
    return PublishingError(
        _(
            "Nothing was published of “%(headline)s”: the form did not say what you saw. "
            "Look at this page as it is now, then press again."
        )
        % {"headline": story}
    )


def _done(story: Story, done: Publication) -> str:
    if done.kind == Kind.RETRACTION:
        text = _("“%(headline)s” was retracted. Its address shows the notice.")
    elif done.kind == Kind.TAKE_DOWN:
        text = _("“%(headline)s” was taken down. Its address answers that it is gone.")
    else:
        text = _("“%(headline)s” is live: %(kind)s, public version %(number)d.")
    kind = done.get_kind_display().lower()
    return text % {"headline": story, "kind": kind, "number": done.number}


# --- the page ------------------------------------------------------------------------------------


def _page(
    model_admin: Any,
    page: Page,
    request: HttpRequest,
    story: Story,
    number: int,
    press: Sent | None,
    reason: PublishingError | None,
) -> HttpResponse:
    """Show what would happen. After a refusal nothing typed is lost."""
    live = LiveStory.objects.filter(pk=story.pk).select_related("version", "publication").first()
    document = _document(page, story, number)
    checked = findings.NOTHING
    if document:
        checked = findings.of_publication(document, story, timezone.now())
    refused = (
        [findings.line(f, document) for f in reason.findings if f.at in ("note", "slug")]
        if (isinstance(reason, NotReady) and document)
        else []
    )
    aside = set(waivers.open_ones(story).values_list("finding", flat=True))
    typed = press.waivers if press else waivers.NONE
    lines = [
        line._replace(reason=typed.get(line.key, ""))
        for line in checked.lines
        if line.key not in aside
    ]
    blocking = sum(line.blocks for line in lines)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": page.title % {"headline": story},
        "opts": model_admin.opts,
        "page": page,
        "story": story,
        "live": live,
        "is_live": bool(live and live.status == Status.LIVE),
        "number": number,
        "next_number": (live.publication.number if live else 0) + 1,
        "lines": [*refused, *lines],
        "kept": checked.kept,
        "blocking": blocking,
        "waivers": waivers.open_ones(story),
        "approvals": approving.beside(request.user, story),
        "behind": approvals.is_behind(story) if page is PUBLISH or page is CORRECT else False,
        "changes": differences.from_live(request.user, live, document),
        "kinds": _kinds(page, live),
        "kind": _kind(page, press),
        "note": press.note if press else "",
        "reason": reason,
        "intent": press.intent if press else uuid4(),
        "seen": live.publication.number if live else 0,
        "shown": story.saved_as_id or "",
        "now": timezone.now(),
    }
    status = 409 if reason else 200
    return render(request, "admin/publication.html", context, status=status)


def _document(page: Page, story: Story, number: int) -> Document | None:
    """Return what would go out; None where a notice takes its place."""
    if page.danger:
        return None
    if page.name == "republish":
        return Version.objects.get(story=story, number=number).document
    return rows.freeze(story)


def _kinds(page: Page, live: LiveStory | None) -> tuple[Choice, ...]:
    """Only a change to something live is of a kind."""
    if page.name not in ("publish", "correct") or not live or live.status != Status.LIVE:
        return ()
    return KINDS


def _kind(page: Page, press: Sent | None) -> Kind:
    if press:
        return press.kind
    return Kind.CORRECTION if page.name == "correct" else Kind.UPDATE


View = Callable[..., HttpResponse]


def urls(model_admin: Any) -> list[Any]:
    def view(page: Page) -> View:
        def shown(request: HttpRequest, object_id: str, number: int = 0) -> HttpResponse:
            return publication_view(model_admin, page, request, object_id, number)

        return model_admin.admin_site.admin_view(shown)

    pages = [
        path(
            f"<path:object_id>/{page.name.replace('_', '-')}/",
            view(page),
            name=f"articles_story_{page.name}",
        )
        for page in (PUBLISH, CORRECT, RETRACT, TAKE_DOWN)
    ]
    earlier = path(
        "<path:object_id>/republish/<int:number>/",
        view(REPUBLISH),
        name="articles_story_republish",
    )
    return [*pages, earlier]
