"""Keeps a few programs running: starts them, says when one dies, starts it again, stops them all.

Each program leads a process group of its own, so that Ctrl-C reaches this process alone and a
stop reaches whatever the program started.
"""

import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.lifeline import PARENT

MANAGE = [sys.executable, str(Path(__file__).resolve().parent.parent / "manage.py")]
GRACE = 5.0  # seconds between asking a program to stop and ending it
TICK = 0.1


@dataclass(frozen=True)
class Limit:
    """So many deaths in so many seconds, and the supervisor gives up."""

    deaths: int = 3
    seconds: float = 10


@dataclass
class Program:
    """One command that shall always run."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    started: float = 0
    not_before: float = 0
    pause: float = 0


class Supervisor:
    """Runs programs until it is asked to stop, or until they die faster than `limit` allows.

    limit  None never gives up: a program that keeps dying is started again ever more slowly
    """

    def __init__(
        self, programs: list[Program], say: Callable[[str], None], limit: Limit | None = None
    ) -> None:
        self.programs = programs
        self.say = say
        self.limit = limit
        self.deaths: deque[float] = deque()
        self.stopping = False

    def start(self) -> None:
        """Start everything; a stop that is asked for from now on is heard."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)
        for program in self.programs:
            self._start(program)

    def run(self) -> bool:
        """Watch until the end; True when it was asked for, False when too much died."""
        try:
            while not self.stopping:
                if not self.check():
                    return False
                time.sleep(TICK)
            return True
        finally:
            self.stop()

    def check(self) -> bool:
        """Look after each program once; False when too much died."""
        for program in self.programs:
            if program.process is None:
                if time.monotonic() >= program.not_before:
                    self._start(program)
            elif (code := program.process.poll()) is not None:
                if self.stopping:
                    return True
                if not self._died(program, code):
                    return False
        return True

    def stop(self) -> None:
        """Ask everything to stop, and end what has not after a grace."""
        running = [program for program in self.programs if program.process]
        for program in running:
            _signal_group(program, signal.SIGTERM)
        deadline = time.monotonic() + GRACE
        while time.monotonic() < deadline and any(_is_running(program) for program in running):
            time.sleep(TICK)
        for program in running:
            _signal_group(program, signal.SIGKILL)  # also what a dead leader left behind
            if program.process:
                program.process.wait()
                program.process = None

    def _start(self, program: Program) -> None:
        program.process = subprocess.Popen(
            program.command,
            env={**os.environ, **program.environment, PARENT: str(os.getpid())},
            start_new_session=True,
            stdin=subprocess.DEVNULL,
        )
        program.started = time.monotonic()

    def _died(self, program: Program, code: int) -> bool:
        """Say so and see to a restart; False when it is one death too many."""
        _signal_group(program, signal.SIGKILL)
        program.process = None
        now = time.monotonic()
        how = f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with {code}"
        if self.limit is None:
            lived = now - program.started
            program.pause = 1.0 if lived > 60 else min(30.0, max(1.0, program.pause * 2))
            program.not_before = now + program.pause
            self.say(f"The {program.name} {how} and is started again in {program.pause:g} s.")
            return True
        self.deaths.append(now)
        while now - self.deaths[0] > self.limit.seconds:
            self.deaths.popleft()
        if len(self.deaths) >= self.limit.deaths:
            self.say(
                f"The {program.name} {how}: {self.limit.deaths} deaths within "
                f"{self.limit.seconds:g} seconds, so everything stops. "
                "The lines above say why; mend that, then start again."
            )
            return False
        self.say(f"The {program.name} {how} and is started again.")
        return True

    def _stop(self, number: int, frame: object) -> None:
        self.stopping = True


def _is_running(program: Program) -> bool:
    return program.process is not None and program.process.poll() is None


def _signal_group(program: Program, number: signal.Signals) -> None:
    if program.process is None:
        return
    try:
        os.killpg(program.process.pid, number)
    except (ProcessLookupError, PermissionError):
        return  # all of it is gone
