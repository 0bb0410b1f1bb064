"""Links for people outside: which there are, how often they were opened, a new one, an end to one.

A new link's address is shown in the answer that makes it, and never again.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce, Now
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from articles.admin.base import one_or_404, page_of_one
from articles.document.text import number_sent
from articles.models import OutsideLink, Stage, Story
from articles.publishing import outside, workflow
from articles.publishing.errors import PublishingError
from articles.publishing.outside import MAX_NAME, Made
from articles.publishing.workflow import Move
from articles.rendering import addresses

SHOWN = 20
DAYS = (1, 3, 7, 14, 30)
NEWEST = "newest"
_running = OutsideLink.objects.filter(
    story=OuterRef("pk"), revoked_at=None, expires_at__gt=Now()
).order_by()
_count = _running.values("story").annotate(count=Count("pk")).values("count")
#: Asked with the story's form in one query.
KNOWN = {"links_running": Coalesce(Subquery(_count), 0)}


class Line(NamedTuple):
    """A link in the list; `closed` where it runs and opens nothing all the same."""

    link: OutsideLink
    runs: bool
    closed: bool = False


class LinkForm(forms.Form):
    """What a new link is to be.

    story  whose newest version may be named
    """

    recipient = forms.CharField(
        label=gettext_lazy("For whom"),
        max_length=MAX_NAME,
        widget=forms.TextInput(attrs={"dir": "auto", "class": "wide", "autocomplete": "off"}),
        help_text=gettext_lazy(
            "They see it on the page. For a source who is to stay unnamed, write a pseudonym."
        ),
    )
    version = forms.ChoiceField(
        label=gettext_lazy("What they read"), widget=forms.RadioSelect, initial=NEWEST
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("Opens for"),
        coerce=int,
        initial=3,
        choices=[(days, ngettext_lazy("%d day", "%d days") % days) for days in DAYS],
    )
    may_comment = forms.BooleanField(
        label=gettext_lazy("They may write notes on it"), required=False, initial=True
    )
    may_approve = forms.BooleanField(label=gettext_lazy("They may approve it"), required=False)

    def __init__(self, *args: Any, story: Story, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        saved = story.saved_as.number if story.saved_as else 0
        self.fields["version"].choices = [
            (NEWEST, _("Whatever is newest when they open it")),
            (str(saved), _("Version %(number)d, as it is now") % {"number": saved}),
        ]

    def named(self) -> int | None:
        chosen = self.cleaned_data["version"]
        return None if chosen == NEWEST else int(chosen)


def outside_view(model_admin: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    """Show the links of a story; make one, or end one."""
    story = one_or_404(model_admin.get_queryset(request).select_related("saved_as"), object_id)
    if not workflow.allowed(request.user, Move.SHARE, story):
        return model_admin.admin_site.not_found(request)
    if request.method != "POST":
        return _page(model_admin, request, story, LinkForm(story=story))
    if "revoke" in request.POST:
        return _revoke(model_admin, request, story)
    form = LinkForm(request.POST, story=story)
    if not form.is_valid():
        return _page(model_admin, request, story, form, status=400)
    wanted = form.cleaned_data
    try:
        made = outside.make(
            story.pk,
            by=request.user,
            recipient=wanted["recipient"],
            lasts=timedelta(days=wanted["days"]),
            version=form.named(),
            may_comment=wanted["may_comment"],
            may_approve=wanted["may_approve"],
        )
    except PublishingError as reason:
        return _page(model_admin, request, story, form, reason=str(reason), status=409)
    return _page(model_admin, request, story, LinkForm(story=story), made=made)


def _revoke(model_admin: Any, request: HttpRequest, story: Story) -> HttpResponse:
    number = number_sent(request.POST["revoke"])
    try:
        link = outside.revoke(story.pk, number, by=request.user)
    except PublishingError as reason:
        form = LinkForm(story=story)
        return _page(model_admin, request, story, form, reason=str(reason), status=409)
    text = _("The link for %(name)s opens nothing any more.")
    messages.success(request, text % {"name": link.recipient})
    return redirect(reverse("admin:articles_story_outside", args=[story.pk]))


def _page(
    model_admin: Any,
    request: HttpRequest,
    story: Story,
    form: LinkForm,
    made: Made | None = None,
    reason: str = "",
    status: int = 200,
) -> HttpResponse:
    now = timezone.now()
    links = story.outside_links.select_related("made_by", "revoked_by", "version")
    links = links.defer("version__text")
    running = list(links.filter(revoked_at=None, expires_at__gt=now))
    ended = links.exclude(pk__in=[link.pk for link in running])[:SHOWN]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("“%(headline)s” outside") % {"headline": story},
        "opts": model_admin.opts,
        "story": story,
        "form": form,
        "may": outside.may_share(request.user, story, now),
        "lines": [*_lines(story, running, now), *(Line(link, runs=False) for link in ended)],
        "made": made,
        "address": addresses.absolute(reverse("shared", args=[made.secret])) if made else "",
        "reason": reason,
    }
    return render(request, "admin/outside/page.html", context, status=status)


def _lines(story: Story, running: Iterable[OutsideLink], now: datetime) -> Iterable[Line]:
    """The links that run, each maker's rights asked once."""
    may: dict[int, bool] = {}
    spiked = story.stage == Stage.SPIKED
    for link in running:
        if link.made_by_id not in may:
            may[link.made_by_id] = outside.may_share(link.made_by, story, now)
        yield Line(link, runs=True, closed=spiked or not may[link.made_by_id])


def urls(model_admin: Any) -> list[Any]:
    return [page_of_one(model_admin, "outside", outside_view)]
