"""What is found in a questionnaire, always with its place."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """Something wrong. sheet: its name in the standard; row: as the spreadsheet numbers it, 0 for the whole sheet."""

    sheet: str
    row: int
    message: str


@dataclass(frozen=True, order=True)
class Unsupported:
    """Something that the standard allows and that Vigie does not do. row: in the survey, 0 when it is not there.

    stops: the question cannot be asked as it is meant; otherwise it can, without what is told.
    """

    row: int
    what: str
    stops: bool = False
