"""Two imports at the same time: one waits for the other, and nothing is written twice."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from vigie.accounts.models import Organisation
from vigie.plan.importing.importing_plan import apply_import
from vigie.plan.importing.preview import ImportPreview
from vigie.plan.importing.sources import read_bytes
from vigie.plan.models import Action, Axis, Plan

ROWS = "\n".join(f"P;Axe {number % 3} : Axe;Action {number};Structure {number % 7}" for number in range(40))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer at a time in by itself.")
def test_two_imports_of_one_file_write_it_once():
    content = f"plan;axe;action;pilote\n{ROWS}".encode()
    start, done, failed = Barrier(2), [], []

    def run() -> None:
        try:
            start.wait()
            done.append(apply_import(reading=read_bytes(content, "plan.csv"), actor=None))
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert sorted(created_actions(preview) for preview in done) == [0, 40]
    assert [model.objects.count() for model in (Plan, Axis, Action, Organisation)] == [1, 3, 40, 7]


def created_actions(preview: ImportPreview) -> int:
    """Return how many actions an import created."""
    return preview.counts("created")["actions"]
