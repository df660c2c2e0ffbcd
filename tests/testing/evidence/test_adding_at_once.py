"""Pieces that come at the same instant stand one after another: the chain never forks."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from tests.testing.evidence.conftest import PHOTO, brought
from tests.testing.read_scene import make_frozen, make_test
from vigie.testing.evidence.adding import add_evidence
from vigie.testing.evidence.verifying import verify_evidence
from vigie.testing.models import Evidence

SENDERS = 4


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer at a time in by itself.")
def test_pieces_sent_at_once_make_one_chain(pilot):
    campaign = make_frozen(pilot)
    applications = make_test(campaign, 1)
    start, failed = Barrier(SENDERS), []

    def send(number: int) -> None:
        # The last two send the same piece.
        upload = brought(PHOTO + bytes([min(number, SENDERS - 2)]))
        try:
            start.wait()
            add_evidence(application=applications[0], kind="photo", upload=upload, by=pilot)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [Thread(target=send, args=(number,)) for number in range(SENDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert list(Evidence.objects.values_list("sequence", flat=True)) == [1, 2, 3]
    assert verify_evidence(campaign).is_whole
