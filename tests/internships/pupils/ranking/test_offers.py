"""What a pupil looks for: the nearest first, and no offer lost to a missing centre."""

from types import SimpleNamespace

import pytest

from vigie.internships.pupils.ranking.advice import SHORT, advice
from vigie.internships.pupils.ranking.offers import Wanted, in_order, search

LILLE, VALENCIENNES = (3.06, 50.63), (3.52, 50.36)


def session(number, place, **fields):
    longitude, latitude = place or (None, None)
    offer = SimpleNamespace(
        commune=SimpleNamespace(longitude=longitude, latitude=latitude, name="Ville"),
        **{"sector": "crafts", "accessibility": "unknown", "title": "Réparer des vélos", "tasks": "", **fields},
        company="Un atelier",
        get_sector_display=lambda: "artisanat",
    )
    return SimpleNamespace(pk=number, week_id=1, offer=offer)


SESSIONS = [session(1, LILLE), session(2, None), session(3, VALENCIENNES, accessibility="full", sector="health")]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), [1, 2, 3]),
        (Wanted(near=VALENCIENNES), [3, 1, 2]),
        (Wanted(near=VALENCIENNES, within=20), [3, 2]),
        (Wanted(within=20), [1, 2, 3]),
        (Wanted(is_accessible=True), [3]),
        (Wanted(sector="health"), [3]),
        (Wanted(week=2), []),
        (Wanted(words="VELOS  atelier"), [1, 2, 3]),
        (Wanted(words="vélo voiture"), []),
    ],
)
def test_offers_answer_wishes(wanted, found):
    assert [each.session.pk for each in search(SESSIONS, wanted)] == found


def test_distances_are_told_in_kilometres():
    (first, *_others) = search(SESSIONS, Wanted(near=LILLE))
    assert first.distance == 0
    assert 40 < search(SESSIONS, Wanted(near=LILLE))[1].distance < 50


def test_a_list_keeps_its_order_and_passes_over_what_is_gone():
    assert [each.pk for each in in_order([3, 9, 1], SESSIONS)] == [3, 1]


@pytest.mark.parametrize(
    ("count", "available", "sentences"),
    [(0, 0, 1), (0, 9, 1), (2, 9, 2), (2, 2, 0), (SHORT, 99, 0), (SHORT - 1, 99, 2)],
)
def test_a_short_list_is_advised_and_a_full_one_is_not(count, available, sentences):
    assert len(advice(count, available)) == sentences
