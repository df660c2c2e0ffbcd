"""Two acts at once on one seat: neither undoes the other, nor writes twice."""

import pytest

from tests.vaults import pair_of
from vigie.accounts.models import JournalEntry
from vigie.internships.after.access import placed_from_school
from vigie.internships.after.releasing import release_names
from vigie.internships.drawing.ending import give_back
from vigie.internships.models import Pupil, ReleasedName
from vigie.internships.names.keys import name_key
from vigie.internships.pupils.classes.acts import withdraw

pytestmark = pytest.mark.django_db


def test_a_seat_given_back_while_names_are_released_takes_no_name_with_it(past, school):
    read_before = list(placed_from_school(past.entry))
    give_back(assignment_id=past.placed.pk, by=school)
    key = name_key(past.entry.organisation, school, pair_of(school))
    release_names(entry=past.entry, assignments=read_before, key=key, by=school)
    assert not ReleasedName.objects.exists()


def test_two_withdrawals_at_once_are_one(past, school):
    for read_before in [Pupil.objects.get(pk=past.pupil.pk) for _window in range(2)]:
        withdraw(pupil=read_before, actor=school)
    assert JournalEntry.objects.filter(verb="pupil_withdrawn").count() == 1
