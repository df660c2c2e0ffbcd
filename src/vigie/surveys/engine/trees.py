"""The nodes of one filling: reading them from XML, numbering them, adding and removing instances of a repeat."""

import copy
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from lxml import etree
from lxml.etree import _Element as Element

from vigie.surveys.engine.nodes import Definition
from vigie.surveys.engine.safe_xml import BadXml, parse
from vigie.surveys.engine.values import text_number
from vigie.surveys.engine.written import JR, local

MAX_INSTANCES = 500  # of one repeat at one place
MAX_NODES = 5_000  # of one filling that grows here; more would take seconds to draw, and no page sends as many back
META = "meta"


class BadInstance(ValueError):
    """What was received is not a filling of this questionnaire; args[0] is a French sentence."""


class Tree:
    """The nodes of a filling, found by numbered path (« /data/child[2]/age ») or by place (« /data/child/age »)."""

    def __init__(self, definition: Definition, root: Element) -> None:
        self.definition = definition
        self.root = root
        if root.getparent() is None:
            etree.Element("document").append(root)
        self.holder = root.getparent()
        self.nodes: dict[str, list[Element]] = {}
        self.places: dict[Element, str] = {}
        self.numbered: dict[str, Element] = {}
        self.paths: dict[Element, str] = {}
        self.index()

    def index(self) -> None:
        """Number the nodes anew; to call when instances come or go."""
        for known in (self.nodes, self.places, self.numbered, self.paths):
            known.clear()
        self._enter(self.root, "", "")

    def _enter(self, element: Element, parent: str, numbered_parent: str) -> None:
        place, path = f"{parent}/{element.tag}", f"{numbered_parent}/{element.tag}"
        if place in self.definition.repeats:
            path += f"[{1 + sum(1 for _ in element.itersiblings(element.tag, preceding=True))}]"
        self.nodes.setdefault(place, []).append(element)
        self.places[element] = place
        self.numbered[path] = element
        self.paths[element] = path
        for child in element:
            self._enter(child, place, path)

    def instances(self, parent: Element, place: str) -> list[Element]:
        """The instances of a repeat under one parent."""
        return list(parent.iterchildren(place.rsplit("/", 1)[-1]))

    def has_room(self, place: str, number: int = 1) -> bool:
        """Whether so many more instances keep the filling within bounds."""
        size = sum(1 for _ in pattern(self.definition, place).iter())
        return sum(1 for _ in self.root.iter()) + number * size <= MAX_NODES

    def add(self, parent: Element, place: str) -> Element:
        """One more instance of a repeat, after the others, as the questionnaire first writes it."""
        added = copy.deepcopy(pattern(self.definition, place))
        others = self.instances(parent, place)
        if others:
            others[-1].addnext(added)
        else:
            _insert_in_order(parent, added, [child.tag for child in pattern(self.definition, place.rsplit("/", 1)[0])])
        return added

    @contextmanager
    def instance(self, parent: Element, place: str) -> Iterator[Element]:
        """An instance of a repeat from which to read: the first one, else one that stays only for that time."""
        first = next(iter(self.instances(parent, place)), None)
        if first is not None:
            yield first
            return
        guest = self.add(parent, place)
        yield guest
        parent.remove(guest)


def _insert_in_order(parent: Element, added: Element, order: Sequence[str]) -> None:
    following = set(order[order.index(added.tag) + 1 :])
    beside = next((child for child in parent if child.tag in following), None)
    if beside is None:
        parent.append(added)
    else:
        beside.addprevious(added)


def pattern(definition: Definition, place: str) -> Element:
    """The node of the questionnaire's own instance at a path."""
    element = definition.template
    for name in place.split("/")[2:]:
        found = element.find(name)
        assert found is not None
        element = found
    return element


def read_tree(definition: Definition, content: bytes) -> tuple[Tree, str]:
    """The nodes of a filling received as XML, and its seed ("" when it has none). Raises BadInstance.

    What is missing is empty; what the questionnaire does not have, or has only once, is refused.
    """
    try:
        received = parse(content)
    except BadXml as error:
        raise BadInstance(str(error)) from error
    template = definition.template
    if local(received) != template.tag or received.get("id", definition.form_id) != definition.form_id:
        raise BadInstance("Cette réponse n’est pas celle de ce questionnaire.")
    root = etree.Element(str(template.tag))
    _copy(received, template, root, definition, f"/{template.tag}")
    return Tree(definition, root), received.get("seed", "")


def _copy(received: Element, template: Element, into: Element, definition: Definition, place: str) -> None:
    given = _by_name(received, template)
    for known in template:
        where = f"{place}/{known.tag}"
        found = given.get(str(known.tag), [])
        _count(len(found), where, definition)
        if where == f"{definition.root}/{META}":
            into.append(copy.deepcopy(known))
            continue
        for each in found or ([None] if where not in definition.repeats else []):
            _copy_one(each, known, etree.SubElement(into, str(known.tag)), definition, where)


def _copy_one(received: Element | None, template: Element, into: Element, definition: Definition, place: str) -> None:
    empty = etree.Element(str(template.tag)) if received is None else received
    if len(template):
        _copy(empty, template, into, definition, place)
    elif len(empty):
        raise BadInstance(f"La réponse à « {template.tag} » ne se lit pas.")
    else:
        into.text = empty.text


def _by_name(received: Element, template: Element) -> dict[str, list[Element]]:
    known = {str(child.tag) for child in template}
    given: dict[str, list[Element]] = {}
    for child in received:
        name = local(child)
        if name not in known and not (name == META and received.getparent() is None):
            raise BadInstance(f"Ce questionnaire n’a pas de question « {name[:60]} ».")
        if child.get(f"{JR}template") is None:
            given.setdefault(name, []).append(child)
    return given


def _count(number: int, place: str, definition: Definition) -> None:
    name = place.rsplit("/", 1)[-1]
    if number > 1 and place not in definition.repeats:
        raise BadInstance(f"« {name} » est donné plusieurs fois.")
    if number > MAX_INSTANCES:
        raise BadInstance(f"« {name} » est répété plus de {MAX_INSTANCES} fois.")


def write_tree(tree: Tree, instance_id: str, hidden: set[Element], attributes: dict[str, str]) -> bytes:
    """The filling as a telephone would send it, without the nodes that are hidden."""
    definition = tree.definition
    names = {"jr": "http://openrosa.org/javarosa", "orx": "http://openrosa.org/xforms"}
    root = etree.Element(str(tree.root.tag), nsmap=names)
    for name, value in {"id": definition.form_id, "version": definition.version, **attributes}.items():
        if value:
            root.set(name, value)
    _write(tree.root, root, hidden)
    identify(root, instance_id)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _write(element: Element, into: Element, hidden: set[Element]) -> None:
    for child in element:
        if child not in hidden:
            written = etree.SubElement(into, child.tag)
            written.text = child.text
            _write(child, written, hidden)


def identify(root: Element, instance_id: str) -> None:
    """Write the identifier of a filling where telephones write it."""
    meta = root.find(META)
    if meta is None:
        meta = etree.SubElement(root, META)
    for child in list(meta):
        if child.tag == "instanceID":
            meta.remove(child)
    named = etree.SubElement(meta, "instanceID")
    named.text = instance_id if instance_id.startswith("uuid:") else f"uuid:{instance_id}"


def sound_count(text: str) -> int:
    """How many instances a count asks for, within bounds."""
    number = text_number(text)
    return int(max(0, min(MAX_INSTANCES, number))) if number == number else 0


def leaves(tree: Tree) -> Iterator[tuple[str, Element]]:
    """The nodes that hold an answer, with their numbered path, meta left aside."""
    for path, element in tree.numbered.items():
        if not len(element) and path.split("/")[2:3] != [META]:
            yield path, element
