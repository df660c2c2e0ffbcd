"""What the report counts: plain functions on its data."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from vigie.cockpit.annual_report.collecting_values import (
    ActionOfYear,
    AxisOfPlan,
    Basis,
    BodyOfYear,
    DecisionOfYear,
    PriorityOfPlan,
    ReportData,
)
from vigie.plan.models import Decision, Meeting
from vigie.plan.progress import CLOSED_STATUSES

# From so many actions on, the report gives each action once, in full, and elsewhere by its code: the typesetter would
# take more memory than a small server has.
LARGE = 300


def is_large(data: ReportData) -> bool:
    """Whether the plan has too many actions to repeat their names from section to section."""
    return len(data.actions) >= LARGE


def last_day(data: ReportData) -> date:
    """Return the day on which the report looks: the last of the year, or the day itself while the year lasts."""
    return min(data.day, date(data.year, 12, 31))


def statuses(actions: Iterable[ActionOfYear]) -> Counter[str]:
    """Count actions by status."""
    return Counter(action.status.status for action in actions)


def known_today_only(actions: Iterable[ActionOfYear]) -> list[ActionOfYear]:
    """Return the actions of which nothing tells the status at the end of the year."""
    return [action for action in actions if action.status.basis is Basis.TODAY]


def actions_of_axis(data: ReportData, axis: AxisOfPlan) -> list[ActionOfYear]:
    """Return the actions that serve an axis."""
    return [action for action in data.actions if axis.code in action.axes]


def actions_without_axis(data: ReportData) -> list[ActionOfYear]:
    """Return the actions that serve no axis."""
    return [action for action in data.actions if not action.axes]


def actions_of_priority(data: ReportData, priority: PriorityOfPlan) -> list[ActionOfYear]:
    """Return the actions of a priority: those tied to it, and those of its axes."""
    axes = set(priority.axes)
    return [action for action in data.actions if action.code in priority.actions or axes.intersection(action.axes)]


def is_closed(action: ActionOfYear) -> bool:
    """Whether nothing more was expected of an action."""
    return action.status.status in CLOSED_STATUSES


def late_actions(data: ReportData) -> list[ActionOfYear]:
    """Return the actions whose last day had passed, and that were neither done nor abandoned; oldest first."""
    limit = last_day(data)
    late = [one for one in data.actions if one.last_day and one.last_day < limit and not is_closed(one)]
    return sorted(late, key=lambda one: (one.last_day or limit, one.code))


def blocked_actions(data: ReportData) -> list[ActionOfYear]:
    """Return the open actions that wait for something, as known on the day of the report."""
    return [action for action in data.actions if action.unblocking_condition and not is_closed(action)]


def actions_with_note(data: ReportData) -> list[ActionOfYear]:
    """Return the actions that have a note for the year."""
    return [action for action in data.actions if action.notes]


def has_changed(action: ActionOfYear) -> bool:
    """Whether the status of an action changed during the year, as far as both ends of the year are known."""
    before, after = action.status_before, action.status
    return before is not None and after.basis is not Basis.TODAY and before.status != after.status


def changed_actions(data: ReportData) -> list[ActionOfYear]:
    """Return the actions whose status changed during the year."""
    return [action for action in data.actions if has_changed(action)]


def undecided_actions(data: ReportData) -> list[ActionOfYear]:
    """Return the open actions whose deadline is « à déterminer » (S92)."""
    return [action for action in data.actions if action.is_to_be_decided and not is_closed(action)]


def undated_actions(data: ReportData) -> list[ActionOfYear]:
    """Return the open actions of which nothing says when, those « à déterminer » left out."""
    return [one for one in data.actions if one.has_no_date and not one.is_to_be_decided and not is_closed(one)]


def held(body: BodyOfYear) -> int:
    """Count the meetings that a body held, those about another plan included."""
    return body.held_elsewhere + sum(one.state == Meeting.State.HELD for one in body.meetings)


def to_come(body: BodyOfYear) -> int:
    """Count the meetings of the year that are planned and not held."""
    return sum(meeting.state == Meeting.State.PLANNED for meeting in body.meetings)


def missing_meetings(body: BodyOfYear) -> int:
    """Return how many meetings are lacking to the rule (S180)."""
    return max(0, body.expected - held(body))


def structures_met(data: ReportData) -> list[str]:
    """Return the organisations that came to at least one meeting of the year."""
    return sorted({name for body in data.bodies for meeting in body.meetings for name in meeting.structures})


def is_open_at_end(decision: DecisionOfYear, data: ReportData) -> bool:
    """Whether a decision was still to be carried out on the day the report looks at."""
    if decision.is_opinion or decision.state == Decision.State.DROPPED:
        return False
    if decision.state == Decision.State.OPEN:
        return True
    return decision.done_on is not None and decision.done_on > last_day(data)


def late_decisions(data: ReportData) -> list[DecisionOfYear]:
    """Return the decisions still to be carried out whose deadline had passed."""
    limit = last_day(data)
    return [one for one in data.decisions if one.due_day and one.due_day < limit and is_open_at_end(one, data)]


def is_partly_fictitious(data: ReportData) -> bool:
    """Whether anything in the report belongs to the demonstration."""
    marks = (
        *(action.status.is_fictitious for action in data.actions),
        *(note.is_fictitious for action in data.actions for note in action.notes),
        *(figure.is_fictitious for action in data.actions for figure in action.figures),
        *(meeting.is_fictitious for body in data.bodies for meeting in body.meetings),
        *(decision.is_fictitious for decision in data.decisions),
        *(alert.is_fictitious for alert in data.alerts),
        *(moment.is_fictitious for moment in data.moments),
        *(revision.has_fictitious_proposals for revision in data.revisions),
        data.observatory is not None and data.observatory.edition.is_fictitious,
        data.training is not None and data.training.is_fictitious,
        data.network is not None and data.network.is_fictitious,
        data.label is not None and any(one.is_fictitious for one in data.label.decisions),
        data.awareness is not None and data.awareness.is_fictitious,
    )
    return any(marks)
