"""Work done again and again: when it is due, one worker and only one asks for it.

The list is explicit, in the setting ``VIGIE_PERIODIC_JOBS``: a name, the path of the task, and how often.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from vigie.core.models import PeriodicJob

UNFINISHED = [TaskResultStatus.READY, TaskResultStatus.RUNNING]


@dataclass(frozen=True)
class Schedule:
    """A periodic job: its name in the database, the dotted path of its task, and the time between two runs."""

    name: str
    task: str
    every: timedelta


def schedules() -> list[Schedule]:
    """Return the periodic jobs of this installation."""
    return [Schedule(*line) for line in settings.VIGIE_PERIODIC_JOBS]


def register(listed: Sequence[Schedule], now: datetime) -> None:
    """Make the table say what the list says: new jobs are due at once, those no longer listed go."""
    with transaction.atomic():
        PeriodicJob.objects.exclude(pk__in=[schedule.name for schedule in listed]).delete()
        for schedule in listed:
            PeriodicJob.objects.update_or_create(
                name=schedule.name,
                defaults={"every": schedule.every},
                create_defaults={"every": schedule.every, "next_run": now},
            )


def next_after(due: datetime, every: timedelta, now: datetime) -> datetime:
    """Return the first occurrence after now, in step with the one that was due; those missed meanwhile are skipped."""
    if due > now:
        return due
    return due + every * ((now - due) // every + 1)


def enqueue_due(listed: Sequence[Schedule], now: datetime) -> list[str]:
    """Ask for the periodic jobs that are due; return their names. Only reads when none is."""
    due = dict(PeriodicJob.objects.filter(next_run__lte=now).values_list("name", "next_run"))
    return [schedule.name for schedule in listed if schedule.name in due and take(schedule, due[schedule.name], now)]


def take(schedule: Schedule, due: datetime, now: datetime) -> bool:
    """Ask for one occurrence, if no other worker has moved the job on; return whether this one did.

    Moving on and asking are one transaction: an occurrence is neither lost nor asked for twice.
    """
    with transaction.atomic():
        following = next_after(due, schedule.every, now)
        job = PeriodicJob.objects.filter(pk=schedule.name, next_run=due)
        if not job.update(last_run=now, next_run=following):
            return False
        if not is_unfinished(schedule.task):
            task_named(schedule.task).enqueue()
    return True


def is_unfinished(path: str) -> bool:
    """Whether the previous occurrence is still waiting or running: a slow job does not pile up."""
    return DBTaskResult.objects.filter(task_path=path, status__in=UNFINISHED).exists()


def task_named(path: str) -> Task[..., object]:
    """Return the task at a dotted path."""
    task = import_string(path)
    if not isinstance(task, Task):
        raise TypeError(f"{path} is not a task")
    return task
