"""Which questions each answer was asked: what tells « not asked » from « not answered »."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from vigie.surveys.engine.definition import Definition
from vigie.surveys.engine.filling import Filling
from vigie.surveys.results.questions import Closed
from vigie.surveys.results.tables import Record


def records_of(
    definition: Definition, closed: Iterable[Closed], answers: Iterable[Mapping[str, str]], today: date
) -> Iterator[Record]:
    """Return answers with what each was asked. Conditions on free texts, which are not read, count as not met.

    answers: values by key. today: the day that the questionnaire's own conditions read.
    """
    always = frozenset(question.key for question in closed if not question.conditions)
    sometimes = [question.key for question in closed if question.conditions]
    read = frozenset(key for question in closed for condition in question.conditions for key in condition.about)
    known: dict[tuple[tuple[str, str], ...], frozenset[str]] = {}
    for values in answers:
        told = tuple(sorted((key, values[key]) for key in read & values.keys()))
        if sometimes and told not in known:
            known[told] = _met(definition, told, sometimes, today)
        yield Record(values, always | known.get(told, frozenset()))


def _met(definition: Definition, told: Iterable[tuple[str, str]], keys: Iterable[str], today: date) -> frozenset[str]:
    filling = Filling.start(definition, language="fr", today=today)
    for key, value in told:
        try:
            filling.set(f"{definition.root}/{key}", value)
        except KeyError:
            # What is computed is worked out anew; what is asked several times is left out of the results.
            continue
    filling.recompute()
    return frozenset(key for key in keys if filling.is_relevant(f"{definition.root}/{key}"))
