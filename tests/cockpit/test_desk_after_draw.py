"""What follows a draw waits on the desks of the pilot, of the school and of the company; on nobody else's."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import MembershipFactory, OrganisationFactory
from tests.internships.drawing.scene import make_past
from tests.internships.scene import make_exchange
from vigie.accounts.actor import actor_of
from vigie.accounts.models import Role
from vigie.cockpit.desk_after_draw import to_follow_internships
from vigie.internships.after.access import placed
from vigie.internships.after.agreements import note_signatures
from vigie.internships.after.alerts import alerts_of, waiting_by
from vigie.internships.after.refusing import ask_refusal, review_refusal
from vigie.internships.models import Assignment, CampaignWeek, ReleasedName

pytestmark = pytest.mark.django_db


@pytest.fixture
def past(pilot, school, company):
    past = make_past(make_exchange(school, company), pilot, school)
    past.placed = past.round.assignments.get()
    return past


def starts_in(past, days: int) -> None:
    first = timezone.localdate() + timedelta(days=days)
    CampaignWeek.objects.filter(pk=past.placed.session.week_id).update(starts_on=first, ends_on=first)


def waiting(person) -> list[tuple[str, int]]:
    found = to_follow_internships(actor_of(person), timezone.localdate())
    return [(each.address, each.number) for each in found if each.number]


def test_each_desk_says_what_waits_there(past, pilot, school, company):
    starts_in(past, 22)
    assert [waiting(person) for person in (pilot, school, company)] == [[], [], []]
    refusal = ask_refusal(assignment=past.placed, ground="closed", explanation="Travaux.", by=company)
    starts_in(past, 7)
    overview = reverse("internships:aftermath", args=[past.campaign.pk])
    own = reverse("internships:school_internships", args=[past.entry.pk])
    assert waiting(pilot) == [(overview, 1)] * 3
    assert waiting(school) == [(own, 1)] * 2
    assert waiting(company) == [(reverse("internships:hosted", args=[past.campaign.pk]), 1)]
    review_refusal(refusal_id=refusal.pk, verdict="rejected", review="Lu.", criterion="", by=pilot)
    ReleasedName.objects.create(assignment=past.placed, person=company, sealed=b"x")
    note_signatures(assignment=past.placed, parties={"company"}, by=school)
    assert [waiting(person) for person in (pilot, school, company)] == [[(overview, 1)], [(own, 1)], []]


@pytest.mark.parametrize("role", [Role.SCHOOL, Role.COMPANY, Role.CONTRIBUTOR])
def test_nothing_waits_on_the_desk_of_another_organisation(role, past):
    starts_in(past, 1)
    assert waiting(MembershipFactory(organisation=OrganisationFactory(), role=role).person) == []


def test_desks_count_as_pages_do(past, school, company):
    ask_refusal(assignment=past.placed, ground="closed", explanation="Travaux.", by=company)
    today = timezone.localdate()
    for signed in (set(), {"school", "company", "pupil"}, {"school", "company", "pupil", "parent"}):
        if signed:
            note_signatures(assignment=past.placed, parties=signed, by=school)
        for days in (-1, 0, 7, 8, 21, 22):
            starts_in(past, days)
            told, counted = alerts_of(placed(), set(), today), waiting_by(Assignment.objects.all(), "round", today)
            for alert in ("unreleased", "unsigned", "undecided"):
                assert sum(counted[alert].values()) == len(getattr(told, alert)), (alert, days, signed)


def test_as_many_queries_for_many_seats(past, pilot, django_assert_num_queries):
    actor = actor_of(pilot)
    with django_assert_num_queries(1):
        to_follow_internships(actor, timezone.localdate())
