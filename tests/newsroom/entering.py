"""Signing in as a browser does it, with as many steps as there are."""

import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.models import User
from django.test import Client

PASSWORD = "a long password"  # of every account that tests make
SIGN_IN = "/desk/login/"


def enter(client: Client, name: str, password: str = PASSWORD, **more: Any) -> Any:
    """Send name and password; `more` goes into the request's environment."""
    return client.post(SIGN_IN, {"login": name, "password": password}, **more)


def an_app(user: User) -> str:
    """Set an app up for this account; return its secret."""
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(user, secret)
    return secret


def code(secret: str, steps: int = 0) -> str:
    """Return what the app shows now, or some steps of 30 seconds later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def authenticators(user: User) -> set[str]:
    return set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
