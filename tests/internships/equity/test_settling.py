"""A study made again differs by enough pupils, or not at all."""

from dataclasses import replace

from vigie.internships.equity.settling import settled
from vigie.internships.equity.studying import Studied

PUPIL = Studied("women", in_qpv=False, has_scholarship=False, school="college", in_priority_education=False)


def changed(count: int, *, of: int = 20, **facts) -> list[Studied]:
    """Return pupils, the first ones with other facts."""
    return [replace(PUPIL, **facts)] * count + [PUPIL] * (of - count)


def test_before_the_first_study_everybody_is_as_they_are():
    assert settled([], changed(1, in_qpv=True), 5) == changed(1, in_qpv=True)


def test_a_fact_that_changes_for_a_few_stays_as_it_was():
    assert settled([PUPIL] * 20, changed(4, in_qpv=True), 5) == [PUPIL] * 20


def test_a_fact_that_changes_for_enough_is_studied():
    assert settled([PUPIL] * 20, changed(5, in_qpv=True), 5) == changed(5, in_qpv=True)


def test_each_way_of_changing_is_counted_apart():
    before = changed(1, in_qpv=True)
    now = [PUPIL] + [replace(PUPIL, in_qpv=True)] * 5 + [PUPIL] * 14
    assert settled(before, now, 5) == changed(6, in_qpv=True)


def test_one_fact_that_stays_keeps_no_other_back():
    now = [replace(each, school="general") for each in changed(1, in_qpv=True)]
    assert settled([PUPIL] * 20, now, 5) == [replace(PUPIL, school="general")] * 20


def test_changes_wait_until_there_are_enough():
    kept = settled([PUPIL] * 20, changed(3, refused=True), 5)
    assert settled(kept, changed(6, refused=True), 5) == changed(6, refused=True)


def test_what_a_second_draw_gives_is_studied_however_few():
    assert settled([PUPIL] * 20, changed(1, later=True), 5) == changed(1, later=True)


def test_offers_seen_are_kept_once_they_are_forgotten():
    seen = changed(20, seen=3)
    assert settled(seen, [PUPIL] * 20, 5) == seen
    assert settled(seen, changed(20, seen=4), 5) == changed(20, seen=4)
