"""Jobs end, come back, or are given up; and what is shown of them."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tests.core import jobs_for_tests
from vigie.core import jobs
from vigie.core.models import LEASE, JobProgress, Worker

pytestmark = pytest.mark.django_db


def asked(job) -> tuple[JobProgress, DBTaskResult]:
    progress = jobs.start(job, label="Lire le fichier", owner_key="7")
    return progress, DBTaskResult.objects.get(pk=progress.task_id)


def run_until_nothing_is_left(days: int = 2) -> int:
    """Run what becomes ready, hour after hour; return how many runs there were."""
    runs = 0
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _hour in range(24 * days):
            while jobs.run_next("w"):
                runs += 1
            clock.shift(timedelta(hours=1))
    return runs


def test_nothing_ready_only_reads(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert jobs.run_next("w") is False


def test_a_job_done_gives_its_result_and_its_progress():
    progress, _task = asked(jobs_for_tests.succeed)
    assert progress.state == "waiting"
    assert jobs.run_next("w") is True
    progress.refresh_from_db()
    assert (progress.state, progress.done, progress.total, progress.result) == ("done", 3, 4, "/resultat/")


def test_a_failure_is_tried_again_later_then_kept():
    progress, task = asked(jobs_for_tests.fail)
    jobs.run_next("w")
    task.refresh_from_db()
    progress.refresh_from_db()
    assert (task.status, progress.state) == (TaskResultStatus.READY, "waiting")
    assert task.run_after > timezone.now()
    assert jobs.run_next("w") is False
    assert run_until_nothing_is_left() == jobs.MAX_ATTEMPTS - 1
    task.refresh_from_db()
    progress.refresh_from_db()
    assert (task.status, progress.state) == (TaskResultStatus.FAILED, "failed")
    assert "plusieurs fois" in progress.error


def test_what_people_wrote_is_kept_nowhere_when_a_job_fails(caplog):
    _progress, task = asked(jobs_for_tests.fail)
    jobs.run_next("w")
    task.refresh_from_db()
    assert task.exception_class_path == "builtins.RuntimeError"
    assert "jobs_for_tests" in task.traceback
    assert jobs_for_tests.SECRET not in task.traceback + caplog.text


def test_a_permanent_failure_is_not_tried_again_and_says_why():
    progress, task = asked(jobs_for_tests.refuse)
    assert run_until_nothing_is_left() == 1
    progress.refresh_from_db()
    task.refresh_from_db()
    assert (task.status, progress.error) == (TaskResultStatus.FAILED, "Le fichier n'a aucune ligne.")


def test_a_value_that_cannot_be_kept_is_a_failure_like_another():
    _progress, task = asked(jobs_for_tests.return_what_cannot_be_kept)
    jobs.run_next("w")
    task.refresh_from_db()
    assert task.exception_class_path == "builtins.TypeError"


def test_a_job_whose_code_has_gone_is_a_failure_like_another():
    _progress, task = asked(jobs_for_tests.succeed)
    DBTaskResult.objects.filter(pk=task.pk).update(task_path="vigie.core.jobs.gone")
    assert jobs.run_next("w") is True
    task.refresh_from_db()
    assert (task.status, task.exception_class_path) == (TaskResultStatus.READY, "builtins.ImportError")


def taken_by(worker: str, *, times: int = 1) -> DBTaskResult:
    _progress, task = asked(jobs_for_tests.succeed)
    for _time in range(times):
        task.claim(worker)
    return task


def seen(worker: str, ago: timedelta) -> None:
    at = timezone.now() - ago
    Worker.objects.create(id=worker, started_at=at, seen_at=at)


def test_a_job_is_left_to_a_worker_that_is_alive():
    seen("w1", LEASE / 2)
    task = taken_by("w1")
    assert jobs.take_back_orphans() == 0
    task.refresh_from_db()
    assert task.status == TaskResultStatus.RUNNING


@pytest.mark.parametrize("ago", [LEASE * 2, None], ids=["silent", "gone"])
def test_a_job_whose_worker_died_runs_again_at_once(ago):
    if ago:
        seen("w1", ago)
    task = taken_by("w1")
    assert jobs.take_back_orphans() == 1
    assert jobs.run_next("w2") is True
    task.refresh_from_db()
    assert (task.status, task.worker_ids) == (TaskResultStatus.SUCCESSFUL, ["w1", "w2"])


def test_a_job_that_kills_its_workers_is_given_up():
    task = taken_by("w1", times=jobs.MAX_ATTEMPTS)
    jobs.take_back_orphans()
    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED
    assert "interrompu" in JobProgress.objects.get(task_id=task.pk).error


def test_a_worker_back_from_the_dead_does_not_overwrite_the_one_that_took_over():
    ghost = taken_by("w1")
    jobs.take_back_orphans()
    DBTaskResult.objects.get(pk=ghost.pk).claim("w2")
    jobs.give_up(ghost, RuntimeError(), "Trop tard.")
    current = DBTaskResult.objects.get(pk=ghost.pk)
    assert (current.status, current.worker_ids) == (TaskResultStatus.RUNNING, ["w1", "w2"])


def test_only_its_owner_sees_the_page_of_a_job(client_of, pilot, stranger):
    progress = jobs.start(jobs_for_tests.succeed, label="Lire le fichier", owner_key=str(pilot.pk))
    url = reverse("core:job", args=[progress.pk])
    assert "Lire le fichier" in client_of(pilot).get(url).content.decode()
    assert [client_of(other).get(url).status_code for other in (stranger, None)] == [404, 404]


def test_the_page_of_a_job_follows_it_to_its_end(client_of, pilot):
    progress = jobs.start(jobs_for_tests.succeed, label="Lire", owner_key=str(pilot.pk))
    url, browser = reverse("core:job", args=[progress.pk]), client_of(pilot)
    part = browser.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "hx-get" in part
    assert "<html" not in part
    jobs.run_next("w")
    part = browser.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "/resultat/" in part
    assert "hx-get" not in part


def test_the_page_of_a_failed_job_says_why(client_of, pilot):
    progress = jobs.start(jobs_for_tests.refuse, label="Lire", owner_key=str(pilot.pk))
    jobs.run_next("w")
    page = client_of(pilot).get(reverse("core:job", args=[progress.pk])).content.decode()
    assert "aucune ligne" in page
