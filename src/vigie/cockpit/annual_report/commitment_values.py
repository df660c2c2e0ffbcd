"""What a report tells of those who commit, as plain values: people trained, structures labelled, the network."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class TargetOfTraining:
    """How many were to be trained, and where it stands at the end of the year."""

    name: str
    unit: str
    amount: int
    achieved: int
    expected: int
    ends_on: date


@dataclass(frozen=True)
class TrainingOfYear:
    """Training in a year: sessions, people by sex; and structures reached since the first session."""

    sessions: int
    people: int = 0
    women: int = 0
    men: int = 0
    not_stated: int = 0
    structures: int = 0
    structures_in_all: int = 0
    targets: tuple[TargetOfTraining, ...] = ()
    is_fictitious: bool = False


@dataclass(frozen=True)
class LabelDecisionOfYear:
    """A decision on the label « structure sans discrimination ». outcome: a code of ``label.Outcome``."""

    structure: str
    outcome: str
    decided_on: date
    valid_until: date | None = None
    withdrawn_on: date | None = None
    is_experimental: bool = False
    is_fictitious: bool = False


@dataclass(frozen=True)
class LabelOfYear:
    """What became of the label. commitments: structures whose head signed. held: labels in force at the end."""

    commitments: int
    held: int
    decisions: tuple[LabelDecisionOfYear, ...] = ()


@dataclass(frozen=True)
class NetworkOfYear:
    """How the network stood in a year: who was active, who joined, what came in. activity: labels and their numbers."""

    ambassadors: int
    sentinels: int
    joined: int
    candidacies: int
    accepted: int
    reviews: int
    activity: tuple[tuple[str, int], ...] = ()
    is_fictitious: bool = False
