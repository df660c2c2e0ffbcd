"""No small number of people can be read, nor worked out, from what the public is given."""

from collections import defaultdict
from decimal import Decimal
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from vigie.cockpit.annual_report.collecting_values import SMALL_COUNT, FigureOfYear
from vigie.cockpit.annual_report.public_report_secrecy import PARTS, TOTAL, public_figure

# Every figure up to this total is tried.
MOST = 32
counts = st.one_of(st.none(), st.integers(0, 40))


def people(total: int | None, *parts: int | None) -> FigureOfYear:
    """Return a count of people by sex."""
    value = None if total is None else Decimal(total)
    return FigureOfYear("Personnes", "", True, True, value, *parts)


def shown(figure: FigureOfYear) -> tuple[object, ...]:
    """Return all that the public reads of a figure."""
    return *(getattr(figure, name) for name in (TOTAL, *PARTS)), figure.withheld


@given(total=counts, parts=st.tuples(counts, counts, counts))
def test_no_small_number_is_shown(total, parts):
    seen = public_figure(people(total, *parts))
    for name in (TOTAL, *PARTS):
        number = getattr(seen, name)
        assert number is None or number == 0 or number >= SMALL_COUNT


@given(total=counts, parts=st.tuples(counts, counts, counts))
def test_no_subtraction_gives_a_small_number_away(total, parts):
    seen = public_figure(people(total, *parts))
    hidden = [name for name in PARTS if name in seen.withheld]
    if seen.value is None or not hidden:
        return
    rest = int(seen.value) - sum(getattr(seen, name) or 0 for name in PARTS)
    known_hidden = [number for name, number in zip(PARTS, parts, strict=True) if name in hidden]
    assert rest <= 0 or rest >= SMALL_COUNT
    # A part hidden alone would be what remains of the total.
    assert len(hidden) > 1 or rest != known_hidden[0]


def test_each_small_number_could_have_been_another_as_far_as_anyone_can_tell():
    """Whoever knows the rule and reads a consistent figure hesitates between several values of every small part."""
    possible = defaultdict(list)
    known = range(MOST + 1)
    for parts in product(known, known, (None, *known)):
        if sum(part or 0 for part in parts) > MOST:
            continue
        figure = people(sum(part or 0 for part in parts), *parts)
        possible[shown(public_figure(figure))].append(parts)
    for (*_numbers, withheld), all_parts in possible.items():
        for place, name in enumerate(PARTS):
            if name in withheld and any(parts[place] in range(1, SMALL_COUNT) for parts in all_parts):
                assert len({parts[place] for parts in all_parts}) > 1, all_parts


@given(parts=st.tuples(*[st.one_of(st.just(0), st.integers(SMALL_COUNT, 99))] * 3))
def test_large_numbers_are_all_given(parts):
    assert public_figure(people(sum(parts), *parts)).withheld == ()


def test_a_small_part_takes_the_whole_breakdown_with_it():
    seen = public_figure(people(63, 3, 40, 20))
    assert (seen.value, seen.women, seen.men, seen.sex_not_stated) == (63, None, None, None)
    assert seen.withheld == PARTS


def test_a_small_total_takes_everything_with_it():
    seen = public_figure(people(10, 10, 0, None))
    assert shown(seen) == (None, None, None, None, (TOTAL, "women", "men"))


def test_what_lacks_to_a_total_is_a_part_too():
    assert public_figure(people(63, 40, 20, None)).withheld == ("women", "men")


def test_what_does_not_count_people_is_given():
    figure = FigureOfYear("Affiches", "affiches", is_answered=True, value=Decimal(3))
    assert public_figure(figure) == figure


@given(total=counts, parts=st.tuples(counts, counts, counts))
def test_doing_it_twice_changes_nothing_more(total, parts):
    once = public_figure(people(total, *parts))
    assert public_figure(once).withheld in {once.withheld, ()}
