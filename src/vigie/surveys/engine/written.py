"""What the model of an XForm says, before the body is read: binds, texts, lists, defaults."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import unescape  # pyxform escapes twice

from lxml.etree import _Element as Element

from vigie.core.typography import typeset
from vigie.surveys.engine.texts import NOTHING, Output, Part, Text

JR = "{http://openrosa.org/javarosa}"
TEXT_REFERENCE = "jr:itext("


def local(element: Element) -> str:
    """The name of an element without its name space; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def reference(element: Element) -> str:
    """The path that a control names."""
    return (element.get("ref") or element.get("nodeset") or "").strip()


def text_parts(element: Element) -> tuple[Part, ...]:
    """A text and the values that it quotes, in order. Its no-break spaces, which pyxform makes plain, are back."""
    return tuple(_parts(element))


def _parts(element: Element) -> Iterator[Part]:
    if element.text:
        yield typeset(element.text)
    for child in element:
        if local(child) == "output":
            yield Output(unescape((child.get("value") or child.get("ref") or "''").strip()))
        else:
            yield from _parts(child)
        if child.tail:
            yield typeset(child.tail)


@dataclass(frozen=True, eq=False)
class Written:
    """The model: attributes by path, texts by identifier, lists by identifier, static defaults by path."""

    binds: Mapping[str, Mapping[str, str]]
    itext: Mapping[str, Text]
    lists: Mapping[str, Element]
    defaults: Mapping[str, str]

    def bind(self, path: str, name: str) -> str:
        """One attribute of a bind, "" when it says nothing."""
        return self.binds.get(path, {}).get(name, "")

    def text(self, element: Element | None, *, form: str = "") -> Text:
        """The text of a label or of a hint, written there or translated."""
        if element is None:
            return NOTHING
        identifier = quoted(element.get("ref", ""))
        if identifier:
            return self.itext.get(identifier + form, NOTHING)
        return NOTHING if form else Text({"default": text_parts(element)})

    def message(self, path: str, name: str) -> Text:
        """A message that a bind gives, written there or translated."""
        written = self.bind(path, f"{JR}{name}")
        if written.startswith(TEXT_REFERENCE):
            return self.itext.get(quoted(written), NOTHING)
        return Text({"default": (written,)}) if written else NOTHING


def quoted(expression: str) -> str:
    """The identifier of « jr:itext('identifier') », "" for anything else."""
    inside = expression.strip().removeprefix(TEXT_REFERENCE).removesuffix(")").strip()
    is_literal = expression.strip().startswith(TEXT_REFERENCE) and inside[:1] in "'\"" and inside[:1] == inside[-1:]
    return inside[1:-1] if is_literal else ""
