"""Turns answers into facts, as the survey's mapping says: plain values, no free text.

A mapping: ``{"when": {question: [values that make a fact]}, "fields": {dimension: {"question": question, "values":
{answer: code}} or {"fixed": code}}}``. All of « when » must hold; without it, each answer is a fact. What the mapping
or the lists in force do not know is « not stated ».
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from vigie.observatory.checking import Values, known_only, values_of, why_not
from vigie.observatory.deposit import CheckedFacts, checked
from vigie.observatory.fact_values import NOT_STATED, FactValue
from vigie.observatory.referentials.listed import ANYWHERE
from vigie.observatory.referentials.lists import SEVERAL, current_lists
from vigie.observatory.referentials.quarters import quarter_of

Mapped = Mapping[str, Any]

SOURCE: Final = "surveys"
CHANNEL: Final = "questionnaire"
MAPPED: Final = ("criterion", "domain", "type", "place", "sex", "age_band", "outcome")


def facts_of(mapping: Mapped, answers: Iterable[Mapping[str, str]], *, place: str, today: date) -> CheckedFacts:
    """Return the facts of answers, checked. place: the wave's, for answers that say none; may be empty.

    None when the lists no longer have the source « questionnaires »: this is how a territory asks for none.
    """
    known = values_of(current_lists())
    if why_not(known["source"].get(SOURCE), quarter_of(today), today):
        return checked([])
    facts = [fact_of(mapping, answer, known, place=place, today=today) for answer in answers if holds(mapping, answer)]
    return checked(facts)


def holds(mapping: Mapped, answer: Mapping[str, str]) -> bool:
    """Whether an answer makes a fact."""
    return all(
        not set(chosen(answer, question)).isdisjoint(values) for question, values in mapping.get("when", {}).items()
    )


def fact_of(mapping: Mapped, answer: Mapping[str, str], known: Values, *, place: str, today: date) -> FactValue:
    """Return the fact of one answer, every code of which is of the lists in force."""
    quarter, fields = quarter_of(today), mapping.get("fields", {})
    codes = {"channel": CHANNEL, **{name: code_of(name, fields.get(name), answer) for name in MAPPED}}
    if codes["place"] == NOT_STATED:
        codes["place"] = place or ANYWHERE
    return known_only(FactValue(source=SOURCE, quarter=quarter, **codes), known, today)


def code_of(dimension: str, field: Mapped | None, answer: Mapping[str, str]) -> str:
    """Return the code that an answer gives to a dimension; several criteria are « several »."""
    if field is None:
        return NOT_STATED
    if "fixed" in field:
        return str(field["fixed"])
    codes = {field["values"][value] for value in chosen(answer, field["question"]) if value in field["values"]}
    if len(codes) > 1:
        return SEVERAL if dimension == "criterion" else NOT_STATED
    return str(next(iter(codes), NOT_STATED))


def chosen(answer: Mapping[str, str], question: str) -> Sequence[str]:
    """Return the values chosen at a question: none, one, or several where several may be chosen."""
    return answer.get(question, "").split()
