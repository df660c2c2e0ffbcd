"""What a body lacks, whatever its facts."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from vigie.plan.bodies.checking import (
    BodyFacts,
    Lack,
    MeetingCount,
    distinct_groups,
    expected_meetings,
    lacks,
    meetings_to_plan,
    missing_categories,
    missing_groups,
)

DAY = date(2026, 6, 1)
names = st.sampled_from(["CCI", "Collèges", "Entreprises", "Parents"])
counts = st.builds(MeetingCount, st.integers(0, 5), st.integers(0, 5), st.integers(0, 5))
days = st.dates(date(2014, 1, 1), date(2030, 12, 31))
facts = st.builds(
    BodyFacts,
    required=st.lists(names, unique=True).map(tuple),
    filled=st.frozensets(names),
    groups=st.lists(st.sampled_from(["", "Groupe A", "groupe  a", "Groupe B", " GROUPE B "])).map(tuple),
    min_groups=st.integers(0, 4),
    min_meetings=st.none() | st.integers(0, 12),
    meetings=counts,
    installed=st.none() | days,
    expects_letter=st.booleans(),
    has_letter=st.booleans(),
    expects_referent=st.booleans(),
    has_referent=st.booleans(),
)


@given(facts)
def test_a_category_is_missing_when_required_and_empty(known):
    assert set(missing_categories(known)) == set(known.required) - known.filled


@given(facts, days)
def test_filling_every_category_ends_the_alert(known, day):
    full = BodyFacts(required=known.required, filled=frozenset(known.required))
    assert Lack.CATEGORY not in lacks(full, day)


@given(facts)
def test_groups_written_alike_are_one(known):
    assert distinct_groups(known.groups) <= 2
    assert distinct_groups([*known.groups, *known.groups]) == distinct_groups(known.groups)
    assert missing_groups(known) == max(0, known.min_groups - distinct_groups(known.groups))


@given(facts, days)
def test_planning_what_is_asked_ends_the_alert(known, day):
    """The number said is the right one: with so many more meetings nothing is missing, with one less it still is."""
    missing = meetings_to_plan(known, day)
    count = known.meetings

    def with_planned(number: int) -> BodyFacts:
        more = MeetingCount(count.held, count.planned + number, count.to_close)
        return BodyFacts(min_meetings=known.min_meetings, installed=known.installed, meetings=more)

    assert meetings_to_plan(with_planned(missing), day) == 0
    if missing:
        assert meetings_to_plan(with_planned(missing - 1), day) == 1


@given(facts, days)
def test_never_more_is_expected_than_the_rule(known, day):
    assert 0 <= expected_meetings(known, day) <= (known.min_meetings or 0)
    if known.installed and known.installed.year < day.year:
        assert expected_meetings(known, day) == (known.min_meetings or 0)


@given(st.integers(1, 12), st.integers(1, 12))
def test_later_installed_never_owes_more(minimum, month):
    def owed(installed: date) -> int:
        return expected_meetings(BodyFacts(min_meetings=minimum, installed=installed), DAY)

    assert owed(date(2026, month, 1)) >= owed(date(2026, 12, 31))
    assert owed(date(2026, 1, 1)) == minimum
    assert owed(date(2027, 1, 1)) == 0


def test_a_body_installed_in_july_owes_half():
    assert expected_meetings(BodyFacts(min_meetings=2, installed=date(2026, 7, 1)), DAY) == 1


@given(facts, days)
def test_each_lack_has_its_cause(known, day):
    found = lacks(known, day)
    assert (Lack.LETTER in found) == (known.expects_letter and not known.has_letter)
    assert (Lack.REFERENT in found) == (known.expects_referent and not known.has_referent)
    assert (Lack.MEETINGS_TO_CLOSE in found) == bool(known.meetings.to_close)
    assert found == sorted(found, key=list(Lack).index)
