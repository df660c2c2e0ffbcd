"""The health page tells the truth, and nothing else."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from vigie.core import health, outbox
from vigie.core.models import OutboxMessage, Worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()


@pytest.fixture
def worker():
    return Worker.objects.create(id="w", started_at=timezone.now(), seen_at=timezone.now())


def ask(client) -> tuple[int, dict]:
    answer = client.get(reverse("core:health"))
    return answer.status_code, answer.json()


def wrong(client) -> list[str]:
    return [code for code, is_ok in ask(client)[1]["checks"].items() if not is_ok]


def message(**values) -> OutboxMessage:
    stored = outbox.send(to="a@exemple.fr", subject="Secret", body="Secret", kind="reminder")
    OutboxMessage.objects.filter(pk=stored.pk).update(**values)
    return stored


def test_all_is_well(client, worker):
    assert ask(client)[0] == 200
    assert wrong(client) == []


def test_no_worker_shows(client):
    assert wrong(client) == ["worker"]


def test_a_silent_worker_shows(client, worker):
    Worker.objects.update(seen_at=timezone.now() - timedelta(hours=1))
    assert wrong(client) == ["worker"]


@pytest.mark.parametrize("values", [{"state": "failed"}, {"created_at": timezone.now() - timedelta(days=1)}])
def test_messages_that_do_not_leave_show(client, worker, values):
    message(**values)
    assert wrong(client) == ["outbox"]
    assert ask(client)[0] == 200


def test_a_job_given_up_shows(client, worker):
    DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="x.y",
        backend_name="default",
        run_after=timezone.now(),
        status="FAILED",
        finished_at=timezone.now(),
        exception_class_path="",
        traceback="",
    )
    assert wrong(client) == ["jobs"]


def test_a_full_disk_shows(client, worker, monkeypatch):
    monkeypatch.setattr(health, "MINIMUM_FREE_BYTES", 10**18)
    assert wrong(client) == ["disk"]


def test_an_outdated_database_is_503(client, worker):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'core'")
    code, answer = ask(client)
    assert (code, answer["checks"]["migrations"]) == (503, False)


@pytest.mark.parametrize("accepted", ["application/json", "text/html"])
def test_a_database_that_does_not_answer_is_503_not_500(client, monkeypatch, accepted):
    def refuse():
        raise OperationalError("connection to server at secret-host failed")

    monkeypatch.setattr(health.connection, "cursor", refuse)
    answer = client.get(reverse("core:health"), headers={"Accept": accepted})
    assert answer.status_code == 503
    assert "secret-host" not in answer.content.decode()
    assert answer.headers["Content-Type"].startswith(accepted)


def test_a_visitor_reads_no_figure_and_no_detail(client):
    message(state="failed")
    page = client.get(reverse("core:health"), headers={"Accept": "text/html"})
    assert "État du site" in page.content.decode()
    for finding in health.examine():
        assert not finding.detail or finding.detail not in page.content.decode()


def test_the_number_of_queries_does_not_grow_with_what_is_kept(client, worker, django_assert_num_queries):
    ask(client)
    for _number in range(30):
        message(state="failed")
    with django_assert_num_queries(6):
        ask(client)
