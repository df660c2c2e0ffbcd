"""What was answered, told back before it is sent."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vigie.core.day_words import date_format
from vigie.surveys.engine.filling import Filling, Screen
from vigie.surveys.engine.nodes import FILE_KINDS, Kind, Question, Repeat
from vigie.surveys.engine.screens import Asked
from vigie.surveys.page.composing import decimal_words
from vigie.surveys.page.texts import inline

NOT_ANSWERED = FILE_KINDS | {Kind.NOTE, Kind.CALCULATE}


@dataclass(frozen=True)
class Line:
    """A question and what was answered: several lines for several answers, none for no answer."""

    path: str
    label: SafeString
    answers: tuple[str, ...]
    is_required: bool


@dataclass(frozen=True)
class Part:
    """A screen, and what was answered on it. number: from 1."""

    key: str
    number: int
    label: SafeString
    lines: tuple[Line, ...]


def parts_of(screens: Sequence[tuple[int, Screen, str]], communes: Mapping[str, str]) -> list[Part]:
    """Return what was answered, screen by screen; screens that ask nothing are left out.

    screens: each with its number before it, and its heading after. Pieces of one group are told apart by their rank.
    """
    found = []
    told: Counter[str] = Counter()
    for number, screen, heading in screens:
        lines = tuple(lines_of(screen.nodes, communes))
        label = inline(heading) or SafeString(_("Partie %(number)s") % {"number": number})
        if lines:
            told[label] += 1
            if told[label] > 1:
                label = format_html("{} ({})", label, told[label])
            found.append(Part(screen.key, number, label, lines))
    return found


def left_empty(filling: Filling) -> int:
    """Return how many questions have no answer and want none."""
    return sum(
        not filling.value(path).strip()
        and filling.question(path).kind not in NOT_ANSWERED
        and not filling.is_required(path)
        for path in filling.asked()
    )


def lines_of(nodes: tuple[Asked, ...], communes: Mapping[str, str], about: str = "") -> Iterator[Line]:
    """Yield the questions among nodes; about: which of several things they speak of."""
    for asked in nodes:
        if not isinstance(asked.node, Question):
            for child in asked.children:
                told = f"{asked.label} {child.index}".strip() if isinstance(asked.node, Repeat) else about
                yield from lines_of((child,), communes, told)
        elif asked.node.kind not in NOT_ANSWERED:
            label = inline(f"{about} – {asked.label}" if about else asked.label)
            yield Line(asked.path, label, answers_of(asked, asked.node, communes), asked.required)


def answers_of(asked: Asked, question: Question, communes: Mapping[str, str]) -> tuple[str, ...]:
    """Return an answer as it is read, on one line or several."""
    value = asked.value.strip()
    if not value:
        return ()
    labels = {item.value: item.label or item.value for item in asked.items}
    match question.kind:
        case Kind.SELECT_ONE:
            return (labels.get(value, value),)
        case Kind.SELECT_MULTIPLE:
            return tuple(labels.get(each, each) for each in value.split())
        case Kind.RANK:
            return tuple(f"{place}. {labels.get(each, each)}" for place, each in enumerate(value.split(), 1))
        case Kind.ACKNOWLEDGE:
            return (_("oui"),)
        case Kind.GEOPOINT:
            return (communes.get(value, value),)
        case Kind.DECIMAL | Kind.RANGE:
            return (decimal_words(value),)
        case Kind.DATE | Kind.TIME | Kind.DATETIME:
            return (moment_words(question, value),)
    return tuple(value.splitlines())


def moment_words(question: Question, value: str) -> str:
    """Return a date or a time in words; as it is kept when the calendar does not know it."""
    if question.kind is Kind.TIME:
        return value[:5]
    try:
        found = parse_datetime(value) if question.kind is Kind.DATETIME else parse_date(value)
    except ValueError:
        found = None
    if found is None:
        return value
    pattern = "Y" if question.looks("year") else "F Y" if question.looks("month-year") else "j F Y"
    return date_format(found, "j F Y H:i" if question.kind is Kind.DATETIME else pattern)
