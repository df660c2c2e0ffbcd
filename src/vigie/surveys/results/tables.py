"""From opened answers to what they say of each closed question. Not asked, not answered and zero are three things."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vigie.surveys.results.bands import band_code
from vigie.surveys.results.questions import Closed

NOT_ASKED, NOT_ANSWERED = "not_asked", "not_answered"
YES, NO = "yes", "no"
MULTIPLE, RANK, ACKNOWLEDGE = "select_multiple", "rank", "acknowledge"


@dataclass(frozen=True)
class Record:
    """One answer. values: by key, without free texts. asked: the keys of the questions that were asked."""

    values: Mapping[str, str]
    asked: frozenset[str]


def asked_mask(question: Closed, records: Sequence[Record]) -> tuple[bool, ...]:
    """Return to whom a question was asked; an answer proves that it was."""
    return tuple(question.key in record.asked or bool(record.values.get(question.key)) for record in records)


def codes_of(question: Closed, records: Sequence[Record]) -> tuple[str, ...]:
    """Return what each record answered to a question with one answer: a code, « not answered » or « not asked »."""
    mask = asked_mask(question, records)
    return tuple(
        _code(question, record.values.get(question.key, "")) if asked else NOT_ASKED
        for asked, record in zip(mask, records, strict=True)
    )


def _code(question: Closed, value: str) -> str:
    if not value.strip():
        return NOT_ANSWERED
    if question.kind == ACKNOWLEDGE:
        return YES
    return (band_code(question.bands, value) or NOT_ANSWERED) if question.bands else value


def ticks_of(question: Closed, records: Sequence[Record]) -> tuple[frozenset[str] | None, ...]:
    """Return the options that each record ticked; None where the question was not asked."""
    mask = asked_mask(question, records)
    return tuple(
        frozenset(record.values.get(question.key, "").split()) if asked else None
        for asked, record in zip(mask, records, strict=True)
    )


def option_codes(ticks: Sequence[frozenset[str] | None], option: str) -> tuple[str, ...]:
    """Return, for one option of a multiple choice, yes, no or « not asked »."""
    return tuple(NOT_ASKED if each is None else YES if option in each else NO for each in ticks)


def places_of(question: Closed, records: Sequence[Record]) -> tuple[tuple[str, ...] | None, ...]:
    """Return the items in the order in which each record put them; empty when it did not rank them all; None when
    the question was not asked.
    """
    items = {value for value, _label in question.choices}
    found: list[tuple[str, ...] | None] = []
    for asked, record in zip(asked_mask(question, records), records, strict=True):
        order = tuple(record.values.get(question.key, "").split())
        complete = len(order) == len(items) and set(order) == items
        found.append(None if not asked else order if complete else ())
    return tuple(found)


def categories_of(question: Closed, codes: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return code and label of what a question may be answered, then of what was answered besides."""
    known = question.choices or tuple((band.code, band.label) for band in question.bands)
    if question.kind == ACKNOWLEDGE:
        known = ((YES, YES),)
    others = sorted(set(codes) - {code for code, _label in known} - {NOT_ASKED, NOT_ANSWERED})
    return (*known, *((code, code) for code in others))


def counts_of(codes: Sequence[str]) -> Counter[str]:
    """Return how many records gave each code."""
    return Counter(codes)
