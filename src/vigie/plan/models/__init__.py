"""The plan: what it says (``plans``), what is done (``actions``), what surrounds it (``context``), what is open.

Its life: ``bodies`` that ``meetings`` gather, ``revisions`` and adopted versions, yearly ``figures`` and ``moments``.
"""

from vigie.plan.models.actions import (
    Action,
    ActionAxis,
    ActionNote,
    ActionPublic,
    ActionStep,
    BudgetLine,
    LinkedDocument,
    Participation,
    UpdateLink,
)
from vigie.plan.models.bodies import Alert, Body, BodyCategory, BodyMember, StandingItem
from vigie.plan.models.context import (
    BibliographyEntry,
    CitedDocument,
    CitedFigure,
    Commitment,
    HistoryEvent,
    HistoryItem,
    LegalReference,
    Linkage,
    QuantifiedTarget,
    ReadingNote,
)
from vigie.plan.models.figures import AskedFigure, YearlyFigure
from vigie.plan.models.meetings import AgendaItem, Attendance, Decision, GovernanceDocument, Meeting
from vigie.plan.models.moments import YearlyMoment, YearlyMomentDate
from vigie.plan.models.opening import PublicCopy
from vigie.plan.models.plans import Axis, AxisItem, Classified, Marker, Pillar, Plan, PlanPartner, Priority, StateTool
from vigie.plan.models.revisions import PlanVersion, Proposal, Revision
from vigie.plan.models.timed import Timed
from vigie.plan.models.uploads import MeetingUpload, PlanUpload

__all__ = [
    "Action",
    "ActionAxis",
    "ActionNote",
    "ActionPublic",
    "ActionStep",
    "AgendaItem",
    "Alert",
    "AskedFigure",
    "Attendance",
    "Axis",
    "AxisItem",
    "BibliographyEntry",
    "Body",
    "BodyCategory",
    "BodyMember",
    "BudgetLine",
    "CitedDocument",
    "CitedFigure",
    "Classified",
    "Commitment",
    "Decision",
    "GovernanceDocument",
    "HistoryEvent",
    "HistoryItem",
    "LegalReference",
    "Linkage",
    "LinkedDocument",
    "Marker",
    "Meeting",
    "MeetingUpload",
    "Participation",
    "Pillar",
    "Plan",
    "PlanPartner",
    "PlanUpload",
    "PlanVersion",
    "Priority",
    "Proposal",
    "PublicCopy",
    "QuantifiedTarget",
    "ReadingNote",
    "Revision",
    "StandingItem",
    "StateTool",
    "Timed",
    "UpdateLink",
    "YearlyFigure",
    "YearlyMoment",
    "YearlyMomentDate",
]
