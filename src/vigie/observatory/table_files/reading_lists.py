"""Reads the JSON files that go with a table: upper values, list of tables, earlier releases."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from vigie.core.json_doubles import load_with_double
from vigie.observatory.disclosure.cube import TOTAL, Catalogue, CellName, Dimension, Key
from vigie.observatory.disclosure.ledger import EarlierSecret, LedgerEntry
from vigie.observatory.table_files.refusals import Refused

MOST_DIMENSIONS = 3
Parents = Mapping[str, Mapping[str, Key]]


def read_json(path: Path) -> Any:
    """Return what a JSON file holds. Raises Refused when it is not JSON, or when a name is twice in one object."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        content, double = load_with_double(text)
        if "\\u" in text:
            # Half a character can be coded, and never written again.
            json.dumps(content, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Refused(gettext("%(name)s n'est pas du JSON lisible.") % {"name": path.name}) from error
    if double:
        sentence = gettext("%(name)s : « %(place)s » est écrit deux fois, et l'un des deux serait perdu.")
        raise Refused(sentence % {"name": path.name, "place": double})
    return content


def read_hierarchies(path: Path, dimensions: Sequence[str]) -> Parents:
    """Return, by dimension, the upper values just above each value."""
    content = read_json(path)
    if not _is_mapping_of_mappings(content):
        sentence = gettext('%(name)s : la forme attendue est {"commune": {"Valenciennes": "centre"}}.')
        raise Refused(sentence % {"name": path.name})
    for name in content:
        if name not in dimensions:
            sentence = gettext("%(file)s : « %(name)s » n'est pas une des dimensions (%(known)s).")
            raise Refused(sentence % {"file": path.name, "name": name, "known": ", ".join(dimensions)})
    return {
        name: {value: _parents(path, name, value, above) for value, above in tree.items()}
        for name, tree in content.items()
    }


def _is_mapping_of_mappings(content: Any) -> bool:
    return isinstance(content, dict) and all(isinstance(tree, dict) for tree in content.values())


def _parents(path: Path, name: str, value: str, above: Any) -> Key:
    parents = above if isinstance(above, list) else [above]
    if not all(isinstance(parent, str) and parent.strip() for parent in parents) or not value.strip():
        sentence = gettext(
            "%(file)s, « %(name)s » : au-dessus de « %(value)s », un nom ou une liste de noms est attendu."
        )
        raise Refused(sentence % {"file": path.name, "name": name, "value": value})
    if TOTAL in (value, *parents):
        sentence = gettext("%(file)s, « %(name)s » : « Total » désigne les totaux, donnez un autre nom à cette valeur.")
        raise Refused(sentence % {"file": path.name, "name": name})
    return tuple(dict.fromkeys(parent.strip() for parent in parents))


def dimension_of(name: str, found: set[str], parents: Mapping[str, Key]) -> Dimension:
    """Return a dimension from the values of the file and what stands above them. Raises Refused."""
    uppers = {parent for above in parents.values() for parent in above}
    clash = sorted(found & uppers)
    if clash:
        sentence = gettext("« %(name)s » : « %(value)s » est une valeur du fichier et un regroupement à la fois.")
        raise Refused(sentence % {"name": name, "value": clash[0]})
    leaves = tuple(sorted(found | (set(parents) - uppers)))
    try:
        return Dimension(name, leaves, parents)
    except ValueError as error:
        raise Refused(gettext("« %(name)s » : les regroupements tournent en rond.") % {"name": name}) from error


def read_tables(path: Path, dimensions: Sequence[str]) -> Catalogue:
    """Return the catalogue that a list of lists of dimensions asks for."""
    content = read_json(path)
    if not isinstance(content, list) or not content or not all(_is_list_of_names(table) for table in content):
        sentence = gettext(
            '%(name)s : la forme attendue est une liste de listes, comme [[], ["sexe"], ["sexe", "âge"]].'
        )
        raise Refused(sentence % {"name": path.name})
    for table in content:
        _check_table(path, table, dimensions)
    ordered = [tuple(name for name in dimensions if name in table) for table in content]
    return Catalogue(tuple(dict.fromkeys(ordered)))


def _is_list_of_names(table: Any) -> bool:
    return isinstance(table, list) and all(isinstance(name, str) for name in table)


def _check_table(path: Path, table: list[str], dimensions: Sequence[str]) -> None:
    for name in table:
        if name not in dimensions:
            sentence = gettext("%(file)s : « %(name)s » n'est pas une des dimensions (%(known)s).")
            raise Refused(sentence % {"file": path.name, "name": name, "known": ", ".join(dimensions)})
    if len(set(table)) != len(table):
        sentence = gettext("%(file)s : un tableau a deux fois la même dimension (%(table)s).")
        raise Refused(sentence % {"file": path.name, "table": ", ".join(table)})
    if len(table) > MOST_DIMENSIONS:
        sentence = gettext("%(file)s : un tableau croise %(most)s dimensions au plus (%(table)s).")
        raise Refused(sentence % {"file": path.name, "most": MOST_DIMENSIONS, "table": ", ".join(table)})


def read_ledger(path: Path, dimensions: Sequence[str]) -> list[LedgerEntry]:
    """Return the earlier releases that a file tells of: the audit of an earlier run with those before it, several
    audits, or a
    plain list of cells with their values."""
    content = read_json(path)
    try:
        return list(_entries(content, dimensions))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        sentence = gettext("%(name)s n'est ni l'audit d'une protection, ni une liste de cases publiées.")
        raise Refused(sentence % {"name": path.name}) from error


def _entries(content: Any, dimensions: Sequence[str]) -> Iterator[LedgerEntry]:
    if isinstance(content, list):
        cells = [item for item in content if "value" in item and "cell" in item]
        for item in content:
            if item not in cells:
                yield from _entries(item, dimensions)
        if cells:
            yield entry_of({"published": cells}, dimensions)
        return
    for earlier in content.get("ledger", []):
        yield from _entries(earlier, dimensions)
    yield entry_of(content, dimensions)


def entry_of(content: Mapping[str, Any], dimensions: Sequence[str]) -> LedgerEntry:
    """Return one earlier release from plain values. Raises KeyError, TypeError or ValueError when it is not one."""
    published = {
        _cell(item["cell"], dimensions): _number(item["value"])
        for item in content["published"]
        if item["value"] is not None
    }
    secret = tuple(
        EarlierSecret(
            _cell(item["cell"], dimensions),
            float(item["lower"]),
            None if item["upper"] is None else float(item["upper"]),
        )
        for item in content.get("secret", [])
    )
    was = {
        name: Dimension(name, tuple(axis["leaves"]), {value: tuple(above) for value, above in axis["parents"].items()})
        for name, axis in content.get("dimensions", {}).items()
    }
    return LedgerEntry(published, secret, int(content.get("threshold", 5)), was)


def _number(value: Any) -> int:
    if isinstance(value, bool) or int(value) != float(value) or int(value) < 0:
        raise ValueError(value)
    return int(value)


def _cell(values: Mapping[str, str], dimensions: Sequence[str]) -> CellName:
    table = tuple(name for name in dimensions if values.get(name, TOTAL) != TOTAL)
    if any(name not in dimensions and value != TOTAL for name, value in values.items()):
        raise ValueError(values)
    return CellName(table, tuple(str(values[name]) for name in table))
