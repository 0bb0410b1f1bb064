"""One process that works through some lanes, one job at a time.

A job is bounded in time by a watchdog that ends the process even when Python no longer runs, and
in memory by the system. Whatever ends the process, the lease brings the job back.
"""

import faulthandler
import logging
import resource
import signal
import threading
import traceback
from collections.abc import Callable
from typing import Any

from django.db import Error, close_old_connections, connections
from django.tasks.base import TaskContext
from django.tasks.signals import task_finished, task_started
from django.utils.json import normalize_json
from django.utils.module_loading import import_string

from articles.publishing import house
from newsroom.jobs import backend, beats, clock, leases, schedule
from newsroom.jobs.lanes import Lane
from newsroom.models import Job

log = logging.getLogger("newsroom.jobs")

HEARTBEAT = leases.LEASE.total_seconds() / 3
SCHEDULE_EVERY = 10.0
GRACE = 3  # seconds that a job may go on when we are asked to stop
AFTER_TROUBLE = 5.0  # the database is away


class Interrupted(BaseException):
    """Raised inside a job that is still running some seconds after a stop was asked for."""


class Worker:
    """Works until it is asked to stop."""

    def __init__(self, lane: Lane, name: str) -> None:
        self.lane = lane
        self.name = name
        self.stopping = threading.Event()
        self.job: Job | None = None
        self.next_schedule = 0.0

    def run(self) -> None:
        limit = self.lane.memory
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        signal.signal(signal.SIGALRM, _interrupt)
        threading.Thread(target=self._beat, daemon=True).start()
        self._patiently(lambda: leases.release(self.name))
        self._patiently(lambda: beats.beat(self.lane.name, self.name))
        while not self.stopping.is_set():
            if not self._patiently(self._step):
                self.stopping.wait(self.lane.poll)
        connections.close_all()

    def _step(self) -> bool:
        """Do one job; False when there is none."""
        if self.lane.keeps_time:
            return self._tick()
        now = leases.clock()
        if now.timestamp() >= self.next_schedule:
            schedule.enqueue_due(now)
            self.next_schedule = now.timestamp() + SCHEDULE_EVERY
        job = leases.claim(self.lane.queues, self.name)
        if job is None:
            return False
        self._perform(job)
        return True

    def _tick(self) -> bool:
        """Do what is due, within the lane's time; False: wait for the next look."""
        faulthandler.dump_traceback_later(self.lane.seconds, exit=True)
        try:
            clock.tick()
        finally:
            faulthandler.cancel_dump_traceback_later()
            close_old_connections()
        return False

    def _perform(self, job: Job) -> None:
        self.job = job
        faulthandler.dump_traceback_later(self.lane.seconds, exit=True)
        try:
            result = self._call(job)
        except Interrupted:
            leases.give_back(job)
            log.info("Task %s was interrupted and waits for its next worker.", job)
        except Exception as error:  # noqa: BLE001 (a task may raise anything)
            log.warning("Task %s failed with %s.", job, type(error).__name__)
            leases.fail(job, described(error))
            tell_finished(job)
        else:
            leases.finish(job, result)
            tell_finished(job)
        finally:
            faulthandler.cancel_dump_traceback_later()
            self.job = None
            signal.alarm(0)
            close_old_connections()

    def _call(self, job: Job) -> Any:
        """Run the task; a stop interrupts this and nothing after it."""
        try:
            return call(job)
        finally:
            signal.alarm(0)

    def _beat(self) -> None:
        """Say that we live and keep the lease of the job at hand, from a thread of its own."""
        while not self.stopping.wait(HEARTBEAT):
            job = self.job
            try:
                beats.beat(self.lane.name, self.name)
                if job is not None and not leases.renew(job) and job is self.job:
                    log.warning("The lease of task %s was lost; it may run twice.", job)
            except Error:
                log.warning("The database does not answer: no lease is kept (task %s).", job)
            finally:
                connections.close_all()

    def _patiently(self, step: Callable[[], Any]) -> Any:
        """Do a step; when the database is away, say so, wait, and let it be tried again."""
        try:
            return step()
        except Error as error:
            log.warning("The database does not answer (%s); trying again.", type(error).__name__)
            connections.close_all()
            self.stopping.wait(AFTER_TROUBLE)
            return None

    def _stop(self, number: int, frame: object) -> None:
        self.stopping.set()
        if self.job is not None:
            signal.alarm(GRACE)


def call(job: Job) -> Any:
    """Run the task of a job and return its result as JSON can hold it."""
    task = import_string(job.task)
    result = backend.as_result(job, task)
    task_started.send(backend.LeaseBackend, task_result=result)
    args = job.arguments["args"]
    if task.takes_context:
        args = [TaskContext(task_result=result), *args]
    with house.at_the_desk():
        return normalize_json(task.call(*args, **job.arguments["kwargs"]))


def tell_finished(job: Job) -> None:
    """Send Django's signal when a job has come to its end, well or not."""
    ended = Job.objects.filter(pk=job.pk, finished_at__isnull=False).first()
    if ended is None:
        return
    try:
        task = import_string(ended.task)
    except ImportError:
        return  # that is why it failed
    task_finished.send(backend.LeaseBackend, task_result=backend.as_result(ended, task))


def described(error: BaseException) -> dict[str, str]:
    kind = type(error)
    return {
        "exception": f"{kind.__module__}.{kind.__qualname__}",
        "traceback": "".join(traceback.format_exception(error)),
    }


def _interrupt(number: int, frame: object) -> None:
    raise Interrupted
