"""Reading the XForm that pyxform wrote: binds, instance, choice lists, then the body (see `body`)."""

import copy
from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType

from lxml import etree
from lxml.etree import _Element as Element

from vigie.surveys.engine.body import BodyReader
from vigie.surveys.engine.nodes import Definition, Group, Kind, Matrix, Question, Repeat, SetValue
from vigie.surveys.engine.safe_xml import BadXml, parse
from vigie.surveys.engine.texts import DEFAULT_LANGUAGE, Text
from vigie.surveys.engine.written import JR, Written, local, reference, text_parts

MAX_FORM_BYTES = 60_000_000
MAX_FORM_NODES = 2_000_000
FIRST_LOAD = "odk-instance-first-load"
NEW_REPEAT = "odk-new-repeat"

__all__ = ["BadForm", "Definition", "Group", "Kind", "Matrix", "Question", "Repeat", "read_definition"]


class BadForm(ValueError):
    """The text is not the XForm of a questionnaire; args[0] is a French sentence."""


@lru_cache(maxsize=32)
def read_definition(xform: str) -> Definition:
    """The questionnaire that an XForm describes; kept in memory, so that the same text gives the same object.

    Raises BadForm when the text is not an XForm.
    """
    try:
        root = parse(xform.encode(), max_bytes=MAX_FORM_BYTES, max_depth=200, max_nodes=MAX_FORM_NODES)
    except BadXml as error:
        raise BadForm(str(error)) from error
    model = next((node for node in root.iter() if local(node) == "model"), None)
    body = next((node for node in root.iterchildren() if local(node) == "body"), None)
    instance = (
        None if model is None else next((node for node in model if local(node) == "instance" and len(node)), None)
    )
    if model is None or body is None or instance is None:
        raise BadForm("Ce questionnaire n’a ni modèle, ni questions lisibles.")
    return _definition(root, model, instance[0], body)


def _definition(root: Element, model: Element, instance: Element, body: Element) -> Definition:
    template = _bare(instance)
    paths = tuple(_paths(template))
    languages, itext = _itext(model)
    written = Written(binds=_binds(model), itext=itext, lists=_lists(model), defaults=_defaults(template))
    reader = BodyReader(written)
    nodes = reader.read(body)
    computed = {path: reader.computed(path) for path in _leaves(template) if path not in reader.questions}
    order = {path: rank for rank, path in enumerate(paths)}
    questions = dict(sorted({**computed, **reader.questions}.items(), key=lambda item: order.get(item[0], len(order))))
    return Definition(
        title=next((node.text or "" for node in root.iter() if local(node) == "title"), ""),
        form_id=instance.get("id", ""),
        version=instance.get("version", ""),
        languages=languages,
        default_language=languages[0] if languages else DEFAULT_LANGUAGE,
        body=nodes,
        questions=MappingProxyType(questions),
        groups=MappingProxyType(reader.groups),
        repeats=MappingProxyType(reader.repeats),
        paths=paths,
        template=template,
        lists=MappingProxyType(written.lists),
        itext=MappingProxyType(itext),
        set_values=tuple(_set_values(root)),
    )


def _bare(instance: Element) -> Element:
    """A copy of the instance without name spaces, where each repeat is written once."""
    bare = etree.Element(local(instance))
    bare.text = None if len(instance) else instance.text
    for child in _once_each(instance):
        bare.append(_bare(child))
    return bare


def _once_each(element: Element) -> list[Element]:
    kept: dict[str, Element] = {}
    for child in element.iterchildren(tag=etree.Element):
        name = local(child)
        if name not in kept or kept[name].get(f"{JR}template") is not None:
            kept[name] = child
    return list(kept.values())


def _paths(element: Element, parent: str = "") -> Iterator[str]:
    path = f"{parent}/{element.tag}"
    yield path
    for child in element:
        yield from _paths(child, path)


def _leaves(template: Element) -> list[str]:
    return [path for path, element in _walk(template) if not len(element) and not _is_meta(path)]


def _is_meta(path: str) -> bool:
    return path.split("/")[2:3] == ["meta"]


def _defaults(template: Element) -> dict[str, str]:
    return {path: element.text for path, element in _walk(template) if element.text and element.text.strip()}


def _walk(element: Element, parent: str = "") -> Iterator[tuple[str, Element]]:
    path = f"{parent}/{element.tag}"
    yield path, element
    for child in element:
        yield from _walk(child, path)


def _binds(model: Element) -> dict[str, dict[str, str]]:
    return {
        node.get("nodeset", "").strip(): {str(name): str(value).strip() for name, value in node.attrib.items()}
        for node in model
        if local(node) == "bind"
    }


def _itext(model: Element) -> tuple[tuple[str, ...], dict[str, Text]]:
    """The languages, the form's own first, and each text in them. The guidance of a hint is kept as « ID;guidance »."""
    translations = [node for part in model if local(part) == "itext" for node in part]
    translations.sort(key=lambda node: node.get("default") is None)
    texts: dict[str, dict[str, tuple]] = {}
    for translation in translations:
        language = translation.get("lang", DEFAULT_LANGUAGE)
        for entry in translation:
            for value in entry:
                form = value.get("form")
                if form in (None, "guidance"):
                    key = entry.get("id", "") + (";guidance" if form else "")
                    texts.setdefault(key, {})[language] = text_parts(value)
    languages = tuple(node.get("lang", DEFAULT_LANGUAGE) for node in translations)
    return languages, {key: Text(translated) for key, translated in texts.items()}


def _lists(model: Element) -> dict[str, Element]:
    """The choice lists, by identifier: an element that holds a root whose children are items, without name spaces."""
    instances = [node for node in model if local(node) == "instance" and node.get("id") and len(node)]
    return {node.get("id", ""): _without_names(node) for node in instances}


def _without_names(element: Element) -> Element:
    bare = copy.deepcopy(element)
    for node in bare.iter(tag=etree.Element):
        node.tag = local(node)
    etree.cleanup_namespaces(bare)
    return bare


def _set_values(root: Element) -> Iterator[SetValue]:
    for node in root.iter("{*}setvalue"):
        events = node.get("event", "").split()
        parent = node.getparent()
        changed = "xforms-value-changed" in events and parent is not None
        if changed or FIRST_LOAD in events or NEW_REPEAT in events:
            trigger = reference(parent) if changed and parent is not None else ""
            expression = node.get("value") or (f"'{node.text}'" if node.text else "''")
            yield SetValue(node.get("ref", "").strip(), expression, trigger, NEW_REPEAT in events)
