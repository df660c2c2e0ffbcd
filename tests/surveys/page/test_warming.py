"""What the server reads of questionnaires before it parts into processes."""

from datetime import date

import pytest
from django.db import DatabaseError, connections

from vigie.surveys.engine import definition
from vigie.surveys.engine.definition import read_definition
from vigie.surveys.engine.logic import Logic
from vigie.surveys.page import warming
from vigie.surveys.page.warming import read_open_forms


@pytest.fixture
def closings(monkeypatch):
    """Count what closes connections: a test needs its own."""
    made = []
    monkeypatch.setattr(connections, "close_all", lambda: made.append("closed"))
    return made


def forget():
    read_definition.cache_clear()
    Logic.of.cache_clear()


@pytest.mark.django_db
def test_open_waves_are_read_and_closed_ones_are_not(make_wave, closings):
    make_wave()
    make_wave(closes_on=date(2026, 1, 2), closed_on=date(2026, 1, 2))
    forget()
    read_open_forms()
    assert (read_definition.cache_info().currsize, Logic.of.cache_info().currsize) == (1, 1)
    assert closings == ["closed"]


@pytest.mark.django_db
def test_a_visitor_then_finds_the_form_read(make_wave, closings, client, monkeypatch):
    wave = make_wave()
    forget()
    read_open_forms()
    monkeypatch.setattr(definition, "parse", lambda *_args, **_options: pytest.fail("read again"))
    assert client.get(f"/enquete/{wave.code}/").status_code == 200


def test_a_database_that_does_not_answer_keeps_no_server_from_starting(closings, monkeypatch):
    def refuse() -> list[str]:
        raise DatabaseError

    monkeypatch.setattr(warming, "asked_now", refuse)
    read_open_forms()
    assert closings == ["closed"]
