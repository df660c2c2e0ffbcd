"""What the room keeps, one file a subject."""

from vigie.internships.models.after import (
    Agreement,
    Assignment,
    ChecklistTick,
    Refusal,
    ReleasedName,
)
from vigie.internships.models.campaigns import Campaign, CampaignWeek, FactorAction, Group, Level, Simulation
from vigie.internships.models.companies import ActorContact, Company, Offer, OfferUpload, OfferWeek, Sector
from vigie.internships.models.equity import EquityStudy
from vigie.internships.models.mentoring import Mentee, MenteeName, MenteePair, Mentor, MentoringMeeting, Slot, ToldBack
from vigie.internships.models.pupils import (
    NameEnvelope,
    NameKey,
    OfferView,
    Pupil,
    SchoolClass,
    SchoolEntry,
    WishList,
)
from vigie.internships.models.rounds import Round

__all__ = [
    "ActorContact",
    "Agreement",
    "Assignment",
    "Campaign",
    "CampaignWeek",
    "ChecklistTick",
    "Company",
    "EquityStudy",
    "FactorAction",
    "Group",
    "Level",
    "Mentee",
    "MenteeName",
    "MenteePair",
    "Mentor",
    "MentoringMeeting",
    "NameEnvelope",
    "NameKey",
    "Offer",
    "OfferUpload",
    "OfferView",
    "OfferWeek",
    "Pupil",
    "Refusal",
    "ReleasedName",
    "Round",
    "SchoolClass",
    "SchoolEntry",
    "Sector",
    "Simulation",
    "Slot",
    "ToldBack",
    "WishList",
]
