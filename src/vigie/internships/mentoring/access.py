"""What of mentoring someone reaches: the pilot everything but names, each side its own; the rest does not exist."""

from django.db.models import Max, Q, QuerySet
from django.http import Http404

from vigie.accounts.access import Request
from vigie.accounts.actor import Actor
from vigie.accounts.models import Role
from vigie.internships.models import Mentee, MenteePair, Mentor
from vigie.internships.rules import may_act_for_school, may_prepare_offer, may_run_exchange


def pairs_to_read() -> QuerySet[MenteePair]:
    """Return pairs with all that a line about them says."""
    return MenteePair.objects.select_related(
        "mentor__person", "mentor__company__organisation__parent", "mentee__organisation__parent"
    ).annotate(last_meeting=Max("meetings__held_on"))


def is_of_company(actor: Actor, mentor: Mentor) -> bool:
    """Whether someone refers for the company of a mentor."""
    return actor.belongs_to({mentor.company.organisation_id}, Role.COMPANY)


def is_of_organisation(actor: Actor, mentee: Mentee) -> bool:
    """Whether someone follows a young person."""
    return may_act_for_school(actor, mentee.organisation_id) is None


def mentor_or_404(request: Request, mentor_id: int) -> Mentor:
    """Return a mentor of one's company; any of them for the pilot."""
    mentor = Mentor.objects.select_related("person", "company__organisation").filter(pk=mentor_id).first()
    if mentor is None or may_prepare_offer(request.actor, mentor.company.organisation_id):
        raise Http404
    return mentor


def mentee_or_404(request: Request, mentee_id: int) -> Mentee:
    """Return a young person that one's organisation follows."""
    mentee = Mentee.objects.select_related("organisation").filter(pk=mentee_id).first()
    if mentee is None or not is_of_organisation(request.actor, mentee):
        raise Http404
    return mentee


def pair_or_404(request: Request, pair_id: int) -> MenteePair:
    """Return a pair of which one's organisation is a side; any of them for the pilot."""
    pair = pairs_to_read().filter(pk=pair_id).first()
    if pair is None:
        raise Http404
    actor = request.actor
    if may_run_exchange(actor) and not is_of_company(actor, pair.mentor) and not is_of_organisation(actor, pair.mentee):
        raise Http404
    return pair


def pairs_followed(request: Request) -> QuerySet[MenteePair]:
    """Return the pairs of which one's organisation is a side; all of them for the pilot. Raises Http404 without any."""
    actor, found = request.actor, MenteePair.objects.all()
    if may_run_exchange(actor):
        hosts, followers = actor.organisations_as(Role.COMPANY), actor.organisations_as(Role.SCHOOL)
        found = found.filter(Q(mentor__company__organisation__in=hosts) | Q(mentee__organisation__in=followers))
    if not found.exists():
        raise Http404
    return found


def pair_of_company(request: Request, pair_id: int) -> MenteePair:
    """Return a pair whose mentor is of one's company."""
    pair = pair_or_404(request, pair_id)
    if not is_of_company(request.actor, pair.mentor):
        raise Http404
    return pair


def pair_of_organisation(request: Request, pair_id: int) -> MenteePair:
    """Return a pair of a young person that one's organisation follows."""
    pair = pair_or_404(request, pair_id)
    if not is_of_organisation(request.actor, pair.mentee):
        raise Http404
    return pair
