"""The second round: the unluckiest come first, and nobody gains by giving a seat back."""

from hypothesis import given
from hypothesis import strategies as st

from vigie.internships.drawing.second_round import second_tiers


def test_the_order_of_the_second_round():
    tiers = second_tiers([1, 2, 3, 4, 5, 6], first_order=[4, 1, 2, 5, 3], placed={4, 5}, gave_back={4})
    assert sorted(tiers, key=lambda pupil: tiers[pupil]) == [5, 3, 2, 1, 6, 4]


@given(st.data())
def test_whoever_gives_a_seat_back_comes_after_everyone_who_did_not(data):
    order = data.draw(st.permutations(range(8)))
    placed = data.draw(st.sets(st.sampled_from(order)))
    ended = data.draw(st.sets(st.sampled_from(sorted(placed)))) if placed else set()
    back = data.draw(st.sets(st.sampled_from(sorted(ended)))) if ended else set()
    taking = [pupil for pupil in range(10) if pupil not in placed - ended]
    tiers = second_tiers(taking, first_order=order, placed=placed, gave_back=back)
    others = [tiers[pupil] for pupil in taking if pupil not in back]
    assert all(tiers[pupil] > max(others, default=-1) for pupil in back)
    unplaced = [pupil for pupil in order if pupil not in placed]
    assert [tiers[pupil] for pupil in unplaced] == sorted((tiers[pupil] for pupil in unplaced), reverse=True)
