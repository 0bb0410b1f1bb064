"""Sessions as their owner sees them: on which device, from where, since when; ended one by one."""

import re
import time
from collections.abc import Callable
from typing import Any

from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.publishing import audit, sessions

EVERY = 5 * 60  # seconds between two notes of when a session was last seen
SEEN = "seen_at"  # in the session: the last one, as time.time()
PROGRAMS = ("Edg", "OPR", "Firefox", "Chrome", "Safari")
NAMES = {"Edg": "Edge", "OPR": "Opera"}
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)


class LastSeen:
    """Middleware: notes now and then that a session is in use, and gives it another key when the
    rights of its account changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(settings.DESK_PATH) and request.user.is_authenticated:
            if request.session.get(sessions.RENEW):
                renew(request)
            elif time.time() - request.session.get(SEEN, 0) > EVERY:
                note(request)
        return self.get_response(request)


def note(request: HttpRequest) -> None:
    """Write when this session was last seen, and from where."""
    request.session[SEEN] = time.time()
    if request.session.session_key:
        UserSession.objects.create_from_request(request)


def renew(request: HttpRequest) -> None:
    """Give the session another key; its owner and what it holds stay."""
    del request.session[sessions.RENEW]
    before = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)


class EndForm(forms.Form):
    """Ends one session, by its number, or all but this one."""

    session = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def save(self, request: HttpRequest) -> int:
        own = UserSession.objects.filter(user=request.user)
        chosen = own.exclude(session_key=request.session.session_key)
        if number := self.cleaned_data["session"]:
            chosen = chosen.filter(pk=number)
        return sessions.end(chosen, by=request.user, request=request)


class SessionsView(ListUserSessionsView):
    form_class = EndForm

    def form_valid(self, form: EndForm) -> HttpResponse:
        if form.save(self.request):
            messages.success(self.request, _("Signed out there."))
        return super(ListUserSessionsView, self).form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        shown = [describe(session) for session in context["sessions"]]
        shown.sort(key=lambda one: (not one["current"], one["seen"]), reverse=False)
        return context | {"shown": shown, "title": _("Where you are signed in")}


def describe(session: UserSession) -> dict[str, Any]:
    """Return what a page says of a session: pk, device, network, since, seen, current."""
    current = session.is_current()
    return {
        "pk": session.pk,
        "device": device(session.user_agent),
        "network": audit.network(session.ip),
        "since": session.created_at,
        "seen": timezone.now() if current else session.last_seen_at,
        "current": current,
    }


def device(agent: str) -> str:
    """Return program and system in words: "Firefox, Linux"; as far as the program says so."""
    program = next((name for name in PROGRAMS if re.search(rf"\b{name}\w*/", agent)), "")
    system = next((name for sign, name in SYSTEMS if sign in agent), "")
    known = [NAMES.get(program, program), system]
    return ", ".join(filter(None, known)) or _("A program that does not say what it is")
