import pytest

from vigie.internships.campaigns.seats import Place, share_out
from vigie.internships.campaigns.trap_words import traps_in_words
from vigie.internships.campaigns.traps import Applicants, Kind, Trap, Tried, traps_of
from vigie.internships.matching.market import Policy

LARGE = [Place(1, 100, 1, "crafts")]
SINGLE = [Place(number, 1, number, "trade") for number in range(1, 5)]


def kinds(policy, reserves, places, applicants):
    shared = share_out(places, reserves)
    return {trap.kind for trap in traps_of(Tried(policy, reserves, places, shared, applicants))}


@pytest.mark.parametrize(
    ("policy", "reserves", "places", "applicants", "expected"),
    [
        (Policy.NONE, {}, LARGE, Applicants(300, {"qpv": 90}), set()),
        (Policy.MINIMUM_GUARANTEE, {"qpv": 30}, LARGE, Applicants(300, {"qpv": 90}), {Kind.NO_EFFECT}),
        (Policy.MINIMUM_GUARANTEE, {"qpv": 31}, LARGE, Applicants(300, {"qpv": 90}), set()),
        (Policy.OVER_AND_ABOVE, {"qpv": 30}, LARGE, Applicants(300, {"qpv": 90}), {Kind.ADDS_UP}),
        (Policy.MINIMUM_GUARANTEE, {"qpv": 30}, LARGE, Applicants(300, {"qpv": 20}), {Kind.TOO_FEW}),
        (Policy.MINIMUM_GUARANTEE, {"qpv": 100}, LARGE, Applicants(300, {"qpv": 200}), {Kind.ALL_RESERVED}),
        (Policy.MINIMUM_GUARANTEE, {"qpv": 60}, SINGLE, Applicants(0, {}), {Kind.ONE_SEAT, Kind.ROUNDED_UP}),
        (Policy.MINIMUM_GUARANTEE, {"qpv": 50}, SINGLE, Applicants(0, {}), set()),
        (
            Policy.MINIMUM_GUARANTEE,
            {"qpv": 40, "scholarship": 40},
            LARGE,
            Applicants(300, {"qpv": 90, "scholarship": 90}, in_several=12),
            {Kind.OVERLAP},
        ),
    ],
)
def test_traps_of_the_reference_are_seen(policy, reserves, places, applicants, expected):
    assert kinds(policy, reserves, places, applicants) == expected


def test_open_seats_first_add_up():
    (trap,) = traps_of(Tried(Policy.OVER_AND_ABOVE, {"qpv": 30}, LARGE, {1: {"qpv": 30}}, Applicants(300, {"qpv": 90})))
    assert trap.other == pytest.approx(51)


def test_what_speaks_of_few_pupils_is_not_told():
    applicants = Applicants(50, {"qpv": 3}, in_several=2)
    traps = [Trap(Kind.NO_EFFECT, "qpv", 5, 6), Trap(Kind.OVERLAP, number=2), Trap(Kind.ALL_RESERVED)]
    assert traps_in_words(traps, applicants, 5) == [
        "Toutes les places sont réservées\N{NO-BREAK SPACE}: il ne reste aucune place ouverte."
    ]
