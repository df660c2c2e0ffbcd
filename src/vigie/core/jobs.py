"""Long work done outside pages: what a worker takes, how it fails and comes back, and what its page shows.

A job is a ``django_tasks`` task; add what it is missing:

* **retries**: a job that raises is tried again later, five times in all, further and further apart;
  ``PermanentFailure`` gives up at once. What was given up stays in the database and shows on the health page.
* **leases**: a job whose worker died is taken back and run again.
* **progress**: ``start`` gives a page to whoever asked for the job.

So a job may run more than once, in whole or in part: **it must be idempotent** (running it twice leaves the same rows
as running it once), by doing its writes in one transaction or by looking at what is already done.
"""

import json
import logging
import random
import traceback
import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, cast

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django_tasks import TaskContext, TaskResultStatus
from django_tasks.base import Task, TaskResult
from django_tasks_db.models import DBTaskResult

from vigie.core.backoff import delay_before
from vigie.core.models import JobProgress, JobState, Worker

logger = logging.getLogger("vigie.jobs")

MAX_ATTEMPTS = 5
FIRST_DELAY, LONGEST_DELAY = timedelta(seconds=30), timedelta(hours=1)


class PermanentFailure(Exception):
    """Trying this job again would not help; the message is a French sentence for whoever asked for it."""


def start(
    job: Task[..., Any], *, label: str, owner_key: str, arguments: Mapping[str, Any] | None = None
) -> JobProgress:
    """Ask for a job, in the transaction of the act that needs it, and return the row its page follows.

    job: a task that accepts ``progress_id`` (text) besides ``arguments`` (JSON values), and returns the address of the
    page that shows its result, or nothing. owner_key: who may see the page, the person's number as text.
    """
    progress = JobProgress(label=label, owner_key=owner_key)
    with transaction.atomic():
        progress.task_id = uuid.UUID(job.enqueue(progress_id=str(progress.pk), **(arguments or {})).id)
        progress.save(force_insert=True)
    return progress


def report(progress_id: str, *, done: int, total: int | None = None) -> None:
    """Say how far a job has gone; call it outside the job's own transaction, or the page sees it at the end only."""
    counts = {"done": done} if total is None else {"done": done, "total": total}
    JobProgress.objects.filter(pk=progress_id).update(**counts)


def run_next(worker_id: str) -> bool:
    """Take the most urgent ready job and run it; return whether there was one. Only reads when there is none."""
    if not DBTaskResult.objects.ready().exists():
        return False
    with transaction.atomic():
        taken = DBTaskResult.objects.ready().get_locked()
        if taken is None:
            return False
        taken.claim(worker_id)
        follow(taken, state=JobState.RUNNING)
    run(taken)
    return True


def run(taken: DBTaskResult) -> None:
    """Run a job that this worker has taken, and write how it ended."""
    try:
        value = json.loads(json.dumps(call(taken)))
    except PermanentFailure as failure:
        give_up(taken, failure, str(failure))
    except Exception as failure:
        logger.error("%s failed (%s), attempt %d", taken.task_path, type(failure).__name__, len(taken.worker_ids))
        try_later(taken, failure)
    else:
        succeed(taken, value)


def call(taken: DBTaskResult) -> Any:
    """Call the function of a job with the arguments it was asked with."""
    result = taken.task_result
    context = [TaskContext(task_result=cast(TaskResult[Any], result))] if result.task.takes_context else []
    return result.task.call(*context, *result.args, **result.kwargs)


def succeed(taken: DBTaskResult, value: Any) -> None:
    """Write that a job is done; a text it returned is the address of its result."""
    result = value if isinstance(value, str) else ""
    with transaction.atomic():
        if change(taken, TaskResultStatus.SUCCESSFUL, return_value=value, finished_at=timezone.now(), traceback=""):
            follow(taken, state=JobState.DONE, result=result, finished_at=timezone.now(), error="")


def try_later(taken: DBTaskResult, failure: Exception) -> None:
    """Put a failed job back for later, or give it up after the last attempt."""
    attempt = len(taken.worker_ids)
    if attempt >= MAX_ATTEMPTS:
        give_up(taken, failure, gettext("Le travail a échoué plusieurs fois. Prévenez la personne qui gère Vigie."))
        return
    wait = delay_before(attempt, first=FIRST_DELAY, longest=LONGEST_DELAY, chance=random.random())  # noqa: S311
    with transaction.atomic():
        later = timezone.now() + wait
        if change(taken, TaskResultStatus.READY, run_after=later, started_at=None, **trace_of(failure)):
            follow(taken, state=JobState.WAITING)


def give_up(taken: DBTaskResult, failure: Exception | None, sentence: str) -> None:
    """Keep a job as failed for good, with the sentence that its page shows."""
    with transaction.atomic():
        if change(taken, TaskResultStatus.FAILED, finished_at=timezone.now(), **trace_of(failure)):
            follow(taken, state=JobState.FAILED, error=sentence[:300], finished_at=timezone.now())


def change(taken: DBTaskResult, status: TaskResultStatus, **values: Any) -> bool:
    """Write how a job ended, unless it was taken back meanwhile from a worker thought dead."""
    still_mine = DBTaskResult.objects.running().filter(pk=taken.pk, started_at=taken.started_at)
    return bool(still_mine.update(status=status, **values))


def follow(taken: DBTaskResult, **values: Any) -> None:
    """Show on the page of whoever asked for a job where it stands."""
    JobProgress.objects.filter(task_id=taken.pk).update(**values)


def trace_of(failure: Exception | None) -> dict[str, str]:
    """Return where a failure came from; not its message, which may quote what people wrote."""
    if failure is None:
        return {"exception_class_path": "", "traceback": ""}
    name = f"{type(failure).__module__}.{type(failure).__qualname__}"
    return {"exception_class_path": name, "traceback": "".join(traceback.format_tb(failure.__traceback__))}


def take_back_orphans() -> int:
    """Make ready again the jobs whose worker died; return how many. Only reads when there are none.

    A job that has killed its worker at each of its attempts is given up.
    """
    running = list(DBTaskResult.objects.running())
    if not running:
        return 0
    alive = set(Worker.objects.alive(timezone.now()).values_list("pk", flat=True))
    orphans = [taken for taken in running if taken.worker_ids[-1] not in alive]
    for orphan in orphans:
        take_back(orphan)
    return len(orphans)


def take_back(orphan: DBTaskResult) -> None:
    """Make one orphan ready again at once, or give it up when its attempts are spent."""
    logger.error("%s was interrupted, attempt %d", orphan.task_path, len(orphan.worker_ids))
    if len(orphan.worker_ids) >= MAX_ATTEMPTS:
        sentence = gettext("Le travail a été interrompu plusieurs fois. Prévenez la personne qui gère Vigie.")
        give_up(orphan, None, sentence)
        return
    with transaction.atomic():
        if change(orphan, TaskResultStatus.READY, started_at=None, run_after=timezone.now()):
            follow(orphan, state=JobState.WAITING)
