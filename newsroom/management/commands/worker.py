"""`manage.py worker`: one process a lane, kept running; `--lane` is such a process itself."""

import os
import secrets
import socket
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from newsroom import lifeline
from newsroom.jobs.lanes import LANES
from newsroom.jobs.worker import Worker
from newsroom.supervisor import PARENT, Program, Supervisor


class Command(BaseCommand):
    help = "Works through the queue until it is stopped."
    requires_system_checks: list[str] = []  # a worker must start while the site is being mended

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--lane", choices=LANES, help="serve this lane alone, in this process")
        parser.add_argument("--name", help="this worker's name in the queue")

    def handle(self, *args: Any, **options: Any) -> None:
        if PARENT in os.environ:
            lifeline.die_with(int(os.environ[PARENT]))
        name = options["name"] or f"{socket.gethostname()}-{secrets.token_hex(4)}"
        if lane := options["lane"]:
            Worker(LANES[lane], name).run()
            return
        programs = [
            Program(
                _("worker (%(lane)s)") % {"lane": lane},
                [sys.executable, sys.argv[0], "worker", "--lane", lane, "--name", f"{name}/{lane}"],
            )
            for lane in LANES
        ]
        supervisor = Supervisor(programs, lambda line: self.stderr.write(line))
        supervisor.start()
        supervisor.run()
