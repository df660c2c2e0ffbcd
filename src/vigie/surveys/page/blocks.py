"""What a screen shows, ready for templates: fields, sections, grids of questions, and things told several times."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString

NOTHING = SafeString("")


@dataclass(frozen=True)
class Option:
    """One answer offered. position: its rank, when the question asks for an order."""

    value: str
    label: SafeString
    id: str
    is_chosen: bool = False
    position: str = ""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question. path: of its node in the filling, and its name in the form. id: of its element.

    widget: how it is asked. attributes: what drawing it needs besides (type, class, help…). error: what is
    wrong, or empty. is_own_error: said by the form, in its language.
    """

    path: str
    id: str
    widget: str
    label: SafeString
    hint: SafeString = NOTHING
    guidance: SafeString = NOTHING
    is_required: bool = False
    is_read_only: bool = False
    value: str = ""
    options: tuple[Option, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)
    error: str = ""
    is_own_error: bool = True

    @property
    def plain_label(self) -> SafeString:
        """The label without its tags: for a link, or for a hidden text."""
        return SafeString(strip_tags(self.label))

    @property
    def described_by(self) -> str:
        """The elements that say more of it: what is wrong first."""
        parts = [("error", self.error), ("hint", self.hint or self.attributes.get("help"))]
        return " ".join(f"{self.id}-{name}" for name, text in parts if text)

    @property
    def described(self) -> SafeString:
        """The attributes that tie its words to its element."""
        written = format_html(' aria-describedby="{}"', self.described_by) if self.described_by else NOTHING
        wrong = ' aria-invalid="true"' if self.error else ""
        return SafeString(written + wrong + (' aria-required="true"' if self.is_required else ""))

    @property
    def has_words(self) -> bool:
        """Whether anything is said between its label and its element."""
        return bool(self.hint or self.guidance or self.error or self.attributes.get("help"))

    @property
    def target(self) -> str:
        """The element that a link to it reaches, which takes the keyboard."""
        return self.options[0].id if self.options and self.widget != "select" else self.id


@dataclass(frozen=True)
class Section:
    """Questions under one heading. level: of the heading, 2 to 6."""

    id: str
    label: SafeString
    children: tuple["Block", ...]
    level: int = 2


@dataclass(frozen=True)
class Grid:
    """Questions that share their answers: one row each."""

    id: str
    label: SafeString
    columns: tuple[SafeString, ...]
    rows: tuple[Field, ...]


@dataclass(frozen=True)
class Entry:
    """One of the things told several times. number: from 1."""

    id: str
    number: int
    children: tuple["Block", ...]


@dataclass(frozen=True)
class Several:
    """Something told as many times as needed. path: what ``Filling.add_repeat`` takes. is_last: the last is here."""

    id: str
    path: str
    label: SafeString
    entries: tuple[Entry, ...]
    can_grow: bool
    level: int = 2
    is_last: bool = True

    @property
    def plain_label(self) -> SafeString:
        return SafeString(strip_tags(self.label))

    @property
    def next_id(self) -> str:
        """The element that one more will have."""
        return f"{self.id}-{self.entries[-1].number + 1 if self.entries else 1}"


Block = Field | Section | Grid | Several


def fields_in(blocks: Sequence[Block]) -> list[Field]:
    """Return the fields among blocks, in order, at any depth."""
    found: list[Field] = []
    for block in blocks:
        if isinstance(block, Field):
            found.append(block)
        elif isinstance(block, Grid):
            found += block.rows
        elif isinstance(block, Section):
            found += fields_in(block.children)
        else:
            for entry in block.entries:
                found += fields_in(entry.children)
    return found
