"""Reading the body of an XForm: what is asked, in which order, with which look."""

import re
from collections.abc import Iterator, Mapping

from lxml.etree import _Element as Element

from vigie.surveys.engine.matrices import gather_matrices
from vigie.surveys.engine.nodes import Choice, Group, ItemSet, Kind, Node, Parameters, Question, Repeat
from vigie.surveys.engine.own_words import in_our_words
from vigie.surveys.engine.texts import NOTHING, Text
from vigie.surveys.engine.written import JR, TEXT_REFERENCE, Written, local, reference

CONTROLS = ("input", "secret", "select1", "select", "rank", "range", "trigger", "upload")
KIND_OF_CONTROL = {
    "select1": Kind.SELECT_ONE,
    "select": Kind.SELECT_MULTIPLE,
    "rank": Kind.RANK,
    "range": Kind.RANGE,
    "trigger": Kind.ACKNOWLEDGE,
}
KIND_OF_TYPE = {
    "int": Kind.INTEGER,
    "integer": Kind.INTEGER,
    "long": Kind.INTEGER,
    "decimal": Kind.DECIMAL,
    "date": Kind.DATE,
    "time": Kind.TIME,
    "dateTime": Kind.DATETIME,
    "geopoint": Kind.GEOPOINT,
    "geotrace": Kind.GEOTRACE,
    "geoshape": Kind.GEOSHAPE,
    "barcode": Kind.BARCODE,
}
KIND_OF_MEDIA = {"image": Kind.IMAGE, "audio": Kind.AUDIO, "video": Kind.VIDEO}
LIST_NAME = re.compile(r"""instance\(\s*(['"])(.*?)\1\s*\)""")


class BodyReader:
    """Reads controls one after another, and keeps by path what it found."""

    def __init__(self, written: Written) -> None:
        self._written = written
        self._choices: dict[tuple[str, str, str], tuple[Choice, ...]] = {}
        self.questions: dict[str, Question] = {}
        self.groups: dict[str, Group] = {}
        self.repeats: dict[str, Repeat] = {}

    def read(self, parent: Element) -> tuple[Node, ...]:
        """What is asked directly under `parent`, in order; questions that share their choices become a matrix."""
        return gather_matrices(tuple(self._children(parent)))

    def _children(self, parent: Element) -> Iterator[Node]:
        for element in parent:
            name = local(element)
            if name in CONTROLS:
                yield self._question(element)
            elif name == "repeat":
                yield self._repeat(element, NOTHING, "")
            elif name == "group":
                yield from self._group(element)

    def _group(self, element: Element) -> Iterator[Node]:
        label = self._written.text(_child(element, "label"))
        repeat = _child(element, "repeat")
        path = reference(element)
        if repeat is not None:
            yield self._repeat(repeat, label, element.get("appearance", ""))
        elif not path:
            yield from self._children(element)
        else:
            relevant = self._written.bind(path, "relevant")
            self.groups[path] = Group(path, label, element.get("appearance", ""), self.read(element), relevant)
            yield self.groups[path]

    def _repeat(self, element: Element, label: Text, appearance: str) -> Repeat:
        path = reference(element)
        count = element.get(f"{JR}count", "").strip()
        relevant = self._written.bind(path, "relevant")
        self.repeats[path] = Repeat(path, label, count, self.read(element), relevant, appearance)
        return self.repeats[path]

    def _question(self, element: Element) -> Question:
        path = reference(element)
        parts = _first_by_name(element)
        hint = parts.get("hint")
        itemset = self._itemset(parts.get("itemset"))
        question = self.computed(
            path,
            kind=self._kind(element, path),
            appearance=element.get("appearance", ""),
            label=in_our_words(self._written.text(parts.get("label"))),
            hint=self._written.text(hint),
            guidance=self._written.text(hint, form=";guidance"),
            itemset=itemset,
            choices=self._listed(itemset) if itemset else tuple(self._written_items(element)),
            parameters=Parameters(*(element.get(name, "") for name in ("start", "end", "step"))),
        )
        self.questions[path] = question
        return question

    def computed(self, path: str, *, kind: Kind = Kind.CALCULATE, **shown: object) -> Question:
        """What the model says of one value; a question asked adds how it is shown."""
        bind = self._written.bind
        return Question(
            path=path,
            name=path.rsplit("/", 1)[-1],
            kind=kind,
            datatype=bind(path, "type") or "string",
            required=bind(path, "required"),
            required_message=self._written.message(path, "requiredMsg"),
            constraint=bind(path, "constraint"),
            constraint_message=self._written.message(path, "constraintMsg"),
            relevant=bind(path, "relevant"),
            calculate=bind(path, "calculate"),
            read_only=bind(path, "readonly"),
            default=self._written.defaults.get(path, ""),
            preload=bind(path, f"{JR}preload"),
            **shown,  # type: ignore[arg-type]
        )

    def _kind(self, element: Element, path: str) -> Kind:
        name = local(element)
        datatype = self._written.bind(path, "type").removeprefix("xsd:")
        if name == "upload":
            return KIND_OF_MEDIA.get(element.get("mediatype", "").split("/")[0], Kind.FILE)
        if name in KIND_OF_CONTROL:
            return KIND_OF_CONTROL[name]
        if datatype in ("", "string") and self._written.bind(path, "readonly") == "true()":
            return Kind.NOTE
        return KIND_OF_TYPE.get(datatype, Kind.TEXT)

    def _itemset(self, itemset: Element | None) -> ItemSet | None:
        if itemset is None:
            return None
        parts = _first_by_name(itemset)
        value, label = parts.get("value"), parts.get("label")
        label_reference = "" if label is None else label.get("ref", "")
        through_itext = label_reference.startswith(TEXT_REFERENCE)
        bare = label_reference.removeprefix(TEXT_REFERENCE).removesuffix(")") if through_itext else label_reference
        nodeset = itemset.get("nodeset", "").strip()
        return ItemSet(nodeset, "" if value is None else value.get("ref", ""), bare.strip(), through_itext)

    def _listed(self, itemset: ItemSet) -> tuple[Choice, ...]:
        """All choices of the list, whatever the filter; () when they come from other answers."""
        named = LIST_NAME.search(itemset.nodeset)
        items = self._written.lists.get(named.group(2)) if named else None
        if items is None or named is None:
            return ()
        key = (named.group(2), itemset.value, itemset.label)
        if key not in self._choices:
            self._choices[key] = tuple(
                Choice((item.findtext(itemset.value) or "").strip(), item_label(item, itemset, self._written.itext))
                for item in items[0].iterchildren("item")
            )
        return self._choices[key]

    def _written_items(self, element: Element) -> Iterator[Choice]:
        for item in element:
            if local(item) == "item":
                value = _child(item, "value")
                text = "" if value is None else (value.text or "")
                yield Choice(text.strip(), self._written.text(_child(item, "label")))


def item_label(item: Element, itemset: ItemSet, itext: Mapping[str, Text]) -> Text:
    """The label of an item of a list: the text that it names, or the one that it carries."""
    written = (item.findtext(itemset.label) or "").strip() if itemset.label else ""
    if itemset.through_itext:
        return in_our_words(itext.get(written, NOTHING))
    return in_our_words(Text({"default": (written,)}))


def _child(element: Element, name: str) -> Element | None:
    return next((child for child in element if local(child) == name), None)


def _first_by_name(element: Element) -> dict[str, Element]:
    """The first child of each name."""
    found: dict[str, Element] = {}
    for child in element:
        found.setdefault(local(child), child)
    return found
