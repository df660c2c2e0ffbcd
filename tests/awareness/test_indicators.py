"""What the room measures: people by sex, nothing of a few, nothing made up."""

from datetime import date

import pytest
from django.utils import timezone

from tests.awareness.room import make_event
from vigie.awareness.indicators import INDICATORS
from vigie.awareness.models import Adoption, Definition, Event
from vigie.core.measuring import SEXES

pytestmark = pytest.mark.django_db


def measured(code, year=None):
    (indicator,) = [each for each in INDICATORS if each.code == f"awareness-{code}"]
    return [(each.sex, each.value) for each in indicator.measure(year or timezone.localdate().year)]


def held(**given):
    event = make_event(sector="housing", **given)
    now = timezone.now()
    Event.objects.filter(pk=event.pk).update(starts_at=now, ends_at=now)


def test_people_are_counted_by_sex_and_by_sector():
    held(women=30, men=20, not_stated=15)
    assert measured("people") == [("", 65.0), ("women", 30.0), ("men", 20.0), ("not_stated", 15.0)]
    assert measured("people-housing") == measured("people")
    assert measured("people-health") == []


def test_nothing_is_told_of_a_few_people_nor_before_anybody_counted():
    held()
    assert measured("people") == []
    held(women=2, men=0, not_stated=0)
    assert measured("people") == []


def test_made_up_and_cancelled_events_do_not_count():
    held(women=30, men=20, not_stated=15, is_fictitious=True)
    held(women=30, men=20, not_stated=15, cancelled_on=timezone.localdate())
    assert measured("people") == []
    assert measured("events") == [("", 0.0)]


def test_whoever_counts_people_says_their_sex():
    assert all(each.counts_people == each.code.startswith("awareness-people") for each in INDICATORS)
    held(women=30, men=20, not_stated=15)
    assert {sex for sex, _value in measured("people")} == {"", *SEXES}


def test_structures_that_adopted_count_once(partner):
    for term in ("a", "b"):
        definition = Definition.objects.create(term=term, text="x", adopted_on=date(2024, 1, 1), adopted_by="y")
        Adoption.objects.create(definition=definition, organisation=partner, adopted_on=date(2024, 2, 1))
    assert measured("adoptions", 2024) == [("", 1.0)]
    assert measured("adoptions", 2023) == [("", 0.0)]
