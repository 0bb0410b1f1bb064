"""The second factor: who needs one, who has one, and whether this session passed it.

SECOND_FACTOR says who: "everyone", "publishers" (who may bring something before readers, or give
others the right to) or "nobody" (newsroom/rules.py: in the demo and while developing). What was
passed is noted in the session, so no request asks the database for it.
"""

from allauth.account.authentication import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
)
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest

from articles.publishing import sessions

PUBLISHERS, NOBODY = "publishers", "nobody"
#: Rights that bring something before readers or take it away, and those that give them.
PUBLISHING = (
    "articles.publish_story",
    "articles.schedule_story",
    "articles.retract_story",
    "articles.take_down_story",
    "auth.change_group",
    "auth.change_user",
)
SET_UP_HERE = "second_factor_of"  # in the session: the account that set one up in it


def needed(user: User) -> bool:
    """Whether nothing at the desk answers this person without a second factor."""
    if settings.SECOND_FACTOR == PUBLISHERS:
        return any(user.has_perm(right) for right in PUBLISHING)
    return bool(settings.SECOND_FACTOR != NOBODY)


def owned(user: User) -> bool:
    """Whether the account has an app or a passkey; recovery codes alone are none."""
    own = Authenticator.objects.filter(user_id=user.pk)
    return own.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


def passed(request: HttpRequest) -> bool:
    """Whether this session passed the account's second factor, or set it up."""
    if request.session.get(SET_UP_HERE) == request.user.pk:
        return True
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def note_set_up(request: HttpRequest, user: User) -> None:
    """Remember that this session set one up: whoever did holds it."""
    request.session[SET_UP_HERE] = user.pk
    note_passed(request)


def note_passed(request: HttpRequest) -> None:
    """The session opens more from now on, so it gets another key at its next request."""
    request.session[sessions.RENEW] = True


def forget(request: HttpRequest) -> None:
    """After the last one was removed, nothing was passed."""
    request.session.pop(SET_UP_HERE, None)
    records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    kept = [record for record in records if record.get("method") != "mfa"]
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = kept
