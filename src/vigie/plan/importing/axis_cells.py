"""Reads which axes a row names: « F3 », « F3, F5 », « 3 et 5 », « Axe 3 : Déconstruction des préjugés ; Axe 5 : … »."""

import re
from dataclasses import dataclass

from vigie.core.fuzzy_dates import simplify
from vigie.plan.importing.drafts import AxisDraft
from vigie.plan.importing.splitting import NOBODY

CODE = r"[A-Za-z]{1,4}[ .-]?[0-9]{1,3}[a-z]?|[0-9]{1,3}"
BETWEEN_CODES = r"\s*(?:[,;/&+\n]|\bet\b)\s*(?:axe |fiche )?"
SEVERAL_CODES = rf"((?:{CODE})(?:{BETWEEN_CODES}(?:{CODE}))*)"
CODES = re.compile(rf"(?:axes?|fiches?)?\s*(?:n[°o]s?\s*)?{SEVERAL_CODES}", re.IGNORECASE)
LABEL = re.compile(
    r"(?:axe|fiche)\s*(?:n[°o]\s*)?(?P<number>[0-9]{1,3})\b\s*(?:[:.)–—-]\s*)?(?P<title>.*)", re.IGNORECASE | re.DOTALL
)
NUMBERED = re.compile(r"(?P<number>[0-9]{1,3})\s*[:.)–—-]\s*(?P<title>\S.*)", re.DOTALL)
CODED = re.compile(r"(?P<code>[A-Z]{1,3}[0-9]{1,3})\s*[:.)–—-]\s*(?P<title>\S.*)", re.DOTALL)
NEXT_LABEL = re.compile(r"\s*(?:[,/&+]|\bet\b|\s)\s*(?=(?:axe|fiche)\s*(?:n[°o]\s*)?[0-9])", re.IGNORECASE)
# A lone « X » stands for nobody among bearers; as an axis, it is its name.
NO_AXIS = NOBODY - {"x"}
OUTSIDE = re.compile(r"\bhors (?:axe|diagnostic|plan)|^(?:aucun axe|sans axe)$")


@dataclass(frozen=True)
class AxisCells:
    """What a row says of axes.

    themes: what stands in their column and is no axis. is_label: the cell is worth keeping as written.
    """

    axes: tuple[AxisDraft, ...] = ()
    themes: tuple[str, ...] = ()
    is_label: bool = False


def read_axes(code: str, label: str, where: str) -> AxisCells:
    """Return the axes of a row, from its column of codes and its column of titles; either may be empty."""
    code, label = without_blank(code), without_blank(label)
    if not code:
        return read_label(label, where)
    codes = [coded(part, where) for part in split_codes(code)]
    if not label:
        return AxisCells(tuple(codes))
    if len(codes) == 1:
        return AxisCells((titled(codes[0], label),))
    titles = [part.strip() for part in re.split(r"[;\n]", label) if part.strip()]
    if len(titles) != len(codes):
        return AxisCells(tuple(codes))
    return AxisCells(tuple(titled(axis, title) for axis, title in zip(codes, titles, strict=True)))


def without_blank(text: str) -> str:
    """Return the text of a cell, or nothing when it only says that there is none."""
    return "" if simplify(text) in NO_AXIS else text.strip()


def split_codes(text: str) -> list[str]:
    """Return the codes of a cell, each once; a text that is no list of codes is one code."""
    match = CODES.fullmatch(text.strip())
    if not match:
        parts = [part.strip() for part in re.split(r"[;,\n]", text) if part.strip()]
        return list(dict.fromkeys(parts))
    return list(dict.fromkeys(re.split(BETWEEN_CODES, match[1], flags=re.IGNORECASE)))


def coded(text: str, where: str) -> AxisDraft:
    """Return the axis of a code; « 3 » and « Axe 3 » are numbers."""
    match = re.fullmatch(r"(?:(?:axe|fiche)\s*)?(?:n[°o]\s*)?0*([0-9]{1,3})", text.strip(), re.IGNORECASE)
    return AxisDraft(where, number=int(match[1])) if match else AxisDraft(where, code=text.strip())


def titled(axis: AxisDraft, label: str) -> AxisDraft:
    """Return an axis with the title that stands beside its code, the words « Axe 3 : » left out."""
    match = LABEL.fullmatch(label) or NUMBERED.fullmatch(label) or CODED.fullmatch(label)
    title = match["title"].strip() if match else label
    return AxisDraft(axis.where, axis.code, axis.number, title, is_label=bool(match))


def read_label(label: str, where: str) -> AxisCells:
    """Return the axes of a cell of titles."""
    if not label:
        return AxisCells()
    if CODES.fullmatch(label) and not LABEL_WITH_TITLE.fullmatch(label):
        return AxisCells(tuple(coded(part, where) for part in split_codes(label)), is_label=True)
    parts = [part.strip() for piece in re.split(r"[;\n]", label) for part in NEXT_LABEL.split(piece) if part.strip()]
    axes = [read_part(part, where) for part in parts]
    if not any(axis and (axis.number is not None or axis.code) for axis in axes):
        if OUTSIDE.search(simplify(label)):
            return AxisCells(themes=(label,), is_label=True)
        return AxisCells((AxisDraft(where, title=label),))
    themes = tuple(part for part, axis in zip(parts, axes, strict=True) if axis is None)
    return AxisCells(tuple(axis for axis in axes if axis), themes, is_label=True)


LABEL_WITH_TITLE = re.compile(r"(?:axe|fiche)\s*(?:n[°o]\s*)?[0-9]{1,3}\s*[:.)–—-]\s*\D.*", re.IGNORECASE | re.DOTALL)


def read_part(part: str, where: str) -> AxisDraft | None:
    """Return the axis that a part of a label names by its number or its code; None when it names none."""
    if match := LABEL.fullmatch(part) or NUMBERED.fullmatch(part):
        return AxisDraft(where, number=int(match["number"]), title=match["title"].strip(), is_label=True)
    if match := CODED.fullmatch(part):
        return AxisDraft(where, code=match["code"], title=match["title"].strip(), is_label=True)
    return None
