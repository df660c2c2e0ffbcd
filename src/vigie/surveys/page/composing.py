"""From what the engine asks to what a screen shows: identifiers, widgets, texts made safe, what is wrong beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.surveys.engine.nodes import FILE_KINDS, Group, Kind, Matrix, Question, Repeat
from vigie.surveys.engine.screens import Asked
from vigie.surveys.page.blocks import Block, Entry, Field, Grid, Option, Section, Several
from vigie.surveys.page.sentences import said
from vigie.surveys.page.texts import block, inline
from vigie.surveys.page.widgets import LONGEST_RANKING, scale_of, widget_of

SIDE_BY_SIDE: Final = ("likert", "columns", "columns-pack", "columns-flex", "horizontal", "horizontal-compact")


@dataclass
class Composer:
    """Composes the blocks of one page. communes: name by INSEE code. errors: sentence by path.

    typed: ranks as they were given, by path, when they cannot be kept. is_anonymous: no file is asked.
    """

    is_anonymous: bool
    communes: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    count: int = 0

    def blocks(self, asked: Sequence[Asked], level: int = 2) -> tuple[Block, ...]:
        """Return what is shown for what is asked, in order."""
        return tuple(self.block(each, level) for each in asked if self.is_shown(each))

    def is_shown(self, asked: Asked) -> bool:
        """Whether a node is shown: a file is not, when the survey is anonymous."""
        return not (self.is_anonymous and isinstance(asked.node, Question) and asked.node.kind in FILE_KINDS)

    def new_id(self, letter: str = "q") -> str:
        """Return an identifier that no other element of the page has."""
        self.count += 1
        return f"{letter}{self.count}"

    def block(self, asked: Asked, level: int) -> Block:
        """Return what is shown for one node."""
        if isinstance(asked.node, Question):
            return self.field(asked, asked.node)
        if isinstance(asked.node, Matrix):
            return self.grid(asked)
        if isinstance(asked.node, Repeat):
            return self.several(asked, level)
        below = level + 1 if asked.label else level
        return Section(self.new_id("s"), inline(asked.label), self.blocks(asked.children, min(below, 6)), level)

    def grid(self, asked: Asked) -> Grid:
        """Return a table of questions that share their answers."""
        rows = tuple(self.field(row, row.node) for row in asked.children if isinstance(row.node, Question))
        return Grid(self.new_id("g"), inline(asked.label), tuple(inline(item.label) for item in asked.items), rows)

    def several(self, asked: Asked, level: int) -> Several:
        """Return something told several times."""
        name = self.new_id("r")
        entries = tuple(
            Entry(f"{name}-{each.index}", each.index, self.blocks(each.children, min(level + 1, 6)))
            for each in asked.children
        )
        return Several(name, asked.path, inline(asked.label), entries, asked.can_grow, level, asked.is_last)

    def field(self, asked: Asked, question: Question) -> Field:
        """Return one question, with its value and what is wrong with it."""
        widget, name = widget_of(question), self.new_id()
        error, is_own = said(self.errors.get(asked.path, ""))
        return Field(
            path=asked.path,
            id=name,
            widget=widget,
            label=block(asked.label) if widget == "note" else inline(asked.label),
            hint=inline(asked.hint),
            guidance=block(asked.guidance) if asked.guidance else inline(""),
            is_required=asked.required,
            is_read_only=asked.read_only,
            value=shown_value(question, asked.value),
            options=self.options(asked, question, name),
            attributes=attributes_of(question, asked),
            error=error,
            is_own_error=is_own,
        )

    def options(self, asked: Asked, question: Question, name: str) -> tuple[Option, ...]:
        """Return the answers offered by a question."""
        chosen = asked.value.split() if question.kind is not Kind.SELECT_ONE else [asked.value.strip()]
        places = {value: str(place) for place, value in enumerate(chosen, 1)} if question.kind is Kind.RANK else {}
        places = dict(self.typed.get(asked.path, places))
        offered = [(item.value, item.label) for item in asked.items]
        if question.kind is Kind.RANGE:
            offered = [(value, decimal_words(value)) for value in scale_of(question)]
        if question.kind is Kind.GEOPOINT:
            offered = list(self.communes.items())
        return tuple(
            Option(value, inline(label or value), f"{name}-{place}", value in chosen, places.get(value, ""))
            for place, (value, label) in enumerate(offered, 1)
        )


def shown_value(question: Question, value: str) -> str:
    """Return a value as its field shows it."""
    if question.kind in (Kind.DECIMAL, Kind.RANGE):
        return decimal_words(value)
    if question.kind is Kind.TIME:
        return value[:5]
    if question.kind is Kind.DATETIME:
        return value[:16]
    if question.kind is Kind.DATE and question.looks("year"):
        return value[:4]
    if question.kind is Kind.DATE and question.looks("month-year"):
        return value[:7]
    return value


def decimal_words(value: str) -> str:
    """Return a number as it is typed here, with a comma."""
    return value.replace(".", ",")


NUMBER: Final = {"class": "survey-number", "dir": "ltr"}
FIXED: Final[Mapping[Kind, Mapping[str, Any]]] = {
    Kind.INTEGER: {**NUMBER, "inputmode": "numeric"},
    Kind.DECIMAL: {**NUMBER, "inputmode": "decimal"},
    Kind.TIME: {"type": "time", "class": "survey-number"},
    Kind.DATETIME: {"type": "datetime-local", "class": "survey-moment"},
    Kind.GEOPOINT: {"help": _("Choisissez une commune : votre position n'est jamais demandée.")},
    Kind.IMAGE: {"accept": "image/*"},
    Kind.AUDIO: {"accept": "audio/*"},
    Kind.VIDEO: {"accept": "video/*"},
}


def attributes_of(question: Question, asked: Asked) -> Mapping[str, Any]:
    """Return what the template of a question needs besides its words."""
    match question.kind:
        case Kind.RANGE:
            return {**NUMBER, "inputmode": "decimal", "class": scale_class(question), "help": range_words(question)}
        case Kind.DATE:
            return date_attributes(question)
        case Kind.RANK:
            last = len(asked.items)
            places = [str(place) for place in range(1, last + 1)] if last <= LONGEST_RANKING else []
            return {"places": places, "help": _("1 pour ce qui vient en premier.")}
        case Kind.SELECT_ONE | Kind.SELECT_MULTIPLE:
            return choice_attributes(question)
    return FIXED.get(question.kind, {})


def date_attributes(question: Question) -> dict[str, Any]:
    """Return how a date is asked: a day, a month or a year."""
    if question.looks("year"):
        return {"inputmode": "numeric", "class": "survey-number", "help": _("Quatre chiffres. Par exemple : 2026.")}
    if question.looks("month-year"):
        return {"type": "month"}
    return {"type": "date"}


def choice_attributes(question: Question) -> dict[str, Any]:
    """Return how choices are laid out, and what they are."""
    is_side_by_side = any(look.startswith(SIDE_BY_SIDE) for look in question.appearance.split())
    layout = "survey-likert" if question.looks("likert") else "survey-side" if is_side_by_side else ""
    if question.kind is Kind.SELECT_ONE:
        return {"class": layout, "type": "radio"}
    # Authors say so too, in words of their own.
    words = {} if question.hint else {"help": _("Plusieurs réponses possibles.")}
    return {"class": layout, "type": "checkbox", **words}


def scale_class(question: Question) -> str:
    """Return how a range is laid out."""
    return "survey-scale" if scale_of(question) else "survey-number"


def range_words(question: Question) -> str | Promise:
    """Return the ends of a range, in words."""
    bounds = question.parameters
    words = {"start": decimal_words(bounds.start), "end": decimal_words(bounds.end), "step": decimal_words(bounds.step)}
    if bounds.step not in ("", "1") and not scale_of(question):
        return _("De %(start)s à %(end)s, de %(step)s en %(step)s.") % words
    return _("De %(start)s à %(end)s.") % words


def name_of(asked: Sequence[Asked]) -> str:
    """Return what names a screen among the others: its heading, or the title of its only table."""
    alone = asked[0] if len(asked) == 1 else None
    if alone and isinstance(alone.node, Group) and not alone.label:
        return name_of(alone.children)
    return alone.label if alone and isinstance(alone.node, Group | Repeat | Matrix) else ""
