"""What everyone may read of a report's data: no more than the public pages of the plan show, and nobody recognised.

A pure function on plain values. Never in it: what only partners read of actions (what blocks, who is waited for, how
the year went unless its notes were opened), decisions, alerts, commitments, who came to meetings.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from vigie.cockpit.annual_report.collecting_values import (
    ActionOfYear,
    AxisOfPlan,
    BodyOfYear,
    BudgetOfYear,
    LinkageOfPlan,
    MeetingOfYear,
    NoteOfYear,
    PlanSummary,
    PriorityOfPlan,
    RecommendationOfPlan,
    ReportData,
)
from vigie.cockpit.annual_report.commitment_values import LabelOfYear
from vigie.cockpit.annual_report.public_report_secrecy import public_figure

# Sections that the public reads: the others tell of what stays between partners.
PUBLIC_SECTIONS = frozenset(
    {"cover", "synthesis", "priorities", "progress", "actions", "meetings", "observatory", "label", "awareness"}
    | {"recommendations", "linkages", "annexes"}
)


@dataclass(frozen=True)
class OpenedAction:
    """What the public page of an action shows. notes: their texts, if they were opened; has_budget: if it was."""

    name: str
    description: str = ""
    bearers: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    timing: str = ""
    notes: frozenset[str] = frozenset()
    has_budget: bool = False


@dataclass(frozen=True)
class Opened:
    """What the public pages of a plan show today. actions, axes: by code; an axis gives its title and what it advises.

    follow_ups: what is shown of a recommendation, by the code of its axis and its text.
    """

    plan: PlanSummary
    actions: Mapping[str, OpenedAction] = field(default_factory=dict)
    axes: Mapping[str, str] = field(default_factory=dict)
    follow_ups: Mapping[tuple[str, str], str] = field(default_factory=dict)
    priorities: frozenset[str] = frozenset()
    linkages: Mapping[str, str] = field(default_factory=dict)


def public_data(data: ReportData, opened: Opened) -> ReportData:
    """Return what everyone may read of a report's data, with the words of the public pages."""
    return ReportData(
        plan=opened.plan,
        year=data.year,
        day=data.day,
        axes=tuple(public_axis(axis, opened) for axis in data.axes if axis.code in opened.axes),
        priorities=tuple(public_priority(one, opened) for one in data.priorities if one.text in opened.priorities),
        actions=tuple(public_action(one, opened) for one in data.actions if one.code in opened.actions),
        bodies=public_bodies(data.bodies),
        linkages=tuple(public_linkage(one, opened) for one in data.linkages if one.name in opened.linkages),
        # It was signed for everyone to read.
        observatory=data.observatory,
        label=public_label(data.label),
        # Events, tools and adoptions are public; small counts of people were left out when they were read.
        awareness=data.awareness,
        is_public=True,
    )


def public_label(label: LabelOfYear | None) -> LabelOfYear | None:
    """Return what the public register shows of the label: what was granted, and what was then withdrawn."""
    if label is None:
        return None
    return replace(label, decisions=tuple(one for one in label.decisions if one.outcome == "granted"))


def public_action(action: ActionOfYear, opened: Opened) -> ActionOfYear:
    """Return an action: what its public page shows, how it stood in the year, and its figures under secrecy."""
    page = opened.actions[action.code]
    return ActionOfYear(
        code=action.code,
        name=page.name,
        status=action.status,
        status_before=action.status_before,
        description=page.description,
        bearers=page.bearers,
        partners=page.partners,
        axes=tuple(code for code in action.axes if code in opened.axes),
        timing=page.timing,
        first_day=action.first_day,
        last_day=action.last_day,
        has_no_date=action.has_no_date,
        is_to_be_decided=action.is_to_be_decided,
        notes=tuple(public_note(note) for note in action.notes if note.text in page.notes),
        figures=tuple(map(public_figure, action.figures)),
        budget=public_budget(action.budget) if page.has_budget else (),
    )


def public_note(note: NoteOfYear) -> NoteOfYear:
    """Return a note without what blocks nor the status it proposed."""
    return NoteOfYear(dated_on=note.dated_on, text=note.text, is_fictitious=note.is_fictitious)


def public_budget(lines: tuple[BudgetOfYear, ...]) -> tuple[BudgetOfYear, ...]:
    """Return the money of an action, all funders together, as its public page does."""
    return (BudgetOfYear("", total([one.planned for one in lines]), total([one.spent for one in lines])),) * bool(lines)


def total(amounts: list[Decimal | None]) -> Decimal | None:
    """Return a sum of what is known; None when nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal()) if known else None


def public_axis(axis: AxisOfPlan, opened: Opened) -> AxisOfPlan:
    """Return an axis with the recommendations that its public page shows, and what it says became of them."""
    shown = [
        RecommendationOfPlan(
            text=one.text,
            follow_up=opened.follow_ups[axis.code, one.text],
            actions=tuple(code for code in one.actions if code in opened.actions),
        )
        for one in axis.recommendations
        if (axis.code, one.text) in opened.follow_ups
    ]
    return AxisOfPlan(axis.code, opened.axes[axis.code], tuple(shown))


def public_priority(priority: PriorityOfPlan, opened: Opened) -> PriorityOfPlan:
    """Return a priority without who decided it."""
    return PriorityOfPlan(
        rank=priority.rank,
        text=priority.text,
        axes=tuple(code for code in priority.axes if code in opened.axes),
        actions=tuple(code for code in priority.actions if code in opened.actions),
    )


def public_linkage(linkage: LinkageOfPlan, opened: Opened) -> LinkageOfPlan:
    """Return a tie to another document: its name, and how they meet."""
    return LinkageOfPlan(
        name=linkage.name,
        tie=opened.linkages[linkage.name],
        actions=tuple(code for code in linkage.actions if code in opened.actions),
    )


def public_bodies(bodies: tuple[BodyOfYear, ...]) -> tuple[BodyOfYear, ...]:
    """Return the bodies with their meetings: when, and how many structures came, numbered instead of named."""
    names = sorted({name for body in bodies for meeting in body.meetings for name in meeting.structures})
    numbers = {name: str(number) for number, name in enumerate(names, start=1)}
    return tuple(
        replace(body, meetings=tuple(public_meeting(meeting, numbers) for meeting in body.meetings)) for body in bodies
    )


def public_meeting(meeting: MeetingOfYear, numbers: Mapping[str, str]) -> MeetingOfYear:
    """Return a meeting: its date, whether it was held, its structures by their numbers."""
    return MeetingOfYear(
        dated=meeting.dated,
        title="",
        state=meeting.state,
        structures=tuple(sorted(numbers[name] for name in meeting.structures)),
        is_fictitious=meeting.is_fictitious,
    )
