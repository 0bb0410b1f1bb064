"""Who a name and a password belong to: somebody of the staff, or nobody."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import User
from django.http import HttpRequest


class Backend(AuthenticationBackend):
    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> User | None:
        """Return the account, or None alike for a wrong password, an unknown name, an account
        that is switched off and one that is not of the staff."""
        user = super().authenticate(request, **credentials)
        self.unstash_authenticated_user()  # allauth would tell a right password from a wrong one
        return user if isinstance(user, User) and user.is_staff else None
