"""Situations made up for the demonstration: drawn by lot, the same ones each time, and nobody's."""

import random
from collections.abc import Mapping, Sequence
from datetime import date

from vigie.observatory.fact_values import NOT_STATED, FactValue

Weights = Mapping[str, float]

# Weights that look like what public studies tell of the French; nothing was measured here.
CRITERIA: Weights = {
    "origin": 30,
    "disability": 16,
    "sex": 14,
    "health": 8,
    "age": 7,
    "religion": 7,
    "residence": 6,
    "pregnancy": 4,
    "sexual_orientation": 4,
    "physical_appearance": 3,
    NOT_STATED: 1,
}
DOMAINS: Weights = {
    "employment": 42,
    "housing": 19,
    "goods_and_services": 13,
    "education": 10,
    "public_services": 9,
    "health": 7,
}
TYPES: Weights = {"direct": 60, "harassment": 18, "indirect": 14, "systemic": 8}
SEXES: Weights = {"women": 54, "men": 39, NOT_STATED: 7}
AGES: Weights = {"18_24": 22, "25_34": 27, "35_49": 25, "50_64": 14, "under_18": 6, NOT_STATED: 6}
OUTCOMES: Weights = {
    "told": 38,
    "oriented": 30,
    "intervention": 9,
    "mediation": 8,
    "seizure": 6,
    "complaint": 5,
    NOT_STATED: 4,
}
# Each source with the channels by which it hears people.
SOURCES: Weights = {"support": 55, "sentinels": 25, "surveys": 20}
CHANNELS: Mapping[str, Weights] = {
    "support": {"in_person": 60, "phone": 30, "online_form": 10},
    "sentinels": {"in_person": 80, "phone": 20},
    "surveys": {"questionnaire": 100},
}
ANYWHERE = "territory"


def made_up_facts(number: int, year: int, last_day: date, communes: Weights) -> list[FactValue]:
    """Return so many situations of a year, in the quarters begun by a day, in communes given by INSEE code and weight.

    The same arguments give the same situations.
    """
    draw = random.Random(f"vigie {year}")  # noqa: S311 - nothing to keep secret: nobody is behind them
    quarters = quarters_of(year, last_day)
    places = {f"commune:{code}": weight for code, weight in communes.items()} | {
        ANYWHERE: sum(communes.values()) / 20 or 1
    }
    return [one_fact(draw, quarters, places) for _ in range(number)]


def one_fact(draw: random.Random, quarters: Sequence[str], places: Weights) -> FactValue:
    """Draw one situation."""
    source = drawn(draw, SOURCES)
    return FactValue(
        source=source,
        channel=drawn(draw, CHANNELS[source]),
        criterion=drawn(draw, CRITERIA),
        domain=drawn(draw, DOMAINS),
        type=drawn(draw, TYPES),
        quarter=draw.choice(quarters),
        place=drawn(draw, places),
        sex=drawn(draw, SEXES),
        age_band=drawn(draw, AGES),
        outcome=drawn(draw, OUTCOMES),
    )


def drawn(draw: random.Random, weights: Weights) -> str:
    """Draw a code by its weight."""
    return draw.choices(list(weights), list(weights.values()))[0]


def quarters_of(year: int, last_day: date) -> list[str]:
    """Return the quarters of a year that have begun by a day; the first one at least."""
    begun = 4 if last_day.year > year else (last_day.month + 2) // 3
    return [f"{year}-Q{number}" for number in range(1, begun + 1)]
