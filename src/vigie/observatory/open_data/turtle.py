"""Writes linked data as Turtle (RDF 1.1)."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from vigie.observatory.open_data.linked_data import PREFIXES, Iri, Node, Object

INDENT = "  "
# What Turtle refuses inside « <…> ».
REFUSED = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def to_turtle(nodes: Sequence[Node]) -> str:
    """Return the nodes as a Turtle document."""
    head = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    return "\n".join(head) + "\n\n" + "\n\n".join(f"{subject(node)} {body(node, INDENT)} ." for node in nodes) + "\n"


def subject(node: Node) -> str:
    """Return how a node is named."""
    return iri_text(Iri(node.iri)) if node.iri else "[]"


def body(node: Node, indent: str) -> str:
    """Return the types and properties of a node, one a line."""
    lines = ["a " + ", ".join(node.types)]
    lines += [f"{name} {object_text(held, indent + INDENT)}" for name, held in node.properties]
    return f" ;\n{indent}".join(lines)


def object_text(held: Object, indent: str) -> str:
    """Return what a property holds."""
    if isinstance(held, Node):
        return f"[\n{indent}{body(held, indent)}\n{indent[: -len(INDENT)]}]"
    if isinstance(held, Iri):
        return iri_text(held)
    ending = f"@{held.language}" if held.language else f"^^{held.kind}" if held.kind else ""
    return f'"{escaped(held.text)}"{ending}'


def iri_text(iri: Iri) -> str:
    """Return an address, short when it has a prefix."""
    return iri.text if iri.is_short else "<" + REFUSED.sub(lambda found: quote(found.group()), iri.text) + ">"


def escaped(text: str) -> str:
    """Return a text as Turtle's quotes hold it."""
    return "".join(ESCAPES.get(letter, letter) for letter in text if letter in "\n\r\t" or letter >= " ")
