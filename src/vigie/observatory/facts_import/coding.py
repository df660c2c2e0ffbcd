"""Codes the rows of a file into facts: what each column and each text stands for, and what cannot be understood."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext

from vigie.observatory.checking import InvalidFact, check, values_of
from vigie.observatory.fact_values import DIMENSIONS, FactValue
from vigie.observatory.facts_import.codebook import Codebook
from vigie.observatory.facts_import.guessing import guess_column, guess_value, read_quarter
from vigie.observatory.facts_import.reading import Microdata
from vigie.observatory.referentials.listed import Listed, Lists
from vigie.plan.importing.drafts import Finding
from vigie.plan.importing.rows import Row

# More texts than a list has values: the column says something else.
MOST_TEXTS: Final = 300


@dataclass(frozen=True)
class TextCoded:
    """What a text of a column stands for. code: empty when nobody knows yet. is_sure: needs no confirmation."""

    text: str
    code: str
    is_sure: bool


@dataclass(frozen=True)
class Coded:
    """A file as facts. columns: title → dimension or nothing. texts: those of each coded dimension, in order.

    facts: one for each row understood. errors: of the rows refused. refused: how many rows those are.
    """

    codebook: Codebook
    columns: Mapping[str, str]
    texts: Mapping[str, tuple[TextCoded, ...]]
    facts: tuple[FactValue, ...]
    errors: tuple[Finding, ...]
    refused: int


def code_microdata(data: Microdata, codebook: Codebook, lists: Lists, today: date) -> Coded:
    """Return the facts of a file, and what is wrong in the rows that give none."""
    columns = columns_of(data, codebook)
    open_lists = {name: taken(items, today) for name, items in lists.items()}
    texts = {
        name: tuple(coded(name, text, codebook, open_lists[name]) for text in data.texts(title))
        for title, name in columns.items()
        if name and name != "quarter"
    }
    errors = [*data.findings.errors, *too_many(data, columns)]
    coder = Coder(codebook, columns, {name: {each.text: each.code for each in of} for name, of in texts.items()})
    values, facts, refused = values_of(lists), [], 0
    for row in data.rows:
        found = coder.fact(row)
        if isinstance(found, FactValue):
            try:
                check(found, values, today)
                facts.append(found)
                continue
            except InvalidFact as refusal:
                found = [Finding(row.where, str(refusal))]
        errors += found
        refused += 1
    return Coded(codebook, columns, texts, tuple(facts), tuple(errors), refused)


def too_many(data: Microdata, columns: Mapping[str, str]) -> list[Finding]:
    """Return an error for each column that has more texts than any list has values."""
    message = gettext("plus de %(limit)s valeurs différentes : cette colonne dit autre chose, retirez-la.")
    return [
        Finding(gettext("Colonne « %(title)s »") % {"title": title}, message % {"limit": MOST_TEXTS})
        for title, name in columns.items()
        if name and name != "quarter" and len(data.texts(title)) > MOST_TEXTS
    ]


def columns_of(data: Microdata, codebook: Codebook) -> dict[str, str]:
    """Return what each column says: as the codebook has it, else as its title reads; a dimension is read once."""
    found = {title: codebook.columns[title] for title in data.titles if title in codebook.columns}
    for title in data.titles:
        name = guess_column(title)
        if title not in found:
            found[title] = "" if name in found.values() else name
    return {title: found[title] for title in data.titles}


def taken(items: tuple[Listed, ...], today: date) -> list[Listed]:
    """Return the values that new facts take."""
    return [item for item in items if not item.retired_on or item.retired_on > today.isoformat()]


def coded(dimension: str, text: str, codebook: Codebook, items: list[Listed]) -> TextCoded:
    """Return what a text stands for: as the codebook has it, else as guessed."""
    chosen = codebook.code(dimension, text)
    if chosen:
        return TextCoded(text, chosen, is_sure=False)
    code, is_sure = guess_value(dimension, text, items)
    return TextCoded(text, code, is_sure)


@dataclass(frozen=True)
class Coder:
    """Turns rows into facts. codes: by dimension, by text."""

    codebook: Codebook
    columns: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]

    def fact(self, row: Row) -> FactValue | list[Finding]:
        """Return the fact of a row, or all that is wrong in it."""
        titles = {name: title for title, name in self.columns.items() if name}
        found: dict[str, str] = {}
        errors: list[Finding] = []
        for name in DIMENSIONS:
            title = titles.get(name, "")
            try:
                found[name] = self.code(name, row.get(title) if title else "")
            except ValueError as error:
                errors.append(Finding(row.place(title) if title else row.where, str(error)))
        return errors or FactValue(**found)

    def code(self, name: str, text: str) -> str:
        """Return the code of a cell. Raises ValueError, with a French sentence."""
        if not text:
            constant = self.codebook.constant(name)
            if not constant:
                raise ValueError(gettext("le trimestre manque : donnez une date, un mois ou un trimestre."))
            return constant
        if name == "quarter":
            return read_quarter(text)
        code = self.codes[name].get(text, "")
        if not code:
            message = gettext("« %(text)s » n'est pas compris : précisez la codification, ou corrigez le fichier.")
            raise ValueError(message % {"text": text[:40]})
        return code
