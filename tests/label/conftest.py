"""What the tests of the room share: how many people of a structure are trained."""

from types import SimpleNamespace

import pytest

from vigie.label import trained as room


@pytest.fixture
def trained(monkeypatch) -> SimpleNamespace:
    """How many people of any structure are trained: one, unless a test says otherwise."""
    answer = SimpleNamespace(number=1)
    monkeypatch.setattr(room, "trained_count", lambda organisation_id: answer.number)
    return answer
