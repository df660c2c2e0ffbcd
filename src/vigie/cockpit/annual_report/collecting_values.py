"""What a report is drawn from: plain values, read once, which a frozen edition keeps with it.

Organisations and functions only: no person is named. Texts that people wrote are kept as they are.
Names of fields are those of the JSON of frozen editions: what is added later takes a default value.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from vigie.cockpit.annual_report.awareness_values import AwarenessOfYear
from vigie.cockpit.annual_report.commitment_values import LabelOfYear, NetworkOfYear, TrainingOfYear
from vigie.core.small_counts import is_small
from vigie.observatory.released import Edition

# Parts of a count of people below this are small enough to point at someone: the public does not read them.
SMALL_COUNT = 11


class Basis(StrEnum):
    """From what the status of an action at the end of the year is known."""

    # The year is not over: it is the status of the day.
    CURRENT = "current"
    # Vigie kept every change since before that day.
    JOURNAL = "journal"
    # A dated note says it.
    NOTE = "note"
    # Nothing tells of that time: the status known today is given instead, and said to be.
    TODAY = "today"


@dataclass(frozen=True)
class KnownStatus:
    """A status, from what it is known, and the day it was known. status: a code of ``Action.Status``."""

    status: str
    basis: Basis
    known_on: date
    is_fictitious: bool = False


@dataclass(frozen=True)
class PlanSummary:
    """The plan reported on."""

    title: str
    territory: str = ""
    annex: str = ""
    objective: str = ""
    starts_in: int | None = None
    ends_in: int | None = None


@dataclass(frozen=True)
class RecommendationOfPlan:
    """What the diagnosis advises, and what became of it as far as is known (S21). follow_up: ``AxisItem.FollowUp``."""

    text: str
    follow_up: str
    reason: str = ""
    decision: str = ""
    actions: tuple[str, ...] = ()


@dataclass(frozen=True)
class AxisOfPlan:
    """An axis and its recommendations."""

    code: str
    title: str
    recommendations: tuple[RecommendationOfPlan, ...] = ()


@dataclass(frozen=True)
class PriorityOfPlan:
    """A validated priority (S159–S162), with the codes of its axes, none perhaps, and of its own actions."""

    rank: int
    text: str
    axes: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    decided_on: str = ""
    decided_by: str = ""
    footnote: str = ""


@dataclass(frozen=True)
class NoteOfYear:
    """What was said of an action for the year."""

    dated_on: date
    text: str
    obstacles: str = ""
    status: str = ""
    is_fictitious: bool = False


@dataclass(frozen=True)
class FigureOfYear:
    """A figure asked for the year. value: None when nobody knows it, which is not zero.

    is_answered: whether anybody answered. women, men, sex_not_stated: parts of a count of people.
    withheld: names of the fields that the public does not read (statistical secrecy); they are None then.
    """

    label: str
    unit: str = ""
    counts_people: bool = False
    is_answered: bool = False
    value: Decimal | None = None
    women: int | None = None
    men: int | None = None
    sex_not_stated: int | None = None
    is_fictitious: bool = False
    withheld: tuple[str, ...] = ()

    @property
    def is_small(self) -> bool:
        """Whether it counts so few people, or so few of one sex, that they might be recognised."""
        parts = (self.value, self.women, self.men, self.sex_not_stated)
        return self.counts_people and any(part is not None and is_small(part, SMALL_COUNT) for part in parts)


@dataclass(frozen=True)
class BudgetOfYear:
    """Money of an action for the year, in euros; None when nobody said."""

    funder: str
    planned: Decimal | None = None
    spent: Decimal | None = None


@dataclass(frozen=True)
class ActionOfYear:
    """An action as it stood at the end of the year, or on the day of the report while the year lasts.

    status: see ``KnownStatus``; status_before: its status at the end of the year before, None when nothing tells.
    timing: its deadline in words; first_day, last_day: when it should begin, and be over; has_no_date: nothing says
    when. unblocking_condition, waited_for: as written on the day of the report. carried_from: title of the plan before.
    """

    code: str
    name: str
    status: KnownStatus
    status_before: KnownStatus | None = None
    description: str = ""
    bearers: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    axes: tuple[str, ...] = ()
    off_axis_themes: tuple[str, ...] = ()
    timing: str = ""
    first_day: date | None = None
    last_day: date | None = None
    has_no_date: bool = False
    is_to_be_decided: bool = False
    notes: tuple[NoteOfYear, ...] = ()
    figures: tuple[FigureOfYear, ...] = ()
    budget: tuple[BudgetOfYear, ...] = ()
    unblocking_condition: str = ""
    waited_for: str = ""
    needs_agreement: bool = False
    agreed_on: date | None = None
    carried_from: str = ""


@dataclass(frozen=True)
class MeetingOfYear:
    """A meeting of the year. dated: a day, a month or a year, as ``FuzzyDate`` writes it; state: ``Meeting.State``.

    expected: how many were on the list; the others count those of each state, people or organisations.
    structures: organisations that came or were represented.
    """

    dated: str
    title: str
    state: str
    place: str = ""
    expected: int = 0
    present: int = 0
    represented: int = 0
    excused: int = 0
    absent: int = 0
    not_stated: int = 0
    structures: tuple[str, ...] = ()
    is_fictitious: bool = False


@dataclass(frozen=True)
class BodyOfYear:
    """A body that lived in the year, and its meetings about the plan.

    kind: a code of ``Body.Kind``. minimum: a year, None without rule; expected: how many the rule demands that year,
    less when the body was installed in the course of it. held_elsewhere: meetings held about another plan, which the
    rule counts too.
    """

    name: str
    kind: str
    minimum: int | None = None
    expected: int = 0
    held_elsewhere: int = 0
    meetings: tuple[MeetingOfYear, ...] = ()


@dataclass(frozen=True)
class DecisionOfYear:
    """A decision of the year, or an older one that was still to be carried out at its end.

    state: a code of ``Decision.State``, as known on the day of the report. carrier: an organisation; when somebody
    carries it, they are not named. due: as ``FuzzyDate`` writes it.
    """

    body: str
    dated: str
    number: int
    text: str
    state: str
    is_opinion: bool = False
    is_of_year: bool = True
    carrier: str = ""
    is_carried_by_someone: bool = False
    due: str = ""
    due_day: date | None = None
    done_on: date | None = None
    outcome: str = ""
    action: str = ""
    is_political_agreement: bool = False
    is_fictitious: bool = False


@dataclass(frozen=True)
class AlertOfYear:
    """What a body asked the plan to look at during the year (S86)."""

    body: str
    title: str
    raised_on: date
    answered_on: date | None = None
    answer: str = ""
    is_fictitious: bool = False


@dataclass(frozen=True)
class CommitmentOfYear:
    """An organisation's commitment to an axis (S67), in force during the year, or without any date."""

    structure: str
    axis: str
    means: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class StructureOfYear:
    """What an organisation does in the plan; meetings: those of the year where it came or was represented."""

    name: str
    category: str
    carried: int = 0
    partnered: int = 0
    commitments: tuple[str, ...] = ()
    meetings: int = 0

    @property
    def is_mobilised(self) -> bool:
        """Whether it carries an action, is a partner of one, or committed to an axis."""
        return bool(self.carried or self.partnered or self.commitments)


@dataclass(frozen=True)
class MomentOfYear:
    """A moment that the plan asks for each year (S77, S103, S175). dated: empty when no date was set for the year."""

    title: str
    dated: str = ""
    topic: str = ""
    report: str = ""
    is_fictitious: bool = False


@dataclass(frozen=True)
class VersionOfYear:
    """A version of the plan adopted during the year (S3, S4)."""

    number: int
    adopted_on: str
    adopted_by: str = ""
    summary: str = ""
    decision: str = ""


@dataclass(frozen=True)
class RevisionOfYear:
    """A revision of the year; state: ``Revision.State``; proposals: pairs of a ``Proposal.State`` and their number."""

    state: str
    purpose: str = ""
    proposals: tuple[tuple[str, int], ...] = ()
    has_fictitious_proposals: bool = False


@dataclass(frozen=True)
class LinkageOfPlan:
    """A tie to another strategic document (S184–S192); contribution, sharing: codes of ``Linkage``."""

    name: str
    tie: str = ""
    reference: str = ""
    contribution: str = ""
    referent: str = ""
    sharing: str = ""
    not_shared: str = ""
    actions: tuple[str, ...] = ()


@dataclass(frozen=True)
class ObservatoryOfYear:
    """A signed edition, limited to what the report tells of it. hash: of the whole edition, as it was signed."""

    edition: Edition
    hash: str


@dataclass(frozen=True)
class ReportData:
    """All that a report of a year is drawn from. day: the day it was read from the database.

    is_public: what only partners read was taken away: nothing is said of what is then missing.
    """

    plan: PlanSummary
    year: int
    day: date
    axes: tuple[AxisOfPlan, ...] = ()
    priorities: tuple[PriorityOfPlan, ...] = ()
    actions: tuple[ActionOfYear, ...] = ()
    bodies: tuple[BodyOfYear, ...] = ()
    decisions: tuple[DecisionOfYear, ...] = ()
    alerts: tuple[AlertOfYear, ...] = ()
    commitments: tuple[CommitmentOfYear, ...] = ()
    structures: tuple[StructureOfYear, ...] = ()
    moments: tuple[MomentOfYear, ...] = ()
    versions: tuple[VersionOfYear, ...] = ()
    revisions: tuple[RevisionOfYear, ...] = ()
    linkages: tuple[LinkageOfPlan, ...] = ()
    observatory: ObservatoryOfYear | None = None
    training: TrainingOfYear | None = None
    label: LabelOfYear | None = None
    awareness: AwarenessOfYear | None = None
    network: NetworkOfYear | None = None
    is_public: bool = False
