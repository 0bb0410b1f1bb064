"""Reads the environment: an empty variable counts as not set, a wrong one is told in a sentence.

django-environ reads a value that begins with $ as the name of another variable; here a value is
what it says, because keys and passwords begin as they like.
"""

from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured


class Environment(environ.Env):
    def get_value(
        self, var: str, cast: Any = None, default: Any = environ.Env.NOTSET, parse_default: Any = 0
    ) -> Any:
        text = self.ENVIRON.get(var, "")
        if not text:
            if default is self.NOTSET:
                raise ImproperlyConfigured(f"{var} is not set. See docs/operators/settings.md.")
            return default
        try:
            return self.parse_value(text, cast)
        except (TypeError, ValueError) as error:
            raise ImproperlyConfigured(
                f"{var} is {text!r}, which cannot be read. See docs/operators/settings.md."
            ) from error

    def one_of(self, var: str, choices: tuple[str, ...], default: str) -> str:
        """Return one of the choices; raises ImproperlyConfigured for what is none."""
        text = self.str(var, default=default)
        if text not in choices:
            raise ImproperlyConfigured(
                f"{var} is {text!r}. Set it to one of: {', '.join(choices)}. "
                "See docs/operators/settings.md."
            )
        return str(text)
