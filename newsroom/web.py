"""`python -m newsroom.web`: one web server with one worker; several share one port.

The kernel shares the connections out between them, so that readers notice little when one dies.
"""

import os
import resource
from functools import partial
from typing import Any

from django.utils.module_loading import import_string
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from newsroom import lifeline, reading

CONNECTIONS = 2048  # open at once, idle ones too: beyond them the kernel keeps people waiting
HEADERS_WITHIN = 5  # seconds; also how long an idle connection is kept


def main() -> None:
    lifeline.take_hold()
    allow_files(2 * CONNECTIONS)
    server = Granian(
        "newsroom.wsgi.application",
        address=os.environ.get("HOST", "127.0.0.1"),
        port=int(os.environ.get("PORT", "8000")),
        interface=Interfaces.WSGI,
        workers=1,
        http=HTTPModes.http1,  # whoever ends TLS speaks HTTP/2 for us
        blocking_threads=int(os.environ.get("WEB_THREADS", "4")) + reading.AT_ONCE,
        backlog=1024,
        backpressure=CONNECTIONS,
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS_WITHIN * 1000),
        websockets=False,
        log_level=LogLevels.error,  # it warns of more threads than cores; ours mostly wait
        workers_kill_timeout=4,
    )
    server.serve(target_loader=partial(load, os.getpid()))


def allow_files(wanted: int) -> None:
    """Raise the number of open files, of which each connection is one, as far as we may."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def load(parent: int, target: str) -> Any:
    """Load the application in the worker, which dies with the process that started it."""
    lifeline.die_with(parent)
    return import_string(target)


if __name__ == "__main__":
    main()
