"""What the room keeps, one file a subject."""

from vigie.label.models.applications import Answer, Application, Evidence, Message
from vigie.label.models.assessments import Assessment, Reading
from vigie.label.models.commitments import Charter, Commitment, SigningInvitation
from vigie.label.models.decisions import Decision, Outcome, RefusalGround, Withdrawal, WithdrawalGround
from vigie.label.models.frameworks import Criterion, Framework, Level, Theme
from vigie.label.models.progress import Measure, ProgressPlan

__all__ = [
    "Answer",
    "Application",
    "Assessment",
    "Charter",
    "Commitment",
    "Criterion",
    "Decision",
    "Evidence",
    "Framework",
    "Level",
    "Measure",
    "Message",
    "Outcome",
    "ProgressPlan",
    "Reading",
    "RefusalGround",
    "SigningInvitation",
    "Theme",
    "Withdrawal",
    "WithdrawalGround",
]
