"""What is required before a mandate begins: a rule in code, on plain values (S73, S74)."""

from collections.abc import Collection
from enum import StrEnum
from typing import Final


class Condition(StrEnum):
    """What must be there before a mandate begins. The skills have the codes of ``training.models.Skill``."""

    CHARTER = "charter"
    INTERVIEW = "interview"
    TESTING = "testing"
    RECEPTION = "reception"


# « Temps de formation des "sentinelles" (à l'entretien, au testing, etc.) » (S73), with the reception of victims.
REQUIRED: Final[dict[str, tuple[Condition, ...]]] = {
    "ambassador": (Condition.CHARTER,),
    "sentinel": (Condition.INTERVIEW, Condition.TESTING, Condition.RECEPTION, Condition.CHARTER),
}


def missing(function: str, *, skills: Collection[str], has_signed: bool) -> tuple[Condition, ...]:
    """Return what is still missing before someone may hold a function; empty when the mandate may begin.

    skills: codes acquired by sessions attended. has_signed: the charter in force, by themselves.
    """
    held = {*skills, *(["charter"] if has_signed else [])}
    return tuple(condition for condition in REQUIRED[function] if condition not in held)
