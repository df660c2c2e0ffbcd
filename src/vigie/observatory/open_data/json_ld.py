"""Writes linked data as JSON-LD 1.1, with its prefixes inside: nothing is fetched to read it."""

from collections.abc import Sequence
from typing import Any

from vigie.observatory.open_data.linked_data import PREFIXES, Iri, Node, Object


def to_json_ld(nodes: Sequence[Node]) -> dict[str, Any]:
    """Return the nodes, as values that JSON writes."""
    return {"@context": dict(PREFIXES), "@graph": [node_value(node) for node in nodes]}


def node_value(node: Node) -> dict[str, Any]:
    """Return one node; a property said several times has a list."""
    value: dict[str, Any] = {"@id": node.iri} if node.iri else {}
    value["@type"] = list(node.types)
    for name, held in node.properties:
        value.setdefault(name, []).append(object_value(held))
    return value


def object_value(held: Object) -> dict[str, Any]:
    """Return what a property holds."""
    if isinstance(held, Node):
        return node_value(held)
    if isinstance(held, Iri):
        return {"@id": held.text}
    extra = {"@language": held.language} if held.language else {}
    return {"@value": held.text, **extra, **({"@type": held.kind} if held.kind else {})}
