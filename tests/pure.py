"""A pytest plugin for the pure core: whoever imports Django, or our parts that do, is refused."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

IMPURE = ("django", "newsroom", "articles.models", "articles.publishing", "articles.rendering")


class Refuse(MetaPathFinder):
    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if any(name == impure or name.startswith(f"{impure}.") for impure in IMPURE):
            raise ImportError(f"The pure core must not import {name}.")
        return None


def pytest_configure() -> None:
    already = [name for name in sys.modules if name.partition(".")[0] == "django"]
    if already:
        raise RuntimeError(f"Django is loaded before the pure tests begin: {already[0]}")
    sys.meta_path.insert(0, Refuse())
