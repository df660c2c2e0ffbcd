"""The plan: what it says (``plans``), what is done (``actions``), what surrounds it (``context``), what is open."""

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
from vigie.plan.models.opening import PublicCopy
from vigie.plan.models.plans import Axis, AxisItem, Classified, Marker, Pillar, Plan, PlanPartner, Priority, StateTool
from vigie.plan.models.timed import Timed
from vigie.plan.models.uploads import PlanUpload

__all__ = [
    "Action",
    "ActionAxis",
    "ActionNote",
    "ActionPublic",
    "ActionStep",
    "Axis",
    "AxisItem",
    "BibliographyEntry",
    "BudgetLine",
    "CitedDocument",
    "CitedFigure",
    "Classified",
    "Commitment",
    "HistoryEvent",
    "HistoryItem",
    "LegalReference",
    "Linkage",
    "LinkedDocument",
    "Marker",
    "Participation",
    "Pillar",
    "Plan",
    "PlanPartner",
    "PlanUpload",
    "Priority",
    "PublicCopy",
    "QuantifiedTarget",
    "ReadingNote",
    "StateTool",
    "Timed",
    "UpdateLink",
]
