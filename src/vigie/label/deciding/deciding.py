"""Records what a body decided, and what ends a label: each once, locked with all it rests on."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Organisation, Person
from vigie.label.applying.opening import locked_application
from vigie.label.assessing.naming import places_of, why_not_read
from vigie.label.deciding.file import file_of
from vigie.label.facts import state_of_application
from vigie.label.letters import tell_decision, tell_withdrawal
from vigie.label.models import (
    Application,
    Assessment,
    Decision,
    Outcome,
    Reading,
    Withdrawal,
)
from vigie.label.models.decisions import new_label_code
from vigie.label.refusing import NotNow, refuse_if
from vigie.label.states import IN_FORCE
from vigie.label.steps import NO_QUORUM, REACHED, why_not_decide, why_not_judge
from vigie.label.trained import is_trained
from vigie.plan.models import Body


@dataclass(frozen=True)
class Sitting:
    """Who decided, and how many were there. members: named people, when no body of the plan decided."""

    decided_on: date
    present: int
    quorum: int
    body: Body | None = None
    members: str = ""


def misses_essential(application: Application) -> bool:
    """Whether an essential criterion is not in place, as the assessor reads it."""
    essential = application.framework.criteria.filter(is_essential=True)
    held = Reading.objects.filter(assessment__application=application, assessment__left_on=None, level__gte=REACHED)
    return essential.exclude(pk__in=held.values("criterion")).exists()


def decide(
    *,
    application: Application,
    sitting: Sitting,
    outcome: str,
    ground: str = "",
    explanation: str,
    actor: Person,
) -> Decision:
    """Record a decision, with the file it was taken on, which is locked from then on. Raises NotNow.

    Asked for more, the structure may write again; its evidence already seen stays.
    """
    with transaction.atomic():
        locked = locked_application(application.pk)
        refuse_unless_decidable(locked, sitting, outcome)
        refuse_if_interested(locked, actor)
        text, digest = file_of(locked)
        decision = Decision.objects.create(
            application=locked,
            body=sitting.body,
            members=sitting.members,
            decided_on=sitting.decided_on,
            present=sitting.present,
            quorum=sitting.quorum,
            outcome=outcome,
            ground=ground if outcome == Outcome.REFUSED else "",
            explanation=explanation,
            is_experimental=locked.framework.is_experimental,
            file=text,
            file_hash=digest,
            **validity(locked, sitting.decided_on, outcome),
        )
        lock_file(locked, sitting.decided_on, is_final=outcome != Outcome.POSTPONED)
        record(actor=actor, verb=f"label_{outcome}", on=locked)
        tell_decision(decision)
    return decision


def refuse_unless_decidable(application: Application, sitting: Sitting, outcome: str) -> None:
    """Raise NotNow unless a decision may be recorded."""
    is_grant = outcome == Outcome.GRANTED
    refuse_if(
        why_not_decide(
            state_of_application(application, timezone.localdate()),
            is_grant=is_grant,
            is_trained=is_trained(application.organisation_id),
            has_head=application.commitment_id is not None,
            misses=is_grant and misses_essential(application),
        )
    )
    if sitting.quorum < 1 or sitting.present < sitting.quorum:
        raise NotNow(NO_QUORUM)
    if not read_on(application) <= sitting.decided_on <= timezone.localdate():
        raise NotNow(gettext("Le jour de la décision vient après la lecture extérieure, et au plus tard aujourd'hui."))


def read_on(application: Application) -> date:
    """Return the day from which an application that was read may be decided."""
    held = standing_assessment(application)
    return max(day for day in (application.submitted_on, held.finished_on) if day)


def standing_assessment(application: Application) -> Assessment:
    """Return the reading that an application is decided on."""
    return Assessment.objects.select_related("person").get(application=application, left_on=None)


def refuse_if_interested(application: Application, actor: Person) -> None:
    """Raise NotNow when whoever read belongs to the structure by now, or when whoever records is no third party."""
    held, candidate = standing_assessment(application), application.organisation
    refuse_if(why_not_read(held.person, candidate, held.organisation_id))
    has_read = held.person_id == actor.pk
    refuse_if(why_not_judge(candidate=candidate.pk, places=places_of(actor), has_read=has_read))


def validity(application: Application, decided_on: date, outcome: str) -> dict[str, object]:
    """Return what a label granted carries; nothing otherwise. A renewal lasts from the end of the label it renews."""
    if outcome != Outcome.GRANTED:
        return {}
    held = Decision.objects.filter(application__organisation=application.organisation_id, withdrawal=None)
    last = held.aggregate(last=Max("valid_until"))["last"]
    begins = max(decided_on, last) if last else decided_on
    until = months_after(begins, application.framework.validity_months)
    return {"code": new_label_code(), "valid_from": decided_on, "valid_until": until}


def months_after(day: date, months: int) -> date:
    """Return the day so many months later, the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + years, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(day)


def lock_file(application: Application, day: date, *, is_final: bool) -> None:
    """Lock the evidence that was decided on; finally, the whole application, else give it back to its structure."""
    application.evidence.filter(locked_on=None).update(locked_on=day)
    if is_final:
        application.closed_on = day
        application.save(update_fields=["closed_on"])
        return
    application.submitted_on = None
    application.save(update_fields=["submitted_on"])
    application.assessments.filter(left_on=None).update(finished_on=None)


def withdraw(*, decision: Decision, ground: str, explanation: str, actor: Person) -> Withdrawal:
    """End a label before its time, with any other that the structure holds. Raises NotNow when it is not in force."""
    today = timezone.localdate()
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=decision.application.organisation_id)
        application = locked_application(decision.application_id)
        if state_of_application(application, today) not in IN_FORCE:
            raise NotNow(gettext("Ce label n'est plus en vigueur : il n'y a rien à retirer."))
        refuse_if(why_not_judge(candidate=application.organisation_id, places=places_of(actor)))
        for each in held_by(application, today):
            Withdrawal.objects.create(decision=each, withdrawn_on=today, ground=ground, explanation=explanation)
            record(actor=actor, verb="label_withdrawn", on=each.application)
        withdrawal = Withdrawal.objects.select_related("decision__application__organisation__parent").get(
            decision=decision
        )
        tell_withdrawal(withdrawal)
    return withdrawal


def held_by(application: Application, day: date) -> list[Decision]:
    """Return the labels in force of the structure of an application: two, when one was renewed before its end."""
    granted = Decision.objects.filter(application__organisation=application.organisation_id, withdrawal=None)
    return list(granted.filter(valid_until__gte=day).select_related("application__organisation__parent"))
