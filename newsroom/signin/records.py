"""Signing in and out, and changes of the second factor, written into the audit log."""

import time
from typing import Any

from allauth.account.internal.userkit import get_user_by_username
from allauth.account.signals import password_changed, password_reset
from allauth.account.signals import user_logged_in as signed_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from axes.signals import user_locked_out
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from articles.models import AuditEntry
from articles.publishing import account_mail
from articles.publishing.audit import enter
from newsroom.signin import factor
from newsroom.signin.sessions import SEEN

What = AuditEntry.What
WAYS = {"password": "password", "mfa": "second factor", "socialaccount": "single sign-on"}


def connect() -> None:
    """Listen; told once, when the project starts."""
    for signal, listener in (
        (signed_in, _signed_in),
        (user_logged_in, _seen),
        (user_logged_out, _signed_out),
        (user_login_failed, _failed),
        (user_locked_out, _limited),
        (authentication_failed, _code_failed),
        (authenticator_added, _added),
        (authenticator_removed, _removed),
        (authenticator_reset, _reset),
        (password_changed, _password),
        (password_reset, _password),
    ):
        signal.connect(listener, dispatch_uid=f"newsroom.signin.{listener.__name__}")


def _signed_in(request: HttpRequest, user: User, **more: Any) -> None:
    records = request.session.get("account_authentication_methods", [])
    ways = dict.fromkeys(
        "passkey alone" if record.get("passwordless") else WAYS.get(record["method"], "")
        for record in records
    )
    enter(What.SIGNED_IN, by=user, detail=", ".join(ways), request=request)


def _seen(request: HttpRequest, **more: Any) -> None:
    request.session[SEEN] = time.time()


def _signed_out(request: HttpRequest, user: User | None, **more: Any) -> None:
    if user is not None:
        enter(What.SIGNED_OUT, by=user, request=request)


def _failed(credentials: dict[str, Any], request: HttpRequest | None = None, **more: Any) -> None:
    """Write what failed, but not what was not even looked at: nobody fills the log at will.

    django-axes has counted it before; the one that reaches the limit is written by `_limited`.
    """
    if not getattr(request, "axes_locked_out", False):
        _enter_failure(credentials, "password", request)


def _limited(request: HttpRequest, **more: Any) -> None:
    """Write once that a limit was reached; tries after it count for nothing."""
    if request.axes_failures_since_start is not None:
        _enter_failure(request.axes_credentials, "limit reached", request)


def _enter_failure(credentials: dict[str, Any], why: str, request: HttpRequest | None) -> None:
    """Keep the name only if it is an account's: people type passwords into the wrong field."""
    known = get_user_by_username(str(credentials.get("username") or ""))
    thing = known.get_username() if known else ""
    enter(What.SIGN_IN_FAILED, by=None, thing=thing, detail=why, request=request)


def _code_failed(request: HttpRequest, user: User, **more: Any) -> None:
    thing = user.get_username()
    enter(What.SIGN_IN_FAILED, by=None, thing=thing, detail="second factor", request=request)


def _added(request: HttpRequest, user: User, authenticator: Authenticator, **more: Any) -> None:
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        factor.note_set_up(request, user)
    _changed(request, user, authenticator, "added")


def _removed(request: HttpRequest, user: User, authenticator: Authenticator, **more: Any) -> None:
    if not factor.owned(user):
        factor.forget(request)
    _changed(request, user, authenticator, "removed")


def _reset(request: HttpRequest, user: User, authenticator: Authenticator, **more: Any) -> None:
    _changed(request, user, authenticator, "made anew")


def _changed(request: HttpRequest, user: User, authenticator: Authenticator, how: str) -> None:
    detail = f"{authenticator.type} {how}"
    thing = user.get_username()
    enter(What.SECOND_FACTOR, by=user, thing=thing, detail=detail, request=request)
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        account_mail.tell(user, account_mail.SECOND_STEP)


def _password(request: HttpRequest, user: User, **more: Any) -> None:
    thing = user.get_username()
    enter(What.ACCOUNT, by=user, thing=thing, detail="password changed", request=request)
    account_mail.tell(user, account_mail.PASSWORD)
