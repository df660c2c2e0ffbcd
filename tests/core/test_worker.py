"""Workers as real processes: killed, racing, asked to stop."""

import signal

import pytest

from tests.installation import PATIENCE, install_ready, wait_until

pytestmark = pytest.mark.own_installation
ASK_TO_HANG = "from tests.core.jobs_for_tests import hang_the_first_time as job; print(job.enqueue({folder!r}).id)"
STATUS = "from django_tasks_db.models import DBTaskResult as R; print(R.objects.get(pk={id!r}).status)"
AGE = """
from datetime import timedelta
from django.db.models import F
from vigie.core.models import Worker
Worker.objects.update(seen_at=F("seen_at") - timedelta(hours=1))
"""
WORKERS = "SELECT id FROM core_worker"
RACE = """
import pathlib, time
from datetime import UTC, datetime
while not pathlib.Path({go!r}).exists():
    time.sleep(0.001)
"""
TAKE = """
from vigie.core.periodic import Schedule, take
from datetime import timedelta
noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
print(take(Schedule("hourly", "tests.core.jobs_for_tests.trace", timedelta(hours=1)), noon, noon))
"""
DELIVER = """
from django.conf import settings
from django.utils import timezone
from vigie.core import outbox
settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
sent = 0
while number := outbox.deliver_due(timezone.now()):
    sent += number
print(sent)
"""


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    return install_ready(tmp_path_factory.mktemp("worker"), "vigie_worker")


def test_a_job_whose_worker_was_killed_runs_again_once_its_lease_is_over(installation, tmp_path):
    job = installation.python(ASK_TO_HANG.format(folder=str(tmp_path)))
    runs = tmp_path / "runs"
    worker = installation.start("work")
    wait_until(runs.exists)
    worker.kill()
    worker.communicate()

    assert installation.run("work", "--once").returncode == 0
    assert installation.python(STATUS.format(id=job)) == "RUNNING"
    assert len(runs.read_text().splitlines()) == 1

    installation.python(AGE)
    assert installation.run("work", "--once").returncode == 0
    assert installation.python(STATUS.format(id=job)) == "SUCCESSFUL"
    assert len(runs.read_text().splitlines()) == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_asked_to_stop_leaves_nothing_behind(installation, number):
    installation.ask("DELETE FROM core_worker")
    worker = installation.start("work")
    wait_until(lambda: len(installation.ask(WORKERS)) == 1)
    worker.send_signal(number)
    _out, err = worker.communicate(timeout=PATIENCE)
    assert (worker.returncode, err) == (0, "")
    assert installation.ask(WORKERS) == []


def race(installation, tmp_path, code: str) -> list[str]:
    """Run the same lines in four processes that start together; return what each prints."""
    go = tmp_path / "go"
    racers = [installation.start_python(RACE.format(go=str(go)) + code) for _racer in range(4)]
    go.touch()
    return [racer.communicate(timeout=PATIENCE)[0].strip() for racer in racers]


def test_of_workers_racing_on_one_occurrence_one_asks(installation, tmp_path):
    installation.python(
        "from datetime import *; from vigie.core.models import PeriodicJob as P\n"
        "P.objects.create(name='hourly', every=timedelta(hours=1), next_run=datetime(2026, 3, 1, 12, tzinfo=UTC))"
    )
    assert sorted(race(installation, tmp_path, TAKE)) == ["False", "False", "False", "True"]


def test_workers_racing_on_messages_send_each_once(installation, tmp_path):
    installation.python(
        "from vigie.core.outbox import send\n"
        "for number in range(60): send(to='a@exemple.fr', subject='Bonjour', body='…', kind='reminder')"
    )
    sent = [int(count) for count in race(installation, tmp_path, DELIVER)]
    states = "from vigie.core.models import OutboxMessage as M; print(set(M.objects.values_list('state', 'attempts')))"
    assert sum(sent) == 60
    assert installation.python(states) == "{('sent', 1)}"
