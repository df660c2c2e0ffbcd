"""What ties questions: who is asked one depends on another; answers to one limit those to another.

Questions asked under the same conditions share a base. A base that is decided by one answer to one question is a union
of that question's categories, and is protected with them; any other needs its questions to hide nothing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vigie.surveys.results.questions import Closed, Condition
from vigie.surveys.results.tables import (
    MULTIPLE,
    NOT_ASKED,
    RANK,
    YES,
    Record,
    asked_mask,
    codes_of,
    option_codes,
    ticks_of,
)

SELECTED = re.compile(r"(not\()?\s*selected\(\s*[^,()]+,\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)\s*\)?")


@dataclass(frozen=True)
class Base:
    """Those who were asked some questions. mask: by record. parent: the one question that decides; option: for a
    multiple choice, the option that does; union: the codes of the parent that lead here. about: every question read.
    """

    name: str
    mask: tuple[bool, ...]
    about: frozenset[str]
    parent: str = ""
    option: str = ""
    union: frozenset[str] = frozenset()

    @property
    def size(self) -> int:
        """How many were asked."""
        return sum(self.mask)


def bases_of(questions: Sequence[Closed], records: Sequence[Record]) -> dict[str, Base]:
    """Return the base of each question, by key; questions asked under the same conditions have the very same one."""
    by_key = {question.key: question for question in questions}
    found: dict[tuple[frozenset[Condition], tuple[bool, ...]], Base] = {}
    bases: dict[str, Base] = {}
    for question in questions:
        mask = asked_mask(question, records)
        identity = (frozenset(question.conditions), mask)
        if identity not in found:
            found[identity] = _base(f"base {len(found)}", question, mask, by_key, records)
        bases[question.key] = found[identity]
    return bases


def _base(
    name: str, question: Closed, mask: tuple[bool, ...], by_key: Mapping[str, Closed], records: Sequence[Record]
) -> Base:
    about = frozenset(key for condition in question.conditions for key in condition.about)
    plain = Base(name, mask, about)
    parents = [key for key in about if key in by_key and _decides(by_key[key], question)]
    if len(parents) != 1:
        return plain
    parent = by_key[parents[0]]
    if parent.kind == MULTIPLE:
        return _of_an_option(plain, parent, question, records)
    return plain if parent.kind == RANK else _of_a_union(plain, parent, records)


def _decides(parent: Closed, question: Closed) -> bool:
    """Whether, among those whom a question's parent was asked to, the parent alone decides."""
    before = set(parent.conditions)
    own = [condition for condition in question.conditions if condition not in before]
    return before <= set(question.conditions) and bool(own) and all(each.about == {parent.key} for each in own)


def _of_a_union(plain: Base, parent: Closed, records: Sequence[Record]) -> Base:
    codes = codes_of(parent, records)
    leading = {code for code, asked in zip(codes, plain.mask, strict=True) if asked}
    others = {code for code, asked in zip(codes, plain.mask, strict=True) if not asked}
    if leading & others or NOT_ASKED in leading:
        return plain
    return Base(plain.name, plain.mask, plain.about, parent.key, union=frozenset(leading))


def _of_an_option(plain: Base, parent: Closed, question: Closed, records: Sequence[Record]) -> Base:
    own = [condition for condition in question.conditions if condition not in parent.conditions]
    read = [SELECTED.fullmatch(condition.expression.strip()) for condition in own]
    if len(read) != 1 or read[0] is None or read[0].group(1):
        return plain
    option = read[0].group(2) or read[0].group(3) or ""
    mask = tuple(code == YES for code in option_codes(ticks_of(parent, records), option))
    return Base(plain.name, plain.mask, plain.about, parent.key, option) if mask == plain.mask else plain
