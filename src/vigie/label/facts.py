"""Reads from the database the facts from which states are derived, for one structure or for all, in a few queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from vigie.accounts.models import Organisation
from vigie.label.models import Application, Assessment, Charter, Commitment, Decision, Framework, Outcome
from vigie.label.states import IN_FORCE, Facts, RoundFacts, State, state_of, state_of_round
from vigie.label.steps import Standing
from vigie.label.trained import is_trained


@dataclass(frozen=True)
class StructureRow:
    """A structure in the list of those on the way. granted: the label in force, if any. open: the round under way."""

    organisation: Organisation
    state: State
    rounds: tuple[Application, ...]
    commitments: tuple[Commitment, ...]
    granted: Decision | None
    open: Application | None
    open_state: State | None


def with_facts(applications: QuerySet[Application]) -> QuerySet[Application]:
    """Return applications with all that their states are derived from."""
    decisions = Prefetch("decisions", Decision.objects.select_related("withdrawal").defer("file").order_by("pk"))
    standing = Prefetch("assessments", Assessment.objects.filter(left_on=None), to_attr="standing_assessments")
    return applications.select_related("organisation__parent", "framework", "commitment").prefetch_related(
        decisions, standing
    )


def round_facts(application: Application) -> RoundFacts:
    """Return the facts of an application read by ``with_facts``."""
    decisions = list(application.decisions.all())
    assessment = next(iter(application.standing_assessments), None)  # type: ignore[attr-defined]
    final = next((each for each in decisions if each.outcome != Outcome.POSTPONED), None)
    withdrawal = getattr(final, "withdrawal", None)
    return RoundFacts(
        is_submitted=application.submitted_on is not None,
        has_assessor=assessment is not None and assessment.accepted_on is not None,
        is_read=assessment is not None and assessment.finished_on is not None,
        was_postponed=any(each.outcome == Outcome.POSTPONED for each in decisions),
        refused_on=final.decided_on if final and final.outcome == Outcome.REFUSED else None,
        valid_until=final.valid_until if final else None,
        withdrawn_on=withdrawal.withdrawn_on if withdrawal else None,
    )


def state_of_application(application: Application, day: date) -> State:
    """Return where an application read by ``with_facts`` stands."""
    return state_of_round(round_facts(application), day)


def structure_rows(organisations: Iterable[Organisation], day: date) -> list[StructureRow]:
    """Return where structures stand, in three queries whatever their number."""
    listed = list(organisations)
    ids = [each.pk for each in listed]
    rounds: dict[int, list[Application]] = defaultdict(list)
    for application in with_facts(Application.objects.filter(organisation__in=ids)).order_by("pk"):
        rounds[application.organisation_id].append(application)
    signed: dict[int, list[Commitment]] = defaultdict(list)
    for commitment in Commitment.objects.filter(organisation__in=ids).select_related("charter").order_by("pk"):
        signed[commitment.organisation_id].append(commitment)
    return [structure_row(each, rounds[each.pk], signed[each.pk], day) for each in listed]


def structure_row(
    organisation: Organisation, rounds: list[Application], commitments: list[Commitment], day: date
) -> StructureRow:
    """Return where one structure stands."""
    facts = Facts(bool(commitments), tuple(round_facts(each) for each in rounds))
    opened = next((each for each in rounds if each.closed_on is None), None)
    return StructureRow(
        organisation=organisation,
        state=state_of(facts, day),
        rounds=tuple(rounds),
        commitments=tuple(commitments),
        granted=label_in_force(rounds, day),
        open=opened,
        open_state=state_of_application(opened, day) if opened else None,
    )


def label_in_force(rounds: Iterable[Application], day: date) -> Decision | None:
    """Return the decision of the label in force that lasts longest, among applications read by ``with_facts``."""
    held = [
        decision
        for each in rounds
        if state_of_application(each, day) in IN_FORCE
        for decision in each.decisions.all()
        if decision.outcome == Outcome.GRANTED
    ]
    return max(held, key=lambda decision: decision.valid_until or date.min, default=None)


def row_of(organisation: Organisation, day: date) -> StructureRow:
    """Return where one structure stands."""
    return structure_rows([organisation], day)[0]


def current_charter() -> Charter | None:
    """Return the charter in force: the last published."""
    return Charter.objects.order_by("-number").first()


def current_framework() -> Framework | None:
    """Return the framework that structures begin with: the last opened."""
    return Framework.objects.exclude(opened_on=None).order_by("-number").first()


def standing_of(row: StructureRow) -> Standing:
    """Return what decides whether a structure may begin."""
    charter = current_charter()
    return Standing(
        state=row.state,
        is_trained=is_trained(row.organisation.pk),
        signed={each.charter_id for each in row.commitments},
        current_charter=charter.pk if charter else None,
        has_framework=current_framework() is not None,
        valid_until=row.granted.valid_until if row.granted else None,
        has_open_round=row.open is not None,
    )
