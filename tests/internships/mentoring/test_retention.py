"""What a pair leaves once a year has passed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from vigie.internships.after.retention import KEPT, erase_until
from vigie.internships.models import Mentee, MenteePair, Mentor

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def end(people, days_ago: int, **mentee) -> None:
    day = TODAY - timedelta(days=days_ago)
    MenteePair.objects.create(
        mentor=people.mentor, mentee=people.mentee, proposed_on=day, ended_on=day, outcome="training"
    )
    Mentee.objects.update(**{"ended_on": day, **mentee})


def test_a_year_after_the_pair_and_the_young_person_are_gone_and_the_mentor_goes_on(people):
    end(people, KEPT.days)
    assert erase_until(TODAY) == 2
    assert not Mentee.objects.exists()
    assert Mentor.objects.get() == people.mentor
    assert erase_until(TODAY) == 0


def test_the_day_before_all_is_there(people):
    end(people, KEPT.days - 1)
    assert erase_until(TODAY) == 0


def test_whoever_asked_again_since_stays(people):
    end(people, KEPT.days, ended_on=None, agreed_on=TODAY)
    assert erase_until(TODAY) == 1
    assert Mentee.objects.exists()


def test_a_mentor_who_stopped_goes_with_their_last_pair(people):
    end(people, KEPT.days)
    Mentor.objects.update(ended_on=TODAY - KEPT)
    erase_until(TODAY)
    assert not Mentor.objects.exists()
