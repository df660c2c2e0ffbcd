"""Participation counts each structure once a meeting, by the best that is noted of it."""

from hypothesis import given
from hypothesis import strategies as st

from vigie.plan.meetings.participation import BEST_FIRST, Came, participation_of

STATES = ("present", "represented", "excused", "absent", "not_stated")
CAME = st.builds(
    Came,
    organisation=st.integers(1, 4),
    column=st.integers(2015, 2017),
    meeting=st.integers(1, 5),
    state=st.sampled_from(STATES),
)


def test_the_best_of_several_people_counts():
    rows = [Came("CAF", 2017, 1, "absent"), Came("CAF", 2017, 1, "present"), Came("CAF", 2017, 2, "excused")]
    found = participation_of(rows)
    tally = found.cell("CAF", 2017)
    assert (tally.came, tally.expected, tally.rate) == (1, 2, 0.5)
    assert (tally.of("present"), tally.of("excused"), tally.of("absent")) == (1, 1, 0)


def test_what_is_not_stated_is_neither_a_presence_nor_an_absence():
    found = participation_of([Came("CAF", 2017, 1, "not_stated")])
    assert (found.columns, found.totals, found.whole.rate) == ((), {}, None)
    assert found.cell("CAF", 2017).rate is None


def test_represented_counts_as_having_come():
    assert participation_of([Came("CAF", 2017, 1, "represented")]).whole.rate == 1


@given(st.lists(CAME, max_size=40))
def test_sums_agree_and_rates_are_shares(rows):
    found = participation_of(rows)
    stated = {(row.organisation, row.column, row.meeting) for row in rows if row.state in BEST_FIRST}
    assert found.whole.expected == len(stated)
    assert sum(tally.expected for tally in found.cells.values()) == len(stated)
    for organisation, total in found.totals.items():
        cells = [found.cell(organisation, column) for column in found.columns]
        assert total.expected == sum(tally.expected for tally in cells)
        assert total.came == sum(tally.came for tally in cells)
        assert 0 <= total.rate <= 1


@given(st.lists(CAME, max_size=30), st.randoms())
def test_order_does_not_matter(rows, random):
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert participation_of(shuffled) == participation_of(rows)


@given(st.lists(CAME, max_size=30), CAME)
def test_one_more_presence_never_lowers_what_came(rows, extra):
    present = Came(extra.organisation, extra.column, extra.meeting, "present")
    assert participation_of([*rows, present]).whole.came >= participation_of(rows).whole.came
