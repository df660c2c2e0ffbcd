"""Frameworks and charters: what stays true while several people write."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from tests.factories import PersonFactory
from tests.label.scene import TEXT, make_framework
from vigie.label.commitment.charters import publish_charter
from vigie.label.frameworks.writing import remove_criterion
from vigie.label.models import Charter
from vigie.label.refusing import NotNow


@pytest.mark.django_db
def test_an_open_framework_keeps_ten_criteria():
    framework = make_framework(length=11)
    remove_criterion(criterion=framework.criteria.last(), actor=PersonFactory())
    with pytest.raises(NotNow, match="au moins dix"):
        remove_criterion(criterion=framework.criteria.last(), actor=PersonFactory())
    assert framework.criteria.count() == 10


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer at a time in by itself.")
def test_two_clicks_publish_one_charter():
    barrier, failures = Barrier(2), []

    def publish():
        try:
            barrier.wait()
            publish_charter(text=TEXT, actor=None)
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [Thread(target=publish) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (failures, Charter.objects.count()) == ([], 1)
