"""The worked example is what the match gives, and shows what it is there to show."""

from vigie.internships.drawing.example import INPUTS, SEED, example
from vigie.internships.matching.instances import read_instance
from vigie.internships.matching.results import decide


def test_the_example_tells_the_match():
    result = decide(read_instance({**INPUTS, "seed": SEED}))
    assert {line.name: line.offer or None for line in example().lines} == result["assignment"]


def test_the_example_shows_someone_let_go_and_a_reserve_that_matters():
    told = example()
    assert any(set(offer.rejected) - set(offer.asking) for turn in told.turns for offer in turn)
    assert any(seat.is_reserved for turn in told.turns for offer in turn for seat in offer.seats)
    assert sum(line.offer != line.without for line in told.lines) >= 2


def test_the_example_follows_its_inputs():
    without = {**INPUTS, "policy": "none"}
    assert all(line.offer == line.without for line in example(without).lines)
