"""Runs the benchmarks on a database of their own and prints one table."""

import os
import sys
from collections.abc import Iterator

import django
from django.test.utils import setup_databases, setup_test_environment, teardown_databases

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from articles.publishing import house  # noqa: E402  needs Django set up
from tests.bench import cases  # noqa: E402  needs Django set up
from tests.bench.measure import Measured  # noqa: E402  needs Django set up

HEAD = f"{'':44} {'small':>16} {'large':>16} {'time':>7}  size"


def rows(measured: Iterator[Measured]) -> Iterator[str]:
    for case in measured:
        small, large = case.small, case.large
        yield (
            f"{case.name:44} {small.milliseconds:7.1f} ms {small.queries:3} q "
            f"{large.milliseconds:7.1f} ms {large.queries:3} q "
            f"×{large.milliseconds / small.milliseconds:5.1f}  ×{case.growth:.0f}"
        )


def main() -> int:
    setup_test_environment()
    house.KEPT_FOR = 3600.0  # asked once, so that counts of queries can be compared
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        print(HEAD, flush=True)
        for row in rows(cases.run()):
            print(row, flush=True)
    finally:
        teardown_databases(databases, verbosity=0)
    print("\nThe median of several turns; “time” is how much longer the large case took.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
