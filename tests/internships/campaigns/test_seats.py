from collections import Counter
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.internships.campaigns.seats import Place, reserved_seats, share_out

reserves = st.dictionaries(st.sampled_from(["qpv", "scholarship"]), st.integers(0, 100))
places = st.lists(
    st.builds(
        Place, st.integers(1, 10_000), st.integers(1, 12), st.integers(1, 6), st.sampled_from(["crafts", "trade"])
    ),
    max_size=25,
    unique_by=lambda place: place.session,
)


@pytest.mark.parametrize(
    ("seats", "shares", "expected"),
    [
        (4, {"qpv": 30}, {"qpv": 2}),
        (10, {"qpv": 30}, {"qpv": 3}),
        (1, {"qpv": 1}, {"qpv": 1}),
        (10, {"qpv": 0}, {}),
        (0, {"qpv": 50}, {}),
        (3, {"qpv": 50, "scholarship": 50}, {"qpv": 2, "scholarship": 1}),
        (1, {"qpv": 20, "scholarship": 30}, {"scholarship": 1}),
    ],
)
def test_shares_are_rounded_up(seats, shares, expected):
    assert reserved_seats(seats, shares) == expected


@given(st.integers(0, 300), reserves)
def test_each_group_has_its_share_rounded_up_while_seats_remain(seats, shares):
    kept = reserved_seats(seats, shares)
    assert sum(kept.values()) == min(seats, sum(ceil(seats * share / 100 - 1e-9) for share in shares.values()))
    assert all(0 < count <= ceil(seats * shares[group] / 100 - 1e-9) for group, count in kept.items())


@given(places, reserves)
def test_every_session_keeps_its_seats(listed, shares):
    shared = share_out(listed, shares)
    assert sorted(shared) == sorted(place.session for place in listed)
    assert all(sum(shared[place.session].values()) <= place.seats for place in listed)


@given(places, reserves, st.randoms())
def test_the_order_in_which_sessions_are_given_changes_nothing(listed, shares, random):
    shuffled = list(listed)
    random.shuffle(shuffled)
    assert share_out(shuffled, shares) == share_out(listed, shares)


@given(places, reserves)
def test_a_company_with_several_seats_is_rounded_once(listed, shares):
    totals = Counter()
    kept = {}
    for place in listed:
        totals[place.company] += place.seats
    for place in listed:
        kept.setdefault(place.company, Counter()).update(share_out(listed, shares)[place.session])
    for company, seats in totals.items():
        if seats > 1:
            assert dict(kept[company]) == reserved_seats(seats, shares)


def test_reserved_seats_go_first_where_there_are_most_seats():
    listed = [Place(1, 1, 1, "crafts"), Place(2, 4, 1, "crafts"), Place(3, 1, 1, "crafts")]
    assert share_out(listed, {"qpv": 30}) == {1: {}, 2: {"qpv": 2}, 3: {}}
    assert share_out(listed, {"qpv": 75}) == {1: {"qpv": 1}, 2: {"qpv": 4}, 3: {}}


def test_offers_of_a_single_seat_are_not_all_reserved():
    listed = [Place(session, 1, session, "crafts") for session in range(1, 11)]
    assert sum(bool(groups) for groups in share_out(listed, {"qpv": 30}).values()) == 3
