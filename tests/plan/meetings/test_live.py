from hypothesis import given
from hypothesis import strategies as st

from vigie.plan.meetings.live import both, mark_of, tidy, would_lose

TEXTS = st.text(alphabet="ab \n\r", max_size=12)


@given(recorded=TEXTS, written=TEXTS, seen=TEXTS)
def test_what_nobody_saw_is_never_lost(recorded, written, seen):
    if not would_lose(recorded=recorded, written=written, seen=mark_of(seen)):
        assert tidy(recorded) == tidy(seen) or tidy(recorded) in tidy(written)


@given(recorded=TEXTS, written=TEXTS)
def test_who_saw_what_is_recorded_may_write_anything(recorded, written):
    assert not would_lose(recorded=recorded, written=written, seen=mark_of(recorded))


@given(first=TEXTS, second=TEXTS)
def test_both_texts_are_kept(first, second):
    kept = both(first, second)
    assert tidy(first) in kept
    assert tidy(second) in kept


def test_a_phone_that_sends_again_does_not_quarrel_with_itself():
    assert not would_lose(recorded="On commence", written="On commence par le budget", seen=mark_of(""))


def test_two_different_texts_quarrel():
    assert would_lose(recorded="Celui d'une autre", written="Le mien", seen=mark_of(""))


def test_line_ends_of_browsers_change_nothing():
    assert mark_of("a\r\nb") == mark_of("a\nb\n")
