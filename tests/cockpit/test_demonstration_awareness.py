"""The demonstration's tools and events: made up, said to be, added once; and what a desk says of the room."""

import pytest
from django.utils import timezone

from tests.awareness.room import make_event, make_loan, make_public_tool, make_tool
from tests.factories import MembershipFactory, OrganisationFactory
from vigie.accounts.actor import actor_of
from vigie.accounts.models import Role
from vigie.awareness.models import Event, Intervention, Loan, Programme, Registration, Tool
from vigie.cockpit.annual_report.collecting_awareness import awareness_of_year
from vigie.cockpit.demonstration_awareness import prepare_awareness
from vigie.cockpit.desk_awareness import to_raise_awareness

pytestmark = pytest.mark.django_db


def lines(person):
    return [str(line.sentence) for line in to_raise_awareness(actor_of(person), timezone.localdate())]


def test_everything_is_made_up_and_added_once():
    for role in (Role.PILOT, Role.CONTRIBUTOR):
        MembershipFactory(organisation=OrganisationFactory(), role=role, person__is_fictitious=True)
    for _ in range(2):
        prepare_awareness()
    shown = Tool.objects.public()
    assert len(shown) == 3
    assert all((each.is_fictitious and "fictive" in each.title.lower()) or "fictif" in each.title for each in shown)
    assert all(Event.objects.values_list("is_fictitious", flat=True))
    assert all(Intervention.objects.values_list("is_fictitious", flat=True))
    assert sorted(Loan.objects.values_list("state", flat=True)) == ["accepted", "asked"]
    assert list(Registration.objects.order_by("pk").values_list("has_place", flat=True)) == [True] * 3 + [False]
    told = awareness_of_year(timezone.localdate().year)
    assert told is not None
    assert told.is_fictitious


def test_each_desk_tells_what_its_owner_can_do(pilot, contributor, partner, stranger):
    Programme.objects.create(year=timezone.localdate().year, sector="housing", purpose="Voir")
    make_tool(partner, submitted_on=timezone.localdate())
    make_loan(make_public_tool(pilot, partner, kind="exhibition"))
    asked = "1 demande de prêt attend une réponse"
    assert lines(contributor) == [asked]
    assert lines(stranger) == []
    assert lines(pilot) == [asked, "1 outil proposé à relire", "Aucun temps fort annoncé cette année"]
    now = timezone.now()
    Event.objects.filter(pk=make_event(is_highlight=True).pk).update(starts_at=now)
    assert lines(pilot) == [asked, "1 outil proposé à relire"]


def test_a_year_without_anything_says_so_and_a_few_people_are_not_told():
    year = timezone.localdate().year
    assert awareness_of_year(year) is None
    event = make_event(women=2, men=1, not_stated=0)
    Event.objects.filter(pk=event.pk).update(starts_at=timezone.now())
    told = awareness_of_year(year)
    assert (told.people, told.women, told.events) == (None, None, (("théâtre-forum", 1),))
