"""What the room keeps, one file a subject."""

from vigie.awareness.models.asking import new_code
from vigie.awareness.models.definitions import Adoption, Definition
from vigie.awareness.models.editorial import EditorialReading
from vigie.awareness.models.events import COUNTED, Event, Observation, Programme
from vigie.awareness.models.interventions import Intervention, InterventionRequest
from vigie.awareness.models.loans import LONGEST_LOAN, Loan, LoanDay
from vigie.awareness.models.registrations import Registration
from vigie.awareness.models.tools import Feedback, Licence, Scale, Tool, ToolFile, ToolVersion
from vigie.awareness.models.words import Audience, Sector, Sex, audiences_in_words

__all__ = [
    "COUNTED",
    "LONGEST_LOAN",
    "Adoption",
    "Audience",
    "Definition",
    "EditorialReading",
    "Event",
    "Feedback",
    "Intervention",
    "InterventionRequest",
    "Licence",
    "Loan",
    "LoanDay",
    "Observation",
    "Programme",
    "Registration",
    "Scale",
    "Sector",
    "Sex",
    "Tool",
    "ToolFile",
    "ToolVersion",
    "audiences_in_words",
    "new_code",
]
