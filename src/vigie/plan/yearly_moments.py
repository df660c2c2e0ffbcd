"""What the plan asks for every year: found in its own words, and which of them a year still lacks (S77, S103, S175).

Plain functions on plain values: no invention, each moment carries the words of the plan that name it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# « Un moment annuel », « un temps fort annuel », « un temps fort … à une échéance à déterminer » (S92).
MOMENT = re.compile(
    r"\bmoment annuel\b|\btemps fort annuel\b|\btemps fort\b[^.]*\bà (?:une échéance à )?déterminer\b", re.IGNORECASE
)
# « Chaque année, étude d'un axe… »: what follows, up to the end of the sentence.
EACH_YEAR = re.compile(r"\bchaque année,?\s+(?P<what>[^.]+)", re.IGNORECASE)
# « Pour 2017 : axe 1 sur… »: the topic the plan gives to one year.
FOR_A_YEAR = re.compile(r"\bpour (?P<year>20[0-9]{2})\s?:\s+(?P<topic>[^.]+)", re.IGNORECASE)
LONGEST_TITLE = 250


@dataclass(frozen=True)
class PlanText:
    """A text of the plan that may name a yearly moment. axis, action: ids of what it belongs to, when it does."""

    text: str
    axis: int | None = None
    action: int | None = None


@dataclass(frozen=True)
class NamedMoment:
    """A yearly moment that the plan names. source: its words. topics: what the plan says of a year, by year."""

    title: str
    source: str
    axis: int | None
    action: int | None
    topics: Mapping[int, str]
    has_open_date: bool


def named_moments(texts: Iterable[PlanText]) -> list[NamedMoment]:
    """Return the yearly moments that these texts name, in their order, each once."""
    found: dict[str, NamedMoment] = {}
    for text in texts:
        title = title_in(text.text)
        if title and title not in found:
            found[title] = NamedMoment(
                title=title,
                source=text.text,
                axis=text.axis,
                action=text.action,
                topics={int(match["year"]): shortened(match["topic"]) for match in FOR_A_YEAR.finditer(text.text)},
                has_open_date="à déterminer" in text.text.lower(),
            )
    return list(found.values())


def title_in(text: str) -> str:
    """Return how a text names a yearly moment; empty when it names none."""
    if match := EACH_YEAR.search(text):
        return shortened(match["what"])
    return shortened(text) if MOMENT.search(text) else ""


def shortened(text: str) -> str:
    """Return a text with a capital first, no longer than a title may be."""
    clean = re.sub(r"[ \t\r\n]+", " ", text).strip()
    kept = clean if len(clean) <= LONGEST_TITLE else clean[: LONGEST_TITLE - 1].rstrip() + "…"
    return kept[:1].upper() + kept[1:]


def lacking(dated_years: Mapping[int, Iterable[int]], year: int) -> set[int]:
    """Return which moments have no date for a year. dated_years: the years that have one, by moment."""
    return {moment for moment, years in dated_years.items() if year not in set(years)}
