"""Opens the zip that a spreadsheet is, without ever unpacking more than a plan can weigh."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext

from vigie.plan.importing.drafts import Refusal

# What a sheet of twenty thousand rows weighs once unpacked, with room to spare.
LARGEST_UNPACKED = 150_000_000
# Beyond this ratio a large part is not text that people wrote.
LARGEST_RATIO = 200
SMALL_PART = 2_000_000
MOST_PARTS = 2_000
# What reading a part raises when its bytes are not what the archive says.
DAMAGED = (KeyError, ValueError, BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


class Archive:
    """A zip whose parts are read within limits. Raises Refusal, with a French sentence, on whatever is wrong."""

    def __init__(self, content: bytes) -> None:
        try:
            self.zip = ZipFile(BytesIO(content))
            self.parts = {part.filename.replace("\\", "/"): part for part in self.zip.infolist()}
        except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Refusal(broken()) from error
        if len(self.parts) > MOST_PARTS or self.is_bomb():
            raise Refusal(
                gettext("Ce fichier se déplie en un contenu démesuré : personne n'a pu remplir un tel tableau.")
            )
        if any(part.flag_bits & 1 for part in self.parts.values()):
            raise Refusal(protected())
        self.left = LARGEST_UNPACKED

    def is_bomb(self) -> bool:
        """Whether the sizes announced are out of proportion."""
        sizes = [(part.file_size, max(part.compress_size, 1)) for part in self.parts.values()]
        return sum(size for size, _ in sizes) > LARGEST_UNPACKED or any(
            size > SMALL_PART and size / packed > LARGEST_RATIO for size, packed in sizes
        )

    def __contains__(self, name: str) -> bool:
        return name in self.parts

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Open a part; what it really holds counts, whatever was announced."""
        try:
            with self.zip.open(self.parts[name]) as part:
                yield BoundedPart(part, self)  # type: ignore[misc]
        except Refusal:
            raise
        except DAMAGED as error:
            raise Refusal(broken()) from error

    def read(self, name: str) -> bytes:
        """Return a whole part."""
        with self.open(name) as part:
            return part.read()

    def elements(self, name: str, *tags: str) -> Iterator[Element]:
        """Yield the finished elements of an XML part that have one of these names, whatever their namespace.

        Each is emptied once the caller is done with it. No entity, no document type: Refusal.
        """
        with self.open(name) as part:
            try:
                for _, element in iterparse(part, events=("end",), forbid_dtd=True):
                    if local(element) in tags:
                        yield element
                        element.clear()
            except DefusedXmlException as error:
                raise Refusal(gettext("Ce fichier contient du XML dangereux (entités) : il est refusé.")) from error
            except (ParseError, ValueError, LookupError) as error:
                raise Refusal(broken()) from error


class BoundedPart:
    """A part of the archive, read no further than what is left of the limit."""

    def __init__(self, part: IO[bytes], archive: Archive) -> None:
        self.part, self.archive = part, archive

    def read(self, size: int = -1) -> bytes:
        """Return some bytes. Raises Refusal beyond the limit."""
        content = self.part.read(size if size >= 0 else self.archive.left + 1)
        self.archive.left -= len(content)
        if self.archive.left < 0:
            raise Refusal(
                gettext("Ce fichier se déplie en un contenu démesuré : personne n'a pu remplir un tel tableau.")
            )
        return content


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """Return an attribute by its local name."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def whole_number(text: Any, usual: int) -> int:
    """Return a positive whole number, or the usual one when the text is none."""
    return int(text) if isinstance(text, str) and text.isascii() and text.isdecimal() and len(text) < 9 else usual


def broken() -> str:
    """Return the sentence for a file that is cut or damaged."""
    return gettext("Ce classeur est abîmé ou incomplet : rouvrez-le dans un tableur, enregistrez-le, puis réessayez.")


def protected() -> str:
    """Return the sentence for a file locked by a password."""
    return gettext("Ce classeur est protégé par un mot de passe : enregistrez-le sans mot de passe, puis réessayez.")
