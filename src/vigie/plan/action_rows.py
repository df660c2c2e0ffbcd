"""Actions as lines of a list: who carries them, their axes, when, where they stand, what calls for attention."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Prefetch
from django.utils.functional import Promise

from vigie.plan.models import Action, ActionAxis, Participation
from vigie.plan.progress import Completeness, State, completeness, states
from vigie.plan.progress_words import STATE_COLOURS, STATE_LABELS
from vigie.plan.selection import ActionQuerySet, facts_of


@dataclass(frozen=True)
class AxisLabel:
    """An axis of a line; is_doubtful when the pilot still has to confirm that the action serves it."""

    code: str
    title: str
    is_doubtful: bool


@dataclass(frozen=True)
class Alert:
    """What calls for attention on a line: a colour of badge, and words."""

    colour: str
    label: str | Promise


@dataclass(frozen=True)
class ActionRow:
    """One action, ready to be drawn without any further query.

    bearer_ids: organisations that carry it, for the rules. timing: in words, empty when nothing says when.
    """

    action: Action
    bearers: Sequence[str]
    partners: Sequence[str]
    bearer_ids: frozenset[int]
    axes: Sequence[AxisLabel]
    timing: str
    status_label: str
    status_shade: str
    alerts: Sequence[Alert]
    completeness: Completeness


def rows_of(ids: Sequence[int], day: date, *, for_pilot: bool) -> list[ActionRow]:
    """Return the lines of these actions, in that order, in three queries however many they are.

    for_pilot: whether doubtful readings are told apart; others see no such mark.
    """
    found = {action.pk: action for action in with_ties(Action.objects.filter(pk__in=ids)).with_states(day)}
    return [row_of(found[pk], day, for_pilot=for_pilot) for pk in ids if pk in found]


def with_ties(actions: ActionQuerySet) -> ActionQuerySet:
    """Read organisations and axes along with the actions."""
    participations = Participation.objects.select_related("organisation__parent").order_by("part", "order", "pk")
    links = ActionAxis.objects.select_related("axis").order_by("order", "pk")
    return (
        actions.select_related("lead")
        .defer("search_text")
        .prefetch_related(Prefetch("participations", participations), Prefetch("axis_links", links))
    )


def row_of(action: Action, day: date, *, for_pilot: bool) -> ActionRow:
    """Return the line of an action read through `with_ties` and ``with_states``."""
    facts = facts_of(action)
    held: dict[str, list[Participation]] = {Participation.Part.BEARER: [], Participation.Part.PARTNER: []}
    for participation in action.participations.all():
        held[participation.part].append(participation)
    bearers, partners = held[Participation.Part.BEARER], held[Participation.Part.PARTNER]
    return ActionRow(
        action=action,
        bearers=[str(participation.organisation) for participation in bearers],
        partners=[str(participation.organisation) for participation in partners],
        bearer_ids=frozenset(participation.organisation_id for participation in bearers),
        axes=[
            AxisLabel(link.axis.code, link.axis.title, for_pilot and link.is_doubtful)
            for link in action.axis_links.all()
        ],
        timing=action.timing.in_words() or action.timing_text,
        status_label=action.get_status_display(),
        # As the `status` tag names its colours; drawn by hand, a hundred badges cost less.
        status_shade=action.status.replace("_", "-"),
        alerts=alerts(states(facts, day, settings.VIGIE_SILENT_AFTER_DAYS)),
        completeness=completeness(facts),
    )


def alerts(found: Sequence[State]) -> list[Alert]:
    """Return the states as badges; « sans aucune note » already says that there is none this year."""
    redundant = State.WITHOUT_NOTE_THIS_YEAR if State.WITHOUT_NOTE in found else None
    return [Alert(STATE_COLOURS[state], STATE_LABELS[state]) for state in found if state != redundant]
