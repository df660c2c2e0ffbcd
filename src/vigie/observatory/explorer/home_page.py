"""What the entrance of the observatory shows: questions, a few sentences, figures cited from elsewhere, what lacks."""

from dataclasses import dataclass

from vigie.observatory.explorer.choices import Choice
from vigie.observatory.explorer.flow import stages_of
from vigie.observatory.explorer.indicator_page import cited_sentence, direction_in_words
from vigie.observatory.explorer.names import HINTS, QUESTIONS, question_of
from vigie.observatory.explorer.opened import Opened
from vigie.observatory.explorer.sentences import greatest_rows, part_sentence, total_sentence
from vigie.observatory.explorer.shown import shown_of
from vigie.observatory.released import Edition, ReleasedIndicator

# The dimensions whose greatest part is told at once.
TOLD = ("domain", "criterion")


@dataclass(frozen=True)
class Question:
    """A way in: what people ask, in a few words more, and the page that answers."""

    text: str
    hint: str
    address: str


@dataclass(frozen=True)
class Cited:
    """A figure that exists elsewhere: what it counts, its values in words, how it is read, where it comes from."""

    indicator: ReleasedIndicator
    values: str
    reading: str
    address: str


def sentences_of_home(edition: Edition) -> list[str]:
    """Return what an edition says, in a few sentences."""
    sentences = [total_sentence(edition)]
    for name in TOLD:
        shown = shown_of(edition, Choice((name,))) if name in edition.by_name else None
        rows = greatest_rows(shown) if shown else []
        if shown and rows and (sentence := part_sentence(edition, shown, rows[0])):
            sentences.append(sentence)
    return sentences


def questions_of(opened: Opened) -> list[Question]:
    """Return the questions that an edition answers, those that people ask first."""
    edition = opened.edition
    singles = {table.dimensions[0] for table in edition.tables if len(table.dimensions) == 1}
    order = [*(name for name in QUESTIONS if name in singles), *sorted(singles - set(QUESTIONS))]
    return [
        Question(question_of(edition.by_name[name]), str(HINTS.get(name, "")), opened.of_choice(Choice((name,))))
        for name in order
    ]


def has_process(edition: Edition) -> bool:
    """Whether an edition ties criteria or domains to outcomes."""
    return len(stages_of(edition, ())) > 1


def cited(opened: Opened) -> list[Cited]:
    """Return the figures that were already public elsewhere, rare as they are; context aside."""
    return [
        Cited(
            indicator,
            cited_sentence(indicator),
            direction_in_words(indicator),
            opened.address("public_indicator", indicator.code),
        )
        for indicator in opened.edition.indicators
        if indicator.is_external and not indicator.is_context
    ]
