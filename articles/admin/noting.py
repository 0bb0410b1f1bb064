"""Notes on a story at the desk: the last ones beside its form, all of them on a page of their own.

Both send their forms to that page, so they work without script; with it, the part beside the form
is sent and answered by itself, and what is typed in the story stays untouched.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.db.models.functions import Left
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin import picker
from articles.admin.base import name_of, one_or_404
from articles.document import prose
from articles.document.schema import (
    Document,
    Embed,
    FactBox,
    Figure,
    Index,
    QuoteBlock,
    Text,
    Update,
)
from articles.models import BLOCK_MODELS, Note, Story
from articles.publishing import access, notes
from articles.publishing.errors import PublishingError
from articles.rendering import paging

#: So many beside the form, of so many that are looked at; and so much of each is shown there.
IN_RAIL, LOOKED_AT, START = 5, 100, 280
THREADS, MOST_ANSWERS, MOST_PEOPLE = 20, 400, 200
WORDS = 60
#: What narrows or turns the page, and is kept when something is sent from it.
ASKED = ("note", "block", "open", "before", "after")


class Beside(NamedTuple):
    """What stands beside a story's form.

    notes   the last ones, the newest last; `start` is how the words begin
    total   how many there are, "" for none
    open    how many threads are not done
    blocks  id of a block → how many threads on it are not done
    said    what was answered to what was sent from here, and whether it was refused
    typed   words that were refused, to be sent again; `private`: for few only
    """

    notes: Sequence[Note] = ()
    total: str = ""
    open: int = 0
    blocks: dict[str, int] = {}
    said: Sequence[str] = ()
    refused: bool = False
    typed: str = ""
    private: bool = False


NOTHING = Beside()


class Thread(NamedTuple):
    """A note with its answers. `about` names the block that it is on, "" for the whole story."""

    first: Note
    answers: Sequence[Note]
    about: str


# --- beside the form -----------------------------------------------------------------------------


def beside(user: User, story: Story) -> Beside:
    """Return the last notes on a story, and how many wait on each block: one query."""
    rows = notes.of_story(story, user).annotate(start=Left("text", START + 1)).defer("text")
    found = list(rows[: LOOKED_AT + 1])
    waiting = [note.block for note in found if note.reply_to_id is None and note.done_at is None]
    return Beside(
        notes=found[:IN_RAIL][::-1],
        total=f"{LOOKED_AT}+" if len(found) > LOOKED_AT else str(len(found) or ""),
        open=len(waiting),
        blocks={block: waiting.count(block) for block in set(waiting) if block},
    )


def mark_blocks(formsets: Iterable[Any], found: Beside) -> None:
    """Let each block of a form know how many notes wait on it."""
    for inline in formsets:
        for form in inline.formset.initial_forms:
            if hasattr(form.instance, "key"):
                form.instance.waiting_notes = found.blocks.get(form.instance.key, 0)


# --- the page ------------------------------------------------------------------------------------


def _notes_view(model_admin: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    story = one_or_404(model_admin.get_queryset(request).select_related("saved_as"), object_id)
    if request.method != "POST":
        return _page(model_admin, request, story)
    try:
        written = _write(request, story)
    except PublishingError as reason:
        if _is_part(request):
            return _part(request, story, [str(reason)], refused=True)
        messages.error(request, str(reason))
        return _page(model_admin, request, story, status=409)
    said = [*_left_untold(written, story), _kept(written)]
    if _is_part(request):
        return _part(request, story, said)
    for text in said[:-1]:
        messages.warning(request, text)
    messages.success(request, said[-1])
    if "beside" in request.POST:
        return redirect(reverse("admin:articles_story_change", args=[story.pk]) + "#notes")
    return redirect(_back(request, story, written.note))


def _write(request: HttpRequest, story: Story) -> notes.Written:
    sent = request.POST
    people = list(filter(picker.is_key, sent.getlist("tell")[: notes.MOST_NAMED]))
    reply_to = sent.get("reply_to", "")
    return notes.write(
        story.pk,
        by=request.user,
        text=sent.get("text", "")[: notes.LENGTH * 2],  # what is too long is told, not cut
        block=sent.get("block", "")[:20],
        reply_to=int(reply_to) if picker.is_key(reply_to) else None,
        privileged="privileged" in sent,
        tell=access.readers(story).filter(pk__in=people) if people else (),
    )


def _kept(written: notes.Written) -> str:
    if not written.told:
        return _("The note is kept.")
    names = ", ".join(name_of(user) for user in written.told)
    return _("The note is kept. Told: %(names)s.") % {"names": names}


def _left_untold(written: notes.Written, story: Story) -> list[str]:
    """Say who was named in a note and does not learn of it."""
    said = []
    if written.untold:
        names = ", ".join(name_of(user) for user in written.untold)
        text = _("Not told, because they may not read this note: %(names)s.")
        said.append(text % {"names": names})
    if written.unknown:
        names = ", ".join(f"@{name}" for name in written.unknown)
        said.append(_("Nobody here has this name: %(names)s.") % {"names": names})
    return said


def _is_part(request: HttpRequest) -> bool:
    return request.headers.get("X-Part") == "notes"


def _part(
    request: HttpRequest, story: Story, said: Sequence[str], *, refused: bool = False
) -> HttpResponse:
    """Answer with the part beside the form alone, for its script."""
    found = beside(request.user, story)._replace(said=said, refused=refused)
    if refused:
        sent = request.POST
        found = found._replace(typed=sent.get("text", ""), private="privileged" in sent)
    context = {"notes": found, "story": story, "opened": True}
    status = 409 if refused else 200
    return render(request, "admin/parts/notes.html", context, status=status)


def _page(model_admin: Any, request: HttpRequest, story: Story, status: int = 200) -> HttpResponse:
    readable = notes.of_story(story, request.user)
    sheet, alone = _asked(request, readable)
    abouts = _abouts(story)
    block = (request.GET.get("block") or request.POST.get("block", ""))[:20]
    threads = _threads(sheet.rows[::-1], readable, abouts)
    answered = {str(thread.first.pk) for thread in threads}
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Notes on “%(headline)s”") % {"headline": story},
        "story": story,
        "opts": model_admin.opts,
        "threads": threads,
        "sheet": sheet,
        "query": _query(request, "block", "open"),
        "back": _query(request, *ASKED),
        "alone": alone,
        "on_block": block if block in abouts else "",
        "about": abouts.get(block, ""),
        "blocks": list(abouts.items()),
        "only_open": "open" in request.GET,
        "people": _people(story, request.user),
        "sent": request.POST,
        "is_answer": request.POST.get("reply_to") in answered,
        "length": notes.LENGTH,
    }
    return render(request, "admin/notes/page.html", context, status=status)


def _asked(request: HttpRequest, readable: QuerySet[Note]) -> tuple[paging.Sheet, bool]:
    """Return the threads that are asked for, and whether it is one alone, by a note in it."""
    threads = readable.filter(reply_to=None)
    if wanted := request.GET.get("note"):
        note = readable.filter(pk=wanted).first() if picker.is_key(wanted) else None
        first = threads.filter(pk=note.reply_to_id or note.pk).first() if note else None
        if first is None:
            raise Http404
        return paging.Sheet([first], "", ""), True
    if block := request.GET.get("block"):
        threads = threads.filter(block=block[:20])
    if "open" in request.GET:
        threads = threads.filter(done_at=None)
    return paging.sheet(threads, request.GET, THREADS, paging.TOLD), False


def _threads(
    firsts: Sequence[Note], readable: QuerySet[Note], abouts: dict[str, str]
) -> list[Thread]:
    rows = readable.filter(reply_to__in=[note.pk for note in firsts])[:MOST_ANSWERS]
    answers = list(rows)[::-1] if firsts else []
    gone = _("A block that is not in the story any more")
    return [
        Thread(
            note,
            [answer for answer in answers if answer.reply_to_id == note.pk],
            abouts.get(note.block, gone) if note.block else "",
        )
        for note in firsts
    ]


def _people(story: Story, user: User) -> QuerySet[User]:
    """Who may be told by name; beyond these, "@username" reaches everybody."""
    others = access.readers(story).exclude(pk=user.pk)
    return others.order_by("first_name", "last_name", "username")[:MOST_PEOPLE]


def _abouts(story: Story) -> dict[str, str]:
    """Name each block of the story as it was last saved: its kind, and how it begins."""
    document = story.saved_as.document if story.saved_as else Document()
    index = Index(document.shared)
    return {
        block.id: f"{_kind(block)}: {_begins(block, index)}".strip(" :")
        for block in document.blocks
    }


def _kind(block: Any) -> str:
    return capfirst(str(BLOCK_MODELS[type(block)]._meta.verbose_name))


def _begins(block: Any, index: Index) -> str:
    words = ""
    if isinstance(block, Text):
        words = prose.plain(block.html)
    elif isinstance(block, Update):
        words = block.headline or prose.plain(block.html)
    elif isinstance(block, Figure):
        words = index.caption(block)
    elif isinstance(block, QuoteBlock) and block.quote:
        quote = index.quotes.get(block.quote)
        words = quote.words if quote else ""
    elif isinstance(block, FactBox | Embed):
        words = block.title
    return Truncator(" ".join(words.split())).chars(WORDS)


def _query(request: HttpRequest, *names: str) -> str:
    """Return these parameters of the page as they were asked for, ready for an address."""
    query = QueryDict(mutable=True)
    for name in names:
        if name in request.GET:
            query[name] = request.GET[name][:40]
    return query.urlencode()


def _back(request: HttpRequest, story: Story, note: Note) -> str:
    """Return where somebody was who sent something: the same page, at the note."""
    sent = QueryDict(request.POST.get("back", "")[:200], mutable=True)
    asked = QueryDict(mutable=True)
    for name in ASKED:
        if name in sent:
            asked[name] = sent[name]
    url = reverse("admin:articles_story_notes", args=[story.pk])
    return f"{url}?{asked.urlencode()}#note-{note.pk}".replace("?#", "#")


def _done_view(model_admin: Any, request: HttpRequest, object_id: str, pk: int) -> HttpResponse:
    """Say that a note is done, or is not after all."""
    story = one_or_404(model_admin.get_queryset(request), object_id)
    readable = notes.of_story(story, request.user).filter(reply_to=None)
    note = readable.filter(pk=pk).first() if picker.is_key(pk) else None
    if note is None:
        raise Http404
    try:
        if "reopen" in request.POST:
            notes.reopen(note.pk, by=request.user)
        else:
            notes.finish(note.pk, by=request.user)
    except PublishingError as reason:
        messages.error(request, str(reason))
    return redirect(_back(request, story, note))


def urls(model_admin: Any) -> list[Any]:
    def page(request: HttpRequest, object_id: str) -> HttpResponse:
        return _notes_view(model_admin, request, object_id)

    def done(request: HttpRequest, object_id: str, pk: int) -> HttpResponse:
        return _done_view(model_admin, request, object_id, pk)

    guard = model_admin.admin_site.admin_view
    return [
        path("<path:object_id>/notes/", guard(page), name="articles_story_notes"),
        path(
            "<path:object_id>/notes/<int:pk>/done/",
            guard(require_POST(done)),
            name="articles_story_note_done",
        ),
    ]
