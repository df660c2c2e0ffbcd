"""The worker: sends what is in the outbox, asks for periodic work, runs jobs, and says that it is alive.

Any number may run, as processes (``./vigie work``) or as a thread of the web server. When nothing is due, a pass only
reads the database: an idle worker takes the write lock of SQLite once in ten seconds, for the instant of a beat.
"""

import fcntl
import logging
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections, connections
from django.utils import timezone

from vigie.core import jobs, outbox, periodic
from vigie.core.models import LEASE, Worker

logger = logging.getLogger("vigie.worker")

# Seconds between two looks when nothing is due, between two beats, and after an error that is not a job's own.
IDLE, BEAT, AFTER_ERROR = 1.0, LEASE.total_seconds() / 6, 5.0
# Seconds between two attempts at being the thread that works.
ELECTION = 3.0
FORGOTTEN = timedelta(days=1)


def work(stop: threading.Event) -> None:
    """Work until asked to stop; the job under way is finished first.

    An error that is no job's own, as a database that does not answer, is written down and waited out.
    """
    while not stop.is_set():
        try:
            with alive() as worker_id:
                periodic.register(periodic.schedules(), timezone.now())
                while not stop.is_set():
                    close_old_connections()
                    if not work_once(worker_id):
                        stop.wait(IDLE)
        except Exception as failure:
            logger.error("the worker starts again after %s", type(failure).__name__)
            stop.wait(AFTER_ERROR)
        finally:
            connections.close_all()


def work_until_idle() -> None:
    """Do all that is due, then return: for installations that prefer cron to a worker."""
    with alive() as worker_id:
        periodic.register(periodic.schedules(), timezone.now())
        while work_once(worker_id):
            pass


def work_once(worker_id: str) -> bool:
    """Do one pass: take back, ask, send, run one job; return whether something was done."""
    now = timezone.now()
    taken_back = jobs.take_back_orphans()
    asked = periodic.enqueue_due(periodic.schedules(), now)
    sent = outbox.deliver_due(now)
    ran = jobs.run_next(worker_id)
    return bool(taken_back or asked or sent or ran)


@contextmanager
def alive() -> Iterator[str]:
    """Give a worker its name, and say that it is alive as long as the block runs, from a thread of its own."""
    worker_id = secrets.token_hex(8)
    end = threading.Event()
    beat(worker_id)
    beating = threading.Thread(target=keep_beating, args=(worker_id, end), name="beat", daemon=True)
    beating.start()
    try:
        yield worker_id
    finally:
        end.set()
        beating.join()
        leave(worker_id)


def keep_beating(worker_id: str, end: threading.Event) -> None:
    """Beat until told to end; a beat that fails is missed, and there are five more before the lease is lost."""
    while not end.wait(BEAT):
        try:
            beat(worker_id)
        except Exception as failure:
            logger.error("a beat was missed: %s", type(failure).__name__)
        finally:
            connections.close_all()


def beat(worker_id: str) -> None:
    """Say that this worker is alive."""
    now = timezone.now()
    if not Worker.objects.filter(pk=worker_id).update(seen_at=now):
        Worker.objects.create(id=worker_id, started_at=now, seen_at=now)


def leave(worker_id: str) -> None:
    """Say that this worker has stopped, and forget those long dead."""
    Worker.objects.filter(pk=worker_id).delete()
    Worker.objects.filter(seen_at__lt=timezone.now() - FORGOTTEN).delete()


class WorkerThread:
    """A worker inside the web server: each of its processes starts one, and a file lock lets one of them work.

    When the process that works dies, the system frees the lock and another process takes over.
    """

    def __init__(self) -> None:
        self.end = threading.Event()
        self.thread = threading.Thread(target=self.work_when_elected, name="worker", daemon=True)

    def start(self) -> None:
        """Start waiting for the lock, then working."""
        self.thread.start()

    def stop(self, seconds: float) -> None:
        """Ask the worker to stop, and wait a while for the job under way."""
        self.end.set()
        self.thread.join(seconds)

    def work_when_elected(self) -> None:
        """Wait for the lock, and work while holding it."""
        lock = Path(settings.VIGIE_DATA_DIR) / "worker.lock"
        with lock.open("a") as file:
            while not self.end.is_set():
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    self.end.wait(ELECTION)
                else:
                    work(self.end)
