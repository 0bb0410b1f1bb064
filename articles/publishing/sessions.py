"""Sessions of accounts: ended by their owner or by others, renewed when rights change."""

from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.backends.base import SessionBase, UpdateError
from django.db import transaction
from django.http import HttpRequest

from articles.models import AuditEntry
from articles.publishing import audit

#: In a session: it is to get another key at its next request.
RENEW = "renew_session"


def end(
    sessions: Iterable[UserSession],
    *,
    by: User | None,
    detail: str = "",
    request: HttpRequest | None = None,
) -> int:
    """End these sessions at once, write each down, and return how many there were."""
    with transaction.atomic():
        ended = list(sessions)
        for session in ended:
            session.end()
            audit.enter(
                AuditEntry.What.SESSION_ENDED,
                by=by,
                thing=str(session.user),
                detail=detail,
                request=request,
            )
    return len(ended)


def end_all(user: User, *, by: User | None, detail: str, request: HttpRequest | None = None) -> int:
    """End every session of an account."""
    return end(UserSession.objects.filter(user=user), by=by, detail=detail, request=request)


def renew_all(user: User) -> None:
    """Have every session of an account get another key at its next request, and keep its work."""
    for row in UserSession.objects.filter(user=user):
        session = _store(row.session_key)
        if session.get(SESSION_KEY):
            session[RENEW] = True
            with suppress(UpdateError):  # signed out just now
                session.save()


def _store(key: str) -> SessionBase:
    store: type[SessionBase] = import_module(settings.SESSION_ENGINE).SessionStore
    return store(key)
