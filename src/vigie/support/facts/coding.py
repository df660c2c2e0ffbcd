"""What a case tells, as a fact: enumerated values and nothing else. Plain functions on plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from vigie.observatory.checking import Values, known_only
from vigie.observatory.fact_values import NOT_STATED, FactValue
from vigie.observatory.referentials.listed import ANYWHERE
from vigie.observatory.referentials.lists import one_criterion
from vigie.observatory.referentials.quarters import quarter_of

SOURCE: Final = "support"
# The channels of a case, in the words of the observatory.
CHANNELS: Final[Mapping[str, str]] = {
    "web": "online_form",
    "phone": "phone",
    "visit": "in_person",
    "letter": "written",
}


@dataclass(frozen=True)
class Told:
    """What was told, as codes. channel: the case's. criteria: as felt, or qualified. commune: INSEE code or nothing."""

    channel: str
    criteria: tuple[str, ...] = ()
    domain: str = NOT_STATED
    type: str = NOT_STATED
    commune: str = ""
    sex: str = NOT_STATED
    age_band: str = NOT_STATED
    outcome: str = "told"


def fact_of(told: Told, values: Values, day: date) -> FactValue:
    """Return the fact of what was told on a day; what the lists do not take becomes « not stated ».

    The quarter is that of the day it was told: what a person remembers of the day it happened stays in her case.
    """
    fact = FactValue(
        source=SOURCE,
        channel=CHANNELS.get(told.channel, NOT_STATED),
        criterion=one_criterion(told.criteria),
        domain=told.domain or NOT_STATED,
        type=told.type or NOT_STATED,
        quarter=quarter_of(day),
        place=f"commune:{told.commune}" if told.commune else ANYWHERE,
        sex=told.sex or NOT_STATED,
        age_band=told.age_band or NOT_STATED,
        outcome=told.outcome or NOT_STATED,
    )
    return known_only(fact, values, day)
