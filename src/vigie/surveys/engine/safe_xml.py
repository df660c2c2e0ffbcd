"""Reading XML that a stranger sent: no document type, no entity, no network, bounded size and depth."""

from dataclasses import dataclass
from xml.parsers import expat

from lxml import etree
from lxml.etree import _Element as Element

MAX_BYTES = 5_000_000
MAX_DEPTH = 60
MAX_NODES = 50_000


class BadXml(ValueError):
    """The content is not XML that we read; args[0] is a French sentence that says why."""


@dataclass
class _Guard:
    """Follows the parser and stops it at the first thing refused, before it costs anything."""

    max_depth: int
    max_nodes: int
    depth: int = 0
    nodes: int = 0

    def start(self, _name: str, _attributes: dict[str, str]) -> None:
        self.depth += 1
        self.nodes += 1
        if self.depth > self.max_depth:
            raise BadXml("Ce fichier XML emboîte trop d’éléments les uns dans les autres.")
        if self.nodes > self.max_nodes:
            raise BadXml("Ce fichier XML contient trop d’éléments.")

    def end(self, _name: str) -> None:
        self.depth -= 1

    def doctype(self, *_declaration: object) -> None:
        raise BadXml("Ce fichier XML déclare un type de document ou des entités : il est refusé.")


def parse(
    content: bytes, *, max_bytes: int = MAX_BYTES, max_depth: int = MAX_DEPTH, max_nodes: int = MAX_NODES
) -> Element:
    """The root element of `content`, without comments nor instructions.

    Raises BadXml (a French sentence) for anything malformed, too large, too deep, or that declares a document type.
    """
    if len(content) > max_bytes:
        raise BadXml("Ce fichier XML est trop lourd.")
    _walk(content, _Guard(max_depth, max_nodes))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=max_bytes > MAX_BYTES,
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadXml("Ce fichier n’est pas du XML lisible.") from error


def _walk(content: bytes, guard: _Guard) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = guard.start
    parser.EndElementHandler = guard.end
    parser.StartDoctypeDeclHandler = guard.doctype
    parser.EntityDeclHandler = guard.doctype
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, UnicodeError) as error:
        raise BadXml("Ce fichier n’est pas du XML lisible.") from error
    except ValueError as error:
        if isinstance(error, BadXml):
            raise
        raise BadXml("Ce fichier n’est pas du XML lisible.") from error
