"""The collector rests, then works again as before."""

import gc

import pytest

from vigie.internships.matching.collecting import collector_at_rest


@pytest.fixture(autouse=True)
def _collector_on():
    gc.enable()
    yield
    gc.enable()


def fail() -> None:
    assert not gc.isenabled()
    raise ValueError("on purpose")


def test_it_works_again_even_after_a_failure():
    with pytest.raises(ValueError, match="on purpose"), collector_at_rest():
        fail()
    assert gc.isenabled()


def test_who_had_stopped_it_finds_it_stopped():
    gc.disable()
    with collector_at_rest():
        assert not gc.isenabled()
    assert not gc.isenabled()
