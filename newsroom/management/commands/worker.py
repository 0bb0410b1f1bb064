"""`manage.py worker`: one process a lane, kept running; `--lane` is such a process itself."""

import secrets
import socket
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from newsroom import lifeline, supervisor
from newsroom.jobs.lanes import LANES
from newsroom.jobs.worker import Worker
from newsroom.supervisor import Program, Supervisor


class Command(BaseCommand):
    help = "Works through the queue until it is stopped."
    requires_system_checks: list[str] = []  # a worker must start while the site is being mended

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--lane", choices=LANES, help="serve this lane alone, in this process")
        parser.add_argument("--name", help="this worker's name in the queue")

    def handle(self, *args: Any, **options: Any) -> None:
        lifeline.take_hold()
        name = options["name"] or f"{socket.gethostname()}-{secrets.token_hex(4)}"
        if lane := options["lane"]:
            Worker(LANES[lane], name).run()
            return
        programs = [
            Program(
                f"worker ({lane})",
                [*supervisor.MANAGE, "worker", "--lane", lane, "--name", f"{name}/{lane}"],
            )
            for lane in LANES
        ]
        keeper = Supervisor(programs, self.stderr.write)
        keeper.start()
        keeper.run()
