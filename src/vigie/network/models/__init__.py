"""What the room keeps, one file a subject."""

from vigie.network.models.calls import Call, Candidacy, CandidacyQuerySet, Function, GridLine, Mark, Reading, Sex
from vigie.network.models.mandates import EndReason, Mandate, MandateQuerySet, Nomination
from vigie.network.models.members import Activity, Card, CharterSignature, CharterVersion, ExtensionReview, NetworkYear

__all__ = [
    "Activity",
    "Call",
    "Candidacy",
    "CandidacyQuerySet",
    "Card",
    "CharterSignature",
    "CharterVersion",
    "EndReason",
    "ExtensionReview",
    "Function",
    "GridLine",
    "Mandate",
    "MandateQuerySet",
    "Mark",
    "NetworkYear",
    "Nomination",
    "Reading",
    "Sex",
]
