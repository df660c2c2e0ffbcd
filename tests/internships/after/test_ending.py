"""A seat that ends, for whatever reason, takes back the name that was released for it."""

import pytest

from tests.vaults import pair_of
from vigie.internships.after.access import placed_from_school
from vigie.internships.after.refusing import ask_refusal, review_refusal
from vigie.internships.after.releasing import release_names, released_to
from vigie.internships.drawing.ending import give_back
from vigie.internships.models import Assignment, ReleasedName
from vigie.internships.names.keys import name_key
from vigie.internships.pupils.classes.acts import Ticks, note_parents, withdraw

pytestmark = pytest.mark.django_db


def give_the_seat_back(past, school, company, pilot):
    give_back(assignment_id=past.placed.pk, by=school)


def leave(past, school, company, pilot):
    withdraw(pupil=past.placed.pupil, actor=school)


def parents_refuse(past, school, company, pilot):
    pupil = past.placed.pupil
    note_parents(pupils=[pupil], informed=Ticks(set(), set()), refused=Ticks({pupil.pk}, set()), actor=school)


def company_cannot_host(past, school, company, pilot):
    refusal = ask_refusal(assignment=past.placed, ground="closed", explanation="Travaux.", by=company)
    review_refusal(refusal_id=refusal.pk, verdict="accepted", review="Lu.", criterion="", by=pilot)


@pytest.mark.parametrize(
    ("act", "end"),
    [
        (give_the_seat_back, Assignment.End.WITHDRAWN),
        (leave, Assignment.End.WITHDRAWN),
        (parents_refuse, Assignment.End.WITHDRAWN),
        (company_cannot_host, Assignment.End.REFUSED),
    ],
)
def test_the_company_no_longer_reads_the_name(act, end, past, school, company, pilot):
    key = name_key(past.entry.organisation, school, pair_of(school))
    release_names(entry=past.entry, assignments=list(placed_from_school(past.entry)), key=key, by=school)
    assert released_to(company, pair_of(company), [past.placed])
    act(past, school, company, pilot)
    assert not ReleasedName.objects.exists()
    past.placed.refresh_from_db()
    assert past.placed.end == end


def test_a_pupil_who_comes_back_has_no_seat(past, school):
    withdraw(pupil=past.placed.pupil, actor=school)
    withdraw(pupil=past.placed.pupil, actor=school, is_back=True)
    assert not Assignment.objects.standing().filter(pk=past.placed.pk).exists()


def test_parents_who_were_only_told_end_nothing(past, school):
    pupil = past.placed.pupil
    note_parents(pupils=[pupil], informed=Ticks({pupil.pk}, set()), refused=Ticks(set(), set()), actor=school)
    assert Assignment.objects.standing().filter(pk=past.placed.pk).exists()
