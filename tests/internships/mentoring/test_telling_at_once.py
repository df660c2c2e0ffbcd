"""The same telling sent by several requests at the same time, the first ever among them: it is told once."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from tests.observatory.facts_scene import make_places, waiting
from vigie.internships.mentoring.telling import Told, tell
from vigie.internships.models import ToldBack

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer at a time in by itself."),
]
TOLD = Told("employment", "direct", "commune:59606", ("origin",))


def test_it_is_told_once_by_each_form():
    make_places()
    together, words = Barrier(6), []

    def send(nonce: str) -> None:
        together.wait()
        words.append(tell(told=TOLD, nonce=nonce))
        connection.close()

    threads = [Thread(target=send, args=[f"{number % 2:032x}"]) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(words), len(set(words)), len(waiting())) == (6, 2, 2)
    assert len(ToldBack.objects.get().content) == 2
