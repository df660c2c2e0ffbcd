"""Reads each action as it stood at the end of a year."""

from collections import defaultdict
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import override

from vigie.accounts.models import JournalEntry
from vigie.cockpit.annual_report.collecting_status import StatusChange, StatusNote, status_on
from vigie.cockpit.annual_report.collecting_values import (
    ActionOfYear,
    Basis,
    BudgetOfYear,
    FigureOfYear,
    KnownStatus,
    NoteOfYear,
)
from vigie.plan.exporting.action_table import deadline
from vigie.plan.models import Action, AskedFigure, BudgetLine, Participation, Plan, YearlyFigure

# The names under which the journal keeps a change of status: by hand, and by an import.
STATUS_KEYS = ("status", "statut")


def actions_of_year(plan: Plan, year: int, day: date) -> tuple[ActionOfYear, ...]:
    """Return the actions of a plan in the order of their codes."""
    actions = list(
        plan.actions.order_by("code", "pk")
        .select_related("carried_from__plan")
        .prefetch_related(
            "axis_links__axis",
            "participations__organisation",
            "notes",
            Prefetch("budget_lines", BudgetLine.objects.filter(year=year)),
            Prefetch("asked_figures", asked_in(year)),
            Prefetch("asked_figures__answers", YearlyFigure.objects.filter(year=year)),
        )
    )
    changes = status_changes(plan)
    return tuple(action_of_year(action, year, day, changes.get(action.pk, [])) for action in actions)


def asked_in(year: int) -> QuerySet[AskedFigure]:
    """Return the figures that are asked for a year."""
    begun = Q(from_year=None) | Q(from_year__lte=year)
    return AskedFigure.objects.filter(begun, Q(to_year=None) | Q(to_year__gte=year))


def status_changes(plan: Plan) -> dict[int, list[StatusChange]]:
    """Return the changes of status that the journal tells, by action, oldest first."""
    ids = {str(pk) for pk in plan.actions.values_list("pk", flat=True)}
    codes = status_codes()
    changes: dict[int, list[StatusChange]] = defaultdict(list)
    entries = JournalEntry.objects.filter(object_type="action", changes__has_any_keys=STATUS_KEYS).order_by("number")
    for object_id, at, told in entries.values_list("object_id", "at", "changes").iterator():
        if object_id in ids:
            key = next(key for key in STATUS_KEYS if key in told)
            before, after = (codes.get(str(words).casefold(), "") for words in told[key])
            changes[int(object_id)].append(StatusChange(timezone.localdate(at), before, after))
    return changes


def status_codes() -> dict[str, str]:
    """Return the code of each status by its name, in each language that a change may have been written in."""
    codes: dict[str, str] = {}
    for language in ("en", "ar", "fr"):
        with override(language):
            codes |= {str(label).casefold(): code for code, label in Action.Status.choices}
    return codes


def action_of_year(action: Action, year: int, day: date, changes: list[StatusChange]) -> ActionOfYear:
    """Return an action with what is known of its year."""
    parts = list(action.participations.all())
    return ActionOfYear(
        code=action.code,
        name=action.name,
        status=known_status(action, date(year, 12, 31), day, changes),
        status_before=told_status(known_status(action, date(year - 1, 12, 31), day, changes)),
        description=action.description,
        bearers=names_of(parts, Participation.Part.BEARER),
        partners=names_of(parts, Participation.Part.PARTNER),
        axes=tuple(link.axis.code for link in action.axis_links.all()),
        off_axis_themes=tuple(map(str, action.off_axis_themes or [])),
        timing=deadline(action),
        first_day=action.first_day,
        last_day=action.last_day,
        has_no_date=has_no_date(action),
        is_to_be_decided=action.is_to_be_decided,
        notes=notes_of_year(action, year),
        figures=tuple(figure_of_year(asked) for asked in action.asked_figures.all()),
        budget=tuple(BudgetOfYear(line.funder, line.planned, line.spent) for line in action.budget_lines.all()),
        unblocking_condition=action.unblocking_condition,
        waited_for=action.waited_for,
        needs_agreement=action.needs_political_agreement,
        agreed_on=action.political_agreement_on,
        carried_from=action.carried_from.plan.title if action.carried_from else "",
    )


def known_status(action: Action, on: date, day: date, changes: list[StatusChange]) -> KnownStatus:
    """Return the status of an action on a day, as far as anything tells."""
    return status_on(
        on,
        today=day,
        status=action.status,
        entered_on=timezone.localdate(action.created_at),
        changes=changes,
        notes=[StatusNote(one.year, one.dated_on, one.status, one.is_fictitious) for one in action.notes.all()],
    )


def told_status(known: KnownStatus) -> KnownStatus | None:
    """Return a status that something tells of that time, None when only today's is known."""
    return None if known.basis in {Basis.TODAY, Basis.CURRENT} else known


def names_of(parts: list[Participation], part: str) -> tuple[str, ...]:
    """Return the organisations of that part, as the source names them."""
    return tuple(one.name_in_source or one.organisation.name for one in parts if one.part == part)


def has_no_date(action: Action) -> bool:
    """Whether nothing says when (see ``progress.is_without_date``)."""
    recurs = action.is_ongoing or action.is_on_request or action.is_yearly
    return action.first_day is None and action.last_day is None and not recurs


def notes_of_year(action: Action, year: int) -> tuple[NoteOfYear, ...]:
    """Return the notes about a year, oldest first."""
    notes = sorted((note for note in action.notes.all() if note.year == year), key=lambda one: (one.dated_on, one.pk))
    return tuple(NoteOfYear(one.dated_on, one.text, one.obstacles, one.status, one.is_fictitious) for one in notes)


def figure_of_year(asked: AskedFigure) -> FigureOfYear:
    """Return a figure asked, with its answer if there is one."""
    answer = next(iter(asked.answers.all()), None)
    if answer is None:
        return FigureOfYear(asked.label, asked.unit, asked.counts_people)
    return FigureOfYear(
        label=asked.label,
        unit=asked.unit,
        counts_people=asked.counts_people,
        is_answered=True,
        value=answer.value,
        women=answer.women,
        men=answer.men,
        sex_not_stated=answer.sex_not_stated,
        is_fictitious=answer.is_fictitious,
    )
