"""Where a quote is used: working copies, Versions, what is live. And using it once more.

What a person may not see of a story does not exist here either: not its headline, not its number.
"""

from collections.abc import Collection, Iterable
from itertools import groupby
from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.models import User
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin import picker
from articles.admin.base import SEARCH_LENGTH
from articles.document.text import tidy
from articles.models import LiveQuote, Quotation, Quote, QuoteBlock, Stage, Story, VersionQuote
from articles.publishing import access, reuse
from articles.publishing.errors import PublishingError

MOST = 100  # stories that a page lists
OFFERED = 12  # stories to use a quote in


class Use(NamedTuple):
    """A story that has, or had, a quote.

    live      the address of the words on the site; "" when they are not live
    versions  the Versions that carry it, as people write them: "versions 1–4, 7"
    """

    story: Story
    in_text: bool
    set_apart: bool
    live: str
    live_words: str
    versions: str

    @property
    def now(self) -> bool:
        """Whether the working copy has it, or what is live."""
        return self.in_text or self.set_apart or bool(self.live)


def uses(quote: Quote, user: User) -> list[Use]:
    """Return the stories with a quote that this person may see, the last saved first."""
    ids = [quote.pk, *quote.merged.values_list("pk", flat=True)]
    in_text = set(Quotation.objects.filter(quote=quote).values_list("story", flat=True))
    apart = set(QuoteBlock.objects.filter(quote=quote).values_list("parent", flat=True))
    live = {
        row.story_id: row
        for row in LiveQuote.objects.filter(quote=quote).select_related("story").order_by("-anchor")
    }
    numbers: dict[int, set[int]] = {}
    carried = VersionQuote.objects.filter(quote__in=ids)
    for story, number in carried.values_list("version__story", "version__number"):
        numbers.setdefault(story, set()).add(number)
    every = in_text | apart | live.keys() | numbers.keys()
    stories = access.visible_stories(user).filter(pk__in=every).order_by("-saved_at", "-pk")
    return [
        Use(
            story=story,
            in_text=story.pk in in_text,
            set_apart=story.pk in apart,
            live=f"{row.story.url}#{row.anchor}" if (row := live.get(story.pk)) else "",
            live_words=row.words if row else "",
            versions=_versions(numbers.get(story.pk, ())),
        )
        for story in stories[:MOST]
    ]


def _versions(numbers: Collection[int]) -> str:
    text = ngettext("version %(numbers)s", "versions %(numbers)s", len(numbers))
    return text % {"numbers": ranges(numbers)} if numbers else ""


def ranges(numbers: Iterable[int]) -> str:
    """Return numbers as people write them: "1–4, 7"."""
    runs = groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0])
    ends = [[number for _, number in run] for _, run in runs]
    return ", ".join(f"{e[0]}–{e[-1]}" if len(e) > 1 else f"{e[0]}" for e in ends)


# --- using it in a story -------------------------------------------------------------------------


class Offer(NamedTuple):
    """A story that this person may put the quote into, and whether it has it already."""

    story: Story
    has_it: bool


def use_view(model_admin: Any, request: HttpRequest, quote: Quote) -> HttpResponse:
    """Offer the stories that this person may change; put the quote into the one they press."""
    if not request.user.has_perm("articles.add_quoteblock"):
        raise Http404
    status = 200
    if request.method == "POST":
        try:
            return _put(model_admin, request, quote)
        except PublishingError as reason:
            messages.error(request, str(reason))
            status = 409
    wanted = tidy(request.GET.get("q", ""))[:SEARCH_LENGTH].strip()
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Use in a story"),
        "opts": model_admin.opts,
        "quote": quote,
        "wanted": wanted,
        "offers": offers(quote, request.user, wanted),
    }
    return render(request, "admin/bank/use.html", context, status=status)


def offers(quote: Quote, user: User, wanted: str) -> list[Offer]:
    """Return the stories that this person may change, their own and the last saved first."""
    stories = access.visible_stories(user).exclude(stage=Stage.SPIKED)
    stories = stories.filter(headline__icontains=wanted)
    if not user.has_perm("articles.change_any_story"):
        stories = stories.filter(Q(assigned_to=user) | Q(created_by=user))
    newest = stories.order_by("-saved_at", "-pk")[: 3 * OFFERED]
    may = [story for story in newest if reuse.may_use_in(user, story)][:OFFERED]
    in_text = Quotation.objects.filter(quote=quote, story__in=may)
    apart = QuoteBlock.objects.filter(quote=quote, parent__in=may)
    have = {*in_text.values_list("story", flat=True), *apart.values_list("parent", flat=True)}
    return [Offer(story, story.pk in have) for story in may]


def _put(model_admin: Any, request: HttpRequest, quote: Quote) -> HttpResponse:
    chosen, started_from = request.POST.get("story", ""), request.POST.get("started_from", "")
    if not picker.is_key(chosen) or (started_from and not picker.is_key(started_from)):
        raise Http404
    story = access.visible_stories(request.user).filter(pk=chosen).first()
    if story is None or not reuse.may_use_in(request.user, story):
        raise Http404
    reuse.set_apart(
        story.pk,
        quote.pk,
        by=request.user,
        started_from=int(started_from or 0),
        now=timezone.now(),
    )
    number = {"number": story.pk}  # who reads the history of a quote may not see the story
    model_admin.log_change(request, quote, _("Set apart in story %(number)d.") % number)
    messages.success(
        request,
        _("%(quote)s stands at the end of “%(headline)s”. Move it where it belongs.")
        % {"quote": quote, "headline": story},
    )
    return redirect(reverse("admin:articles_story_change", args=[story.pk]))
