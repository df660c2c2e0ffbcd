"""An occurrence runs once, in step, whatever was missed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from vigie.core import periodic
from vigie.core.models import PeriodicJob
from vigie.core.periodic import Schedule

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
HOURLY = Schedule("hourly", "tests.core.jobs_for_tests.trace", HOUR)


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=400)), st.integers(1, 100_000))
def test_the_next_occurrence_is_in_the_future_and_in_step(late, seconds):
    every = timedelta(seconds=seconds)
    following = periodic.next_after(NOON, every, NOON + late)
    assert NOON + late < following <= NOON + late + every
    assert (following - NOON) % every == timedelta(0)


@pytest.mark.django_db
def test_a_new_job_is_due_at_once_then_after_its_interval():
    periodic.register([HOURLY], NOON)
    assert periodic.enqueue_due([HOURLY], NOON) == ["hourly"]
    DBTaskResult.objects.all().delete()
    assert periodic.enqueue_due([HOURLY], NOON + HOUR / 2) == []
    assert periodic.enqueue_due([HOURLY], NOON + HOUR) == ["hourly"]


@pytest.mark.django_db
def test_nothing_due_only_reads(django_assert_num_queries):
    periodic.register([HOURLY], NOON)
    with django_assert_num_queries(1):
        assert periodic.enqueue_due([HOURLY], NOON - HOUR) == []


@pytest.mark.django_db
def test_occurrences_missed_while_stopped_are_asked_for_once():
    periodic.register([HOURLY], NOON)
    assert periodic.enqueue_due([HOURLY], NOON + 50 * HOUR) == ["hourly"]
    assert periodic.enqueue_due([HOURLY], NOON + 50 * HOUR) == []
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
def test_a_slow_job_does_not_pile_up():
    periodic.register([HOURLY], NOON)
    periodic.enqueue_due([HOURLY], NOON)
    periodic.enqueue_due([HOURLY], NOON + HOUR)
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
def test_the_table_follows_the_list():
    periodic.register([HOURLY], NOON)
    periodic.register([Schedule("hourly", HOURLY.task, 2 * HOUR)], NOON + HOUR)
    assert list(PeriodicJob.objects.values_list("every", "next_run")) == [(2 * HOUR, NOON)]
    periodic.register([], NOON)
    assert not PeriodicJob.objects.exists()


@pytest.mark.django_db
def test_a_worker_late_by_an_instant_does_not_ask_again():
    periodic.register([HOURLY], NOON)
    assert periodic.take(HOURLY, NOON, NOON) is True
    assert periodic.take(HOURLY, NOON, NOON) is False


@pytest.mark.django_db
def test_every_listed_job_is_a_task_that_runs_twice_without_harm():
    listed = periodic.schedules()
    assert len({schedule.name for schedule in listed}) == len(listed) > 0
    for schedule in listed:
        assert periodic.task_named(schedule.task)
        assert schedule.every > timedelta(0)
    periodic.register(listed, timezone.now())
