"""A fact as a plain value: enumerated codes and nothing else."""

import re
from dataclasses import asdict, dataclass
from typing import Final

# What a fact is coded by, in the order that cubes and files use.
DIMENSIONS = (
    "criterion",
    "domain",
    "type",
    "place",
    "sex",
    "age_band",
    "outcome",
    "channel",
    "source",
    "quarter",
)
QUARTER = re.compile(r"[0-9]{4}-Q[1-4]")
NOT_STATED: Final = "not_stated"


@dataclass(frozen=True)
class FactValue:
    """One situation, as enumerated codes of the current referentials; quarter as « 2026-Q3 ».

    place: « commune:59606 », « qpv:QN05906M », « group:centre », « territory » when no more is known.
    """

    source: str
    channel: str
    criterion: str
    domain: str
    type: str
    quarter: str
    place: str
    sex: str = NOT_STATED
    age_band: str = NOT_STATED
    outcome: str = NOT_STATED

    def codes(self) -> dict[str, str]:
        """Return the codes by dimension."""
        return asdict(self)
