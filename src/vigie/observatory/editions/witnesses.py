"""Checks the proof of a signed edition against what it says, by additions only."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext

from vigie.observatory.disclosure.verifying import verify
from vigie.observatory.models import Publication
from vigie.observatory.table_files.fault_sentences import sentence_of

Json = Mapping[str, Any]
Name = frozenset[tuple[str, str]]


def witness_fault(publication: Publication) -> str:
    """Return the first thing that the proof of an edition does not prove; nothing when it holds."""
    parts = publication.proof.get("parts")
    if not isinstance(parts, list) or not parts:
        return gettext("L'édition n'a pas de preuve.")
    for part in parts:
        if found := verify(part):
            return gettext("Preuve : %(fault)s") % {"fault": sentence_of(found[0])}
    return coverage_fault(publication.content, parts)


def coverage_fault(content: Json, parts: list[Json]) -> str:
    """Return why a proof is not that of this content: each number shown is proved, each hidden one is left out."""
    proved, leaves = proved_numbers(parts), known_codes(parts)
    for name, status, value in cells_of(content):
        if all(code in leaves.get(dimension, ()) for dimension, code in name):
            expected = value if status in ("value", "zero") else None
            if proved.get(name) != expected:
                return gettext("La preuve n'est pas celle des nombres publiés.")
        elif status != "zero":
            return gettext("Il manque à la preuve une valeur qui n'est pas à zéro.")
    return ""


def proved_numbers(parts: list[Json]) -> dict[Name, int]:
    """Return the numbers that the proof speaks of, by cell; those of earlier editions left out."""
    return {
        frozenset(row["cell"].items()): row["value"]
        for part in parts
        for row in part["published"]
        if "leaves" not in row
    }


def known_codes(parts: list[Json]) -> dict[str, set[str]]:
    """Return the codes of each dimension that the proof counts: leaves, and what gathers them."""
    found: dict[str, set[str]] = {}
    for part in parts:
        for axis in part["dimensions"]:
            codes = found.setdefault(axis["name"], set())
            codes |= {*axis["leaves"], *(upper for uppers in axis["parents"].values() for upper in uppers)}
    return found


def cells_of(content: Json) -> Iterator[tuple[Name, str, int | None]]:
    """Yield the cells of a content: what each is, its status, its value; those of tables nobody was asked left out."""
    for table in content["tables"]:
        for key, status, value in table["cells"]:
            if status != "not_collected":
                yield frozenset(zip(table["dimensions"], key, strict=True)), status, value
