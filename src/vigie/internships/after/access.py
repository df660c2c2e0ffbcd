"""Whose internships someone follows: a school's own pupils, a company's own offers, the pilot's whole campaign."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from vigie.accounts.access import Request
from vigie.accounts.models import Role
from vigie.internships.models import Assignment, Campaign, SchoolEntry


def placed() -> QuerySet[Assignment]:
    """Return the seats still held, with all that a line about them shows."""
    return (
        Assignment.objects.standing()
        .select_related(
            "round",
            "pupil__school_class__entry__organisation",
            "session__offer__company__organisation",
            "session__offer__commune",
            "session__week",
            "agreement",
            "refusal",
        )
        .order_by("session__week__starts_on", "session__offer__title", "pk")
    )


def placed_from_school(entry: SchoolEntry) -> QuerySet[Assignment]:
    """Return where the pupils of a school go."""
    return placed().filter(pupil__school_class__entry=entry)


def placed_in_companies(campaign: Campaign, organisations: set[int]) -> QuerySet[Assignment]:
    """Return who goes to the offers of some organisations."""
    return placed().filter(session__offer__campaign=campaign, session__offer__company__organisation__in=organisations)


def campaign_of_company(request: Request, campaign_id: int) -> Campaign:
    """Return a campaign in which a company of this person has an offer. Raises Http404 otherwise."""
    held = request.actor.organisations_as(Role.COMPANY)
    offering = Campaign.objects.filter(offers__company__organisation__in=held).distinct()
    return get_object_or_404(offering, pk=campaign_id)


def assignment_of_company(request: Request, assignment_id: int) -> Assignment:
    """Return a seat held in an offer of this person's company. Raises Http404 otherwise."""
    held = request.actor.organisations_as(Role.COMPANY)
    return get_object_or_404(placed(), pk=assignment_id, session__offer__company__organisation__in=held)


def assignment_of_school(request: Request, assignment_id: int) -> Assignment:
    """Return a seat held by a pupil of this person's school. Raises Http404 otherwise."""
    held = request.actor.organisations_as(Role.SCHOOL)
    return get_object_or_404(placed(), pk=assignment_id, pupil__school_class__entry__organisation__in=held)
