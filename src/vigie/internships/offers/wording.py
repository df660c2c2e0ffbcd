"""Finds, in the French of an offer, wording that asks or implies who the person is rather than what they will do.

An opinion on words, not a verdict: it is explained, and whoever wrote may keep their words with a reason. Patterns
were written from the criteria of article L. 1132-1 of the labour code, tried on innocent sentences as much as on
others: what is not found is not thereby lawful.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise

from vigie.core.typography import typeset
from vigie.internships.offers.folding import fold, sentences
from vigie.internships.offers.job_names import lone_names
from vigie.internships.offers.wording_rules import RULES

Found = tuple[int, int, str, str | Promise, str | Promise]


@dataclass(frozen=True, order=True)
class Finding:
    """Doubtful words. span: start and end in the text. excerpt: the words. criterion: a code of law, or nothing."""

    span: tuple[int, int]
    excerpt: str
    criterion: str
    why: str
    suggestion: str


def findings(text: str) -> list[Finding]:
    """Return what is doubtful in a text, in order; where words are found twice, the longest stretch is kept."""
    folded, places = fold(text)
    kept: list[Finding] = []
    end_of_last = 0
    for start, end, criterion, why, suggestion in sorted(found_in(folded), key=lambda each: (each[0], -each[1])):
        if start >= end_of_last:
            end_of_last = end
            span = (places[start], places[end - 1] + 1)
            kept.append(Finding(span, text[slice(*span)], criterion, typeset(str(why)), typeset(str(suggestion))))
    return kept


def found_in(folded: str) -> Iterator[Found]:
    """Yield what the rules find in a folded text: start, end, criterion, why, suggestion."""
    for offset, sentence in sentences(folded):
        for rule in RULES:
            for match in rule.finder.finditer(sentence):
                if not rule.is_innocent(sentence, *match.span()):
                    yield offset + match.start(), offset + match.end(), rule.criterion, rule.why, rule.suggestion
        for name in lone_names(sentence):
            yield offset + name.start, offset + name.end, "sex", name.why, name.suggestion
