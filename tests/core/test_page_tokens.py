"""What pages carry: it opens for one purpose, for a time, unchanged."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.core import page_tokens
from vigie.core.page_tokens import StaleToken, open_token, seal_token


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5))
def test_what_is_sealed_comes_back(values):
    assert open_token("form", seal_token("form", values, seconds=60)) == values


def test_another_purpose_does_not_open():
    with pytest.raises(StaleToken):
        open_token("dialogue", seal_token("form", "x", seconds=60))


def test_it_opens_for_a_time_only(monkeypatch):
    token, now = seal_token("form", "x", seconds=60), time.time()
    monkeypatch.setattr(page_tokens.time, "time", lambda: now + 61)
    with pytest.raises(StaleToken):
        open_token("form", token)


@pytest.mark.parametrize("spoilt", ["", "é", "AAAA", "!!!", "Z" * 200])
def test_anything_else_is_refused(spoilt):
    with pytest.raises(StaleToken):
        open_token("form", spoilt)


def test_a_changed_letter_is_refused():
    token = seal_token("form", "x", seconds=60)
    with pytest.raises(StaleToken):
        open_token("form", token[:20] + ("A" if token[20] != "A" else "B") + token[21:])


def test_what_it_carries_cannot_be_read():
    assert "secret" not in seal_token("form", "secret", seconds=60)
