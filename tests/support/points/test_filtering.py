"""Which points answer a wish."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.support.points.filtering import Card, Wish, search

CENTRE = (3.5, 50.35)
CARD = Card(
    1,
    "Maison",
    "59606",
    (3.51, 50.35),
    "proximity",
    "full",
    frozenset({"listening"}),
    frozenset({"fr", "ar"}),
    frozenset({"origin"}),
    frozenset({"housing"}),
)
CARDS = st.lists(
    st.builds(
        Card,
        key=st.integers(),
        name=st.text(max_size=3),
        commune=st.sampled_from(["59606", "59014", ""]),
        place=st.none() | st.tuples(st.floats(3, 4), st.floats(50, 51)),
        level=st.sampled_from(["proximity", "specialised"]),
        languages=st.frozensets(st.sampled_from(["fr", "ar"])),
        criteria=st.frozensets(st.sampled_from(["origin", "sex"])),
    ),
    max_size=8,
)
WISHES = st.builds(
    Wish,
    commune=st.sampled_from(["", "59606"]),
    near=st.none() | st.just(CENTRE),
    level=st.sampled_from(["", "specialised"]),
    criterion=st.sampled_from(["", "sex"]),
    language=st.sampled_from(["", "ar"]),
)


@pytest.mark.parametrize(
    ("wish", "answers"),
    [
        (Wish(), True),
        (Wish(level="specialised"), False),
        (Wish(criterion="origin"), True),
        (Wish(criterion="sex"), False),
        (Wish(domain="housing", language="ar", competence="listening"), True),
        (Wish(domain="education"), False),
        (Wish(language="pl"), False),
        (Wish(competence="legal_advice"), False),
        (Wish(accessible=True), True),
    ],
)
def test_each_wish_counts(wish, answers):
    assert bool(search([CARD], wish)) is answers


def test_a_point_that_names_no_criterion_follows_them_all():
    assert search([replace(CARD, criteria=frozenset(), domains=frozenset())], Wish(criterion="sex", domain="education"))


def test_a_step_at_the_door_leaves_the_point_out():
    wish = Wish(accessible=True)
    assert [bool(search([replace(CARD, accessibility=code)], wish)) for code in ("partial", "none", "unknown")] == [
        True,
        False,
        False,
    ]


def test_the_nearest_comes_first_after_those_of_the_commune():
    near = replace(CARD, key=2, commune="59014", place=CENTRE)
    nowhere = replace(CARD, key=3, commune="59014", place=None)
    far = replace(CARD, key=4, commune="59606", place=(3.9, 50.35))
    found = search([nowhere, far, near, CARD], Wish(commune="59606", near=CENTRE))
    assert [each.card.key for each in found] == [1, 4, 2, 3]
    assert found[2].distance == 0
    assert found[3].distance is None


@given(CARDS, WISHES)
def test_a_search_only_leaves_out_and_sorts(cards, wish):
    found = [each.card for each in search(cards, wish)]
    assert all(found.count(card) <= cards.count(card) for card in found)
    assert len(search(cards, Wish())) == len(cards)
    narrower = search(cards, replace(wish, competence="legal_advice"))
    assert {id(each.card) for each in narrower} <= {id(each.card) for each in search(cards, wish)}
