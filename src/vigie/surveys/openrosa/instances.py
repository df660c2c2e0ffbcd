"""What an instance says of itself, before its answers are read: of which form, of which version, under which name."""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from vigie.surveys.engine.safe_xml import parse

# Longer is no identifier.
LONGEST: Final = 250
IDENTIFIER: Final = etree.XPath("string(*[local-name()='meta']/*[local-name()='instanceID'])")
DEPRECATED: Final = etree.XPath("string(*[local-name()='meta']/*[local-name()='deprecatedID'])")


@dataclass(frozen=True)
class Instance:
    """form_id, version: of the form it was filled with. identifier: its instanceID, empty when it has none.

    deprecated: the instanceID of the answers that it corrects (deprecatedID), empty for new answers.
    """

    form_id: str
    version: str
    identifier: str
    deprecated: str = ""


def read_instance(content: bytes) -> Instance:
    """Return what an instance says of itself. Raises BadXml."""
    root = parse(content)
    identifier, deprecated = (str(found(root)).strip()[:LONGEST] for found in (IDENTIFIER, DEPRECATED))
    return Instance(root.get("id", ""), root.get("version", ""), identifier, deprecated)
