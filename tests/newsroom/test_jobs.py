"""The queue itself: leases, retries, lanes, slots; on rows, without a worker process."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.tasks import task_backends
from django.tasks.base import TaskResultStatus
from django.tasks.exceptions import TaskResultDoesNotExist
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.jobs import leases, schedule, upkeep, worker
from newsroom.models import Job
from tests.newsroom import probes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_queue")]


def claim(*lanes, by="worker-a"):
    return leases.claim(list(lanes) or ["default"], by)


def expire(job):
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def due(job):
    Job.objects.filter(pk=job.pk).update(run_after=timezone.now() - timedelta(seconds=1))


def test_a_task_runs_and_its_result_can_be_read(tmp_path):
    result = probes.note.enqueue(str(tmp_path / "notes"), "hello")
    job = claim()
    leases.finish(job, worker.call(job))

    result.refresh()
    assert result.status == TaskResultStatus.SUCCESSFUL
    assert result.return_value == "hello"
    assert (tmp_path / "notes").read_text() == "hello\n"


def test_an_unknown_result_is_said_to_be_unknown():
    with pytest.raises(TaskResultDoesNotExist):
        task_backends["default"].get_result("not-an-id")


def test_a_task_of_a_transaction_that_fails_was_never_enqueued():
    with transaction.atomic():
        probes.nothing.enqueue()
        transaction.set_rollback(True)

    assert claim() is None


def test_two_workers_never_hold_one_job():
    probes.nothing.enqueue()

    assert claim(by="worker-a") is not None
    assert claim(by="worker-b") is None


def test_a_job_whose_lease_ran_out_is_taken_over():
    probes.nothing.enqueue()
    first = claim(by="worker-a")
    expire(first)
    assert claim(by="worker-b") is None  # it waits a little before it is tried again
    due(first)

    second = claim(by="worker-b")
    assert second.pk == first.pk
    assert second.attempts == 2


def test_who_lost_the_lease_cannot_write_any_more():
    probes.nothing.enqueue()
    first = claim(by="worker-a")
    expire(first)
    claim(by="worker-b")
    due(first)
    second = claim(by="worker-b")

    assert not leases.renew(first)
    assert not leases.finish(first, "late")
    assert leases.finish(second, "in time")
    assert Job.objects.get().result == "in time"


def test_a_lease_that_is_renewed_does_not_run_out():
    probes.nothing.enqueue()
    job = claim(by="worker-a")
    expire(job)

    assert leases.renew(job)
    assert claim(by="worker-b") is None
    assert Job.objects.get().status == TaskResultStatus.RUNNING


def test_a_worker_that_starts_again_frees_what_it_held():
    probes.nothing.enqueue()
    job = claim(by="worker-a")
    leases.release("worker-b")
    assert Job.objects.get().status == TaskResultStatus.RUNNING

    leases.release("worker-a")
    due(job)
    assert claim().errors[0]["exception"].endswith("WorkerDied")


def test_retries_are_bounded_and_end_visibly():
    result = probes.always_fails.enqueue()
    for _attempt in range(leases.ATTEMPTS):
        job = claim()
        with pytest.raises(ValueError, match="meant to fail") as error:
            worker.call(job)
        leases.fail(job, worker.described(error.value))
        due(job)

    assert claim() is None
    result.refresh()
    assert result.status == TaskResultStatus.FAILED
    assert len(result.errors) == leases.ATTEMPTS
    assert result.errors[0].exception_class is ValueError


def test_each_retry_waits_longer():
    probes.always_fails.enqueue()
    waits = []
    for _attempt in range(3):
        job = claim()
        leases.fail(job, leases.DIED)
        waits.append(Job.objects.get().run_after - timezone.now())
        due(job)

    assert timedelta(seconds=1) < waits[0] < waits[1] / 3 < waits[2] / 9


def test_a_job_given_back_has_lost_no_attempt():
    probes.nothing.enqueue()
    leases.give_back(claim())

    assert claim().attempts == 1


def test_a_lane_sees_its_own_queues_only(tmp_path):
    probes.slow.enqueue(str(tmp_path / "notes"))

    assert claim("urgent") is None
    assert claim("pictures") is not None


def test_higher_priority_goes_first():
    probes.nothing.enqueue()
    more = probes.nothing.using(priority=10).enqueue()

    assert str(claim().pk) == more.id


def test_a_deferred_task_waits_for_its_time():
    later = timezone.now() + timedelta(minutes=5)
    probes.nothing.using(run_after=later).enqueue()

    assert claim() is None


def test_a_task_learns_its_attempt():
    probes.attempt.enqueue()

    assert worker.call(claim()) == 1


def test_a_recurring_task_is_enqueued_once_a_slot(settings):
    settings.RECURRING = {"tests.newsroom.probes.nothing": timedelta(hours=1)}
    noon = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
    for minute in (0, 1, 59):
        schedule.enqueue_due(noon + timedelta(minutes=minute))
    assert Job.objects.count() == 1

    schedule.enqueue_due(noon + timedelta(minutes=60))
    assert Job.objects.count() == 2


def test_a_recurring_task_that_is_not_there_stops_no_other(settings):
    settings.RECURRING = {
        "tests.newsroom.probes.missing": timedelta(hours=1),
        "tests.newsroom.probes.nothing": timedelta(hours=1),
    }

    schedule.enqueue_due(datetime(2026, 3, 1, 12, 0, tzinfo=UTC))

    assert Job.objects.get().task == "tests.newsroom.probes.nothing"


def test_finished_jobs_are_forgotten_in_time():
    probes.nothing.enqueue()
    probes.nothing.enqueue()
    old, _young = claim(), claim()
    for job in Job.objects.all():
        leases.finish(Job.objects.get(pk=job.pk), None)
    Job.objects.filter(pk=old.pk).update(finished_at=timezone.now() - timedelta(days=8))

    assert upkeep.forget_finished_jobs.call() == 1
    assert not Job.objects.filter(pk=old.pk).exists()


@pytest.mark.django_db
def test_sqlite_learns_how_many_rows_stand_behind_an_index_and_postgresql_is_left_alone():
    with CaptureQueriesContext(connection) as asked:
        upkeep.count_rows.call()

    if connection.vendor == "sqlite":
        assert _counted("auth_permission") > 0
    else:
        assert not asked.captured_queries


def _counted(table):
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = %s", [table])
        return cursor.fetchone()[0]
