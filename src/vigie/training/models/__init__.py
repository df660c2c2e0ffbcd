"""What the room keeps, one file a subject."""

from vigie.training.models.asking import AttendanceUpload, Origin, Refusal, Target, TrainingRequest
from vigie.training.models.enrolments import Certificate, Enrolment, Level, Reason, Sex
from vigie.training.models.modules import Audience, Material, Module, ModuleVersion, Skill
from vigie.training.models.sessions import Session, SessionTrainer

__all__ = [
    "AttendanceUpload",
    "Audience",
    "Certificate",
    "Enrolment",
    "Level",
    "Material",
    "Module",
    "ModuleVersion",
    "Origin",
    "Reason",
    "Refusal",
    "Session",
    "SessionTrainer",
    "Sex",
    "Skill",
    "Target",
    "TrainingRequest",
]
