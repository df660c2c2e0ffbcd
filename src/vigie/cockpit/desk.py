"""What waits for someone today, by the roles they hold."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import ngettext_lazy

from vigie.accounts.actor import Actor
from vigie.accounts.models import OrganisationName, Role
from vigie.cockpit.desk_after_draw import to_follow_internships
from vigie.cockpit.desk_awareness import to_raise_awareness
from vigie.cockpit.desk_internships import to_prepare_classes, to_run_exchange
from vigie.cockpit.desk_label import label_lines
from vigie.cockpit.desk_mentoring import to_answer_for, to_call
from vigie.cockpit.desk_network import to_be_member, to_read_candidacies, to_run_network
from vigie.cockpit.desk_observatory import to_review, to_run_observatory
from vigie.cockpit.desk_support import support_lines
from vigie.cockpit.desk_surveys import to_freeze
from vigie.cockpit.desk_testing import to_run_tests, to_test
from vigie.cockpit.desk_training import to_run_training, to_train
from vigie.cockpit.plan_figures import statuses
from vigie.cockpit.waiting import Waiting
from vigie.core.models import OutboxMessage, OutboxState
from vigie.plan.bodies.warnings import warnings_by_body
from vigie.plan.models import (
    Action,
    ActionAxis,
    ActionNote,
    Alert,
    AxisItem,
    BodyMember,
    Decision,
    Plan,
    Priority,
    Revision,
)
from vigie.plan.moments import moments_without_date
from vigie.plan.progress import Completeness, State, completeness, states
from vigie.plan.progress_words import STATE_COLOURS, STATE_LABELS, statuses_in_words
from vigie.plan.selection import facts_of

# A desk shows what to do first, not everything: the full list is one click away.
SHOWN_ACTIONS = 12
SHOWN_NOTES = 4
# What a pilot acts on in the morning; the rest is on the dashboard.
URGENT = (State.LATE, State.BLOCKED, State.SILENT, State.WITHOUT_BEARER)


@dataclass(frozen=True)
class DeskAction:
    """An action of mine, with what calls for attention and how far it is filled in."""

    action: Action
    alerts: list[tuple[str, str | Promise]]
    completeness: Completeness


def my_actions(actor: Actor, day: date) -> list[DeskAction]:
    """Return the actions that my organisations carry or that I lead, those that need me most first."""
    mine = actor.organisations_as(Role.CONTRIBUTOR)
    found = (
        Action.objects.filter(carried_by(mine) | Q(lead=actor.person_id)).distinct().with_states(day)
        if actor.person_id
        else Action.objects.none()
    )
    rows = [desk_action(action, day) for action in found]
    return sorted(rows, key=lambda row: (-len(row.alerts), row.completeness.percent))[:SHOWN_ACTIONS]


def carried_by(organisation_ids: set[int]) -> Q:
    """Say that one of these organisations carries the action."""
    return Q(participations__organisation__in=organisation_ids, participations__part="bearer")


def desk_action(action: Action, day: date) -> DeskAction:
    """Say what an action needs."""
    facts = facts_of(action)
    held = states(facts, day, settings.VIGIE_SILENT_AFTER_DAYS)
    # « No note at all » already says « no note this year ».
    shown = [state for state in held if not (state == State.WITHOUT_NOTE_THIS_YEAR and State.WITHOUT_NOTE in held)]
    return DeskAction(action, [(STATE_COLOURS[state], STATE_LABELS[state]) for state in shown], completeness(facts))


def waiting_for(actor: Actor, plan: Plan | None, day: date) -> list[Waiting]:
    """Return what waits for someone: what they carry or review; for the pilot, also what only the pilot can settle."""
    found = [*to_review(actor), *decisions(actor), *to_freeze(actor), *to_answer_for(actor)]
    found += [*to_read_candidacies(actor), *to_be_member(actor)]
    if actor.has(Role.PILOT):
        found += [*readings(plan), *names(), *messages(), *proposals(plan), *bodies(day), *moments(plan, day)]
        found += [*to_run_observatory(day), *to_run_exchange(day), *to_call(day), *to_run_tests(day)]
        found += [*to_run_training(), *to_run_network(day)]
    elif actor.has(Role.TRAINER):
        found += to_train(actor.person_id)
    if actor.has(Role.PILOT, Role.CONTRIBUTOR):
        found += to_raise_awareness(actor, day)
    if actor.has(Role.SENTINEL):
        found += to_test(actor.person_id)
    if actor.has(Role.SCHOOL):
        found += to_prepare_classes(actor.organisations_as(Role.SCHOOL), day)
    found += [*to_follow_internships(actor, day), *support_lines(actor, day), *label_lines(actor, day)]
    return [waiting for waiting in found if waiting.number]


def statuses_for(actor: Actor, plan: Plan | None) -> list[tuple[str, str, int]]:
    """Return how many actions have each status, for the pilot: code, words, count."""
    if plan is None or not actor.has(Role.PILOT):
        return []
    return statuses_in_words(statuses(plan))


def urgent_for(actor: Actor, plan: Plan | None, day: date) -> list[tuple[str | Promise, int, str]]:
    """Return, for the pilot, what calls for attention today: words, number of actions, where they are listed."""
    if plan is None or not actor.has(Role.PILOT):
        return []
    actions = Action.objects.filter(plan=plan)
    counts = [(state, actions.in_state(state, day).count()) for state in URGENT]
    return [
        (STATE_LABELS[state], number, f"{reverse('plan:actions')}?etat={state}") for state, number in counts if number
    ]


def news_for(actor: Actor, plan: Plan | None) -> list[ActionNote]:
    """Return, for the pilot, the latest notes of the plan."""
    if plan is None or not actor.has(Role.PILOT):
        return []
    notes = ActionNote.objects.filter(action__plan=plan).select_related("action", "author")
    return list(notes.order_by("-dated_on", "-pk")[:SHOWN_NOTES])


def readings(plan: Plan | None) -> list[Waiting]:
    """Readings of the source that are deductions (S193), still to confirm."""
    if plan is None:
        return []
    doubtful = {"classification": "deduced", "confirmed_at": None}
    number = (
        AxisItem.objects.filter(axis__plan=plan, **doubtful).count()
        + Priority.objects.filter(plan=plan, **doubtful).count()
        + ActionAxis.objects.filter(action__plan=plan, **doubtful).count()
    )
    sentence = ngettext_lazy(
        "%(number)d classement déduit de la source à confirmer",
        "%(number)d classements déduits de la source à confirmer",
        "number",
    )
    return [Waiting(sentence % {"number": number}, reverse("plan:doubts"), number)]


def moments(plan: Plan | None, day: date) -> list[Waiting]:
    """Yearly moments of the plan that have no date this year (S77, S103, S175)."""
    if plan is None:
        return []
    number = moments_without_date(plan, day.year).count()
    sentence = ngettext_lazy(
        "%(number)d moment annuel sans date cette année",
        "%(number)d moments annuels sans date cette année",
        "number",
    )
    return [Waiting(sentence % {"number": number}, reverse("plan:moments"), number)]


def names() -> list[Waiting]:
    """Names of organisations that an import brought together by a guess."""
    number = OrganisationName.objects.filter(is_guess=True).count()
    sentence = ngettext_lazy(
        "%(number)d rapprochement de structures à confirmer",
        "%(number)d rapprochements de structures à confirmer",
        "number",
    )
    return [Waiting(sentence % {"number": number}, reverse("plan:organisation_guesses"), number)]


def messages() -> list[Waiting]:
    """Messages that could not leave: a failure is seen, never silent."""
    number = OutboxMessage.objects.filter(state=OutboxState.FAILED).count()
    sentence = ngettext_lazy("%(number)d message non parti", "%(number)d messages non partis", "number")
    return [Waiting(sentence % {"number": number}, reverse("cockpit:outbox") + "?etat=failed", number)]


def decisions(actor: Actor) -> list[Waiting]:
    """Decisions that someone carries, or an organisation they contribute for, and that are not carried out (S181)."""
    if not actor.has(Role.PILOT, Role.CONTRIBUTOR):
        return []
    mine = actor.organisations_as(Role.CONTRIBUTOR)
    carried = Q(carrier__in=mine) | Q(carrier_person=actor.person_id)
    number = Decision.objects.to_follow_up().filter(carried).count()
    sentence = ngettext_lazy(
        "%(number)d décision que vous ou votre structure devez mettre en œuvre",
        "%(number)d décisions que vous ou votre structure devez mettre en œuvre",
        "number",
    )
    return [Waiting(sentence % {"number": number}, reverse("plan:decisions") + "?etat=ouverte", number)]


def proposals(plan: Plan | None) -> list[Waiting]:
    """Proposals that the open revision of the plan has still to examine (S3)."""
    revision = Revision.objects.filter(plan=plan, state=Revision.State.OPEN).first() if plan else None
    if revision is None:
        return []
    number = revision.proposals.to_examine().count()
    sentence = ngettext_lazy("%(number)d proposition à examiner", "%(number)d propositions à examiner", "number")
    return [Waiting(sentence % {"number": number}, reverse("plan:revision", args=[revision.pk]), number)]


def bodies(day: date) -> list[Waiting]:
    """Bodies that lack something, organisations that ask to join one, alerts without answer (S86, S140, S180)."""
    lacking = len(warnings_by_body(day))
    asking = BodyMember.objects.waiting().exclude(asked_on=None).count()
    alerts = Alert.objects.unanswered().count()
    lacks = ngettext_lazy(
        "%(number)d instance à compléter ou à réunir", "%(number)d instances à compléter ou à réunir", "number"
    )
    asks = ngettext_lazy(
        "%(number)d structure demande à rejoindre une instance",
        "%(number)d structures demandent à rejoindre une instance",
        "number",
    )
    alerted = ngettext_lazy("%(number)d alerte sans réponse", "%(number)d alertes sans réponse", "number")
    return [
        Waiting(alerted % {"number": alerts}, reverse("plan:alerts"), alerts),
        Waiting(asks % {"number": asking}, reverse("plan:bodies"), asking),
        Waiting(lacks % {"number": lacking}, reverse("plan:bodies"), lacking),
    ]
