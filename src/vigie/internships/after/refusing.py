"""A company asks not to host someone: only on a ground of the closed list, and only once the pilot has agreed."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.internships.ending import end_seats
from vigie.internships.holding import hold_lists_of
from vigie.internships.models import Assignment, Refusal
from vigie.observatory.checking import known_only, values_of, why_not
from vigie.observatory.deposit import deposit
from vigie.observatory.fact_values import NOT_STATED, FactValue
from vigie.observatory.referentials.lists import current_lists
from vigie.observatory.referentials.quarters import quarter_of

SOURCE, CHANNEL, DOMAIN, TYPE, OUTCOME = "internships", "written", "employment", "direct", "intervention"


class TooLate(Exception):
    """The seat is no longer held, or the refusal is already decided."""


def ask_refusal(*, assignment: Assignment, ground: str, explanation: str, by: Person) -> Refusal:
    """Ask to refuse; asked again before it is decided, the words change. Raises TooLate."""
    with transaction.atomic():
        held = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
        if held.ended_on:
            raise TooLate(gettext("Cette place n'est plus attribuée : il n'y a rien à refuser."))
        refusal, is_new = Refusal.objects.select_for_update().get_or_create(
            assignment=held, defaults={"ground": ground, "explanation": explanation, "asked_by": by}
        )
        if not is_new:
            if refusal.verdict:
                raise TooLate(gettext("Une décision est déjà prise : écrivez à l'équipe qui pilote la bourse."))
            refusal.ground, refusal.explanation, refusal.asked_by = ground, explanation, by
            refusal.save(update_fields=["ground", "explanation", "asked_by"])
        record(actor=by, verb="refusal_asked", on=assignment.session.offer)
    return refusal


def review_refusal(*, refusal_id: int, verdict: str, review: str, criterion: str, by: Person) -> Refusal:
    """Decide: accepted, the seat ends and the pupil goes to the second round; rejected, the internship stands.

    The seat is offered again there, unless the ground leaves the company without it (``WITHOUT_SEAT``).
    criterion: the legal criterion suspected behind a rejected refusal: it then becomes a fact. Raises TooLate.
    """
    with transaction.atomic():
        hold_lists_of(Refusal.objects.filter(pk=refusal_id).values_list("assignment__pupil", flat=True))
        refusal = Refusal.objects.select_for_update(of=("self",)).select_related("assignment").get(pk=refusal_id)
        if refusal.verdict:
            raise TooLate(gettext("Une décision est déjà prise sur cette demande."))
        refusal.verdict, refusal.review, refusal.reviewed_by = verdict, review, by
        refusal.reviewed_on = timezone.localdate()
        refusal.criterion = criterion if verdict == Refusal.Verdict.REJECTED else ""
        refusal.save(update_fields=["verdict", "review", "criterion", "reviewed_by", "reviewed_on"])
        if verdict == Refusal.Verdict.ACCEPTED:
            end_seats(Assignment.objects.filter(pk=refusal.assignment_id), Assignment.End.REFUSED)
        elif refusal.criterion:
            deposit_refusal(refusal)
        record(actor=by, verb="refusal_reviewed", on=refusal.assignment.session.offer)
    return refusal


def deposit_refusal(refusal: Refusal) -> None:
    """Pour a refusal rejected for a suspected criterion: where and what, never who. Nothing if no fact is asked."""
    found = Assignment.objects.select_related("pupil", "session__offer__commune", "round__campaign")
    assignment, today = found.get(pk=refusal.assignment_id), timezone.localdate()
    values = values_of(current_lists())
    if why_not(values["source"].get(SOURCE), quarter_of(today), today):
        return
    fact = FactValue(
        source=SOURCE,
        channel=CHANNEL,
        criterion=refusal.criterion,
        domain=DOMAIN,
        type=TYPE,
        quarter=quarter_of(today),
        place=f"commune:{assignment.session.offer.commune.insee_code}",
        sex=assignment.pupil.sex,
        age_band="under_18" if assignment.pupil.is_minor else NOT_STATED,
        outcome=OUTCOME,
    )
    deposit(known_only(fact, values, today), is_fictitious=assignment.round.campaign.is_fictitious)
