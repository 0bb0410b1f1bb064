"""`python -m newsroom.web`: one web server with one worker; several share one port.

The kernel shares the connections out between them, so that readers notice little when one dies.
"""

import os
from functools import partial
from typing import Any

from django.utils.module_loading import import_string
from granian import Granian
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from newsroom import lifeline


def main() -> None:
    lifeline.take_hold()
    server = Granian(
        "newsroom.wsgi.application",
        address=os.environ.get("HOST", "127.0.0.1"),
        port=int(os.environ.get("PORT", "8000")),
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=int(os.environ.get("WEB_THREADS", "4")),
        backlog=1024,
        backpressure=128,  # requests that may wait for a thread
        http1_settings=HTTP1Settings(header_read_timeout=15_000),
        websockets=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=4,
    )
    server.serve(target_loader=partial(load, os.getpid()))


def load(parent: int, target: str) -> Any:
    """Load the application in the worker, which dies with the process that started it."""
    lifeline.die_with(parent)
    return import_string(target)


if __name__ == "__main__":
    main()
