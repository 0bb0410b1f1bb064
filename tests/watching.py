"""Who writes what is live, watched while it runs."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

from articles import publishing

PUBLISHING = str(Path(publishing.__file__).parent)
TABLES = ("articles_live", "articles_publication", "articles_version", "articles_redirect")


@contextmanager
def watched() -> Iterator[list[str]]:
    """Note every write to a live table that does not come through `publishing/`."""
    strangers: list[str] = []

    def execute(run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        statement = sql.lstrip().upper()
        table = sql.replace('"', " ").split("(")[0]
        if statement.startswith(("INSERT", "UPDATE", "DELETE")) and any(t in table for t in TABLES):
            files = {frame.f_code.co_filename for frame, _ in traceback.walk_stack(None)}
            if not any(name.startswith(PUBLISHING) for name in files):
                strangers.append(sql[:100])
        return run(sql, params, many, context)

    with connection.execute_wrapper(execute):
        yield strangers
