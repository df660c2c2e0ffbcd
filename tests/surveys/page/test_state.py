"""What pages carry opens for this installation only, and stays small."""

import pytest

from vigie.core.page_tokens import StaleToken
from vigie.surveys.page.state import LARGEST_FILLING, State, TooLong, opened


def test_a_state_comes_back_as_it_was():
    state = State(wave=3, version=4, filling="<data>é</data>".encode(), language="Français (fr)", screen="a", token=7)
    assert opened(state.sealed()) == state


def test_two_answers_have_two_identifiers_and_one_keeps_its_own():
    one, other = State(wave=1, version=1), State(wave=1, version=1)
    assert one.instance_id != other.instance_id
    assert opened(one.sealed()).instance_id == one.instance_id


def test_a_changed_state_is_refused():
    sealed = State(wave=1, version=1).sealed()
    with pytest.raises(StaleToken):
        opened(("A" if sealed[40] != "A" else "B").join([sealed[:40], sealed[41:]]))
    with pytest.raises(StaleToken):
        opened("")


def test_too_long_a_filling_is_refused():
    with pytest.raises(TooLong):
        State(wave=1, version=1, filling=b"x" * (LARGEST_FILLING + 1)).sealed()
