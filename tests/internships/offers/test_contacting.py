"""What contacts made with actors say, as plain values."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vigie.internships.offers.contacting import Made, by_category, latest_by_actor, to_follow

DAY = date(2026, 9, 1)
CATEGORIES = ["companies", "schools", "parents"]


def made(pk, actor, outcome, *, days=0, category="companies"):
    return Made(pk, category, actor, DAY + timedelta(days=days), outcome)


def test_a_category_nobody_met_is_shown_as_missing():
    lines = by_category([made(1, "a", "informed")], CATEGORIES)
    assert [(line.category, line.is_missing) for line in lines] == [
        ("companies", False),
        ("schools", True),
        ("parents", True),
    ]


def test_an_actor_met_twice_counts_once_where_they_stand_today():
    line = by_category([made(1, "a", "to_follow"), made(2, "a", "committed", days=3)], CATEGORIES)[0]
    assert (line.contacts, line.actors, line.outcomes, line.last_on) == (2, 1, {"committed": 1}, DAY + timedelta(3))


def test_whoever_was_met_again_is_no_longer_to_follow():
    contacts = [
        made(1, "a", "to_follow"),
        made(2, "b", "to_follow", days=1),
        made(3, "a", "informed", days=2),
        made(4, "a", "to_follow", category="schools"),
    ]
    assert [each.pk for each in to_follow(contacts)] == [4, 2]


def test_of_one_day_the_last_written_counts():
    assert to_follow([made(2, "a", "informed"), made(1, "a", "to_follow")]) == []


CONTACTS = st.lists(
    st.builds(
        made,
        st.integers(1, 10_000),
        st.sampled_from("abcd"),
        st.sampled_from(["to_follow", "informed", "committed", "declined"]),
        days=st.integers(0, 5),
        category=st.sampled_from(CATEGORIES),
    ),
    max_size=20,
    unique_by=lambda each: each.pk,
)


@given(CONTACTS)
def test_every_contact_is_counted_and_every_actor_stands_somewhere(contacts):
    lines = by_category(contacts, CATEGORIES)
    assert sum(line.contacts for line in lines) == len(contacts)
    assert sum(line.actors for line in lines) == len(latest_by_actor(contacts))
    assert {each.pk for each in to_follow(contacts)} <= {each.pk for each in contacts}


@given(CONTACTS, st.randoms())
def test_the_order_in_which_contacts_come_changes_nothing(contacts, luck):
    shuffled = list(contacts)
    luck.shuffle(shuffled)
    assert to_follow(shuffled) == to_follow(contacts)
    assert by_category(shuffled, CATEGORIES) == by_category(contacts, CATEGORIES)
