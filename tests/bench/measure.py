"""A piece of work timed and its queries counted, small and large."""

import statistics
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import connection

TURNS = 7


class Cost(NamedTuple):
    milliseconds: float
    queries: int


class Measured(NamedTuple):
    """One case. `growth` is how many times larger the large one is."""

    name: str
    small: Cost
    large: Cost
    growth: float


def cost(work: Callable[[], object], turns: int = TURNS) -> Cost:
    """Return the median time of some turns after one to warm up, and the queries of one."""
    work()
    queries = _queries(work)
    times = []
    for _ in range(turns):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return Cost(1000 * statistics.median(times), queries)


def _queries(work: Callable[[], object]) -> int:
    seen: list[str] = []

    def note(run: Callable[..., Any], sql: str, *rest: Any) -> Any:
        seen.append(sql)
        return run(sql, *rest)

    with connection.execute_wrapper(note):
        work()
    return len(seen)
