"""Linked data as plain values: nodes that have types and properties. Written as JSON-LD or Turtle by its neighbours."""

from dataclasses import dataclass

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "geosparql": "http://www.opengis.net/ont/geosparql#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True)
class Iri:
    """An address that names something, in full or with a prefix (« dct:title »)."""

    text: str

    @property
    def full(self) -> str:
        """The address in full."""
        prefix, _, rest = self.text.partition(":")
        return PREFIXES[prefix] + rest if prefix in PREFIXES else self.text

    @property
    def is_short(self) -> bool:
        """Whether it is written with a prefix."""
        return self.text.partition(":")[0] in PREFIXES


@dataclass(frozen=True)
class Literal:
    """A text in a language, or a value of a type (« xsd:date »); a plain text without either."""

    text: str
    language: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Node:
    """Something described. iri: its name, or nothing when only its owner speaks of it; properties: in order."""

    types: tuple[str, ...]
    properties: tuple[tuple[str, "Iri | Literal | Node"], ...]
    iri: str = ""


Object = Iri | Literal | Node


def french(text: str) -> Literal:
    """Return a French text."""
    return Literal(text, language="fr")
