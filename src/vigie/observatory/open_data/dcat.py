"""Describes the open data by DCAT-AP 3 (the European profile of the W3C's Data Catalog Vocabulary).

Catalogues such as data.gouv.fr read it to list the editions. Authority lists are those of the Publications Office.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vigie.observatory.open_data import licence
from vigie.observatory.open_data.linked_data import Iri, Literal, Node, Object, french

AUTHORITY = "http://publications.europa.eu/resource/authority"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types"
FORMATS = {
    "csv": ("CSV", "text/csv"),
    "parquet": ("PARQUET", "application/vnd.apache.parquet"),
    "zip": ("ZIP", "application/zip"),
}
# What the things named by an address are, for whoever reads this description alone.
CLASSES = {
    "dct:accessRights": "dct:RightsStatement",
    "dct:accrualPeriodicity": "dct:Frequency",
    "dct:conformsTo": "dct:Standard",
    "dct:format": "dct:MediaTypeOrExtent",
    "dct:language": "dct:LinguisticSystem",
    "dct:license": "dct:LicenseDocument",
    "dct:type": "skos:Concept",
    "dcat:mediaType": "dct:MediaType",
    "dcat:theme": "skos:Concept",
    "foaf:homepage": "foaf:Document",
    "dcat:landingPage": "foaf:Document",
    "foaf:page": "foaf:Document",
    "spdx:algorithm": "spdx:ChecksumAlgorithm",
}
LOCAL_AUTHORITY = "http://purl.org/adms/publishertype/LocalAuthority"
LABELS = {
    f"{AUTHORITY}/data-theme/SOCI": "Population et société",
    f"{AUTHORITY}/data-theme/JUST": "Justice, système juridique et sécurité publique",
    LOCAL_AUTHORITY: "Collectivité locale",
    licence.IDENTIFIER: licence.TITLE,
}
Properties = Iterator[tuple[str, Object]]


@dataclass(frozen=True)
class Publisher:
    """The agglomération that publishes: its name, SIREN and e-mail address (or nothing), and what names it."""

    iri: str
    name: str
    siren: str = ""
    email: str = ""


@dataclass(frozen=True)
class DescribedFile:
    """A file that anyone may download. schema: address of what it conforms to, or nothing; checksum: SHA-256, in
    hexadecimal; size: in bytes."""

    address: str
    title: str
    extension: str
    checksum: str
    size: int
    schema: str = ""


@dataclass(frozen=True)
class DescribedEdition:
    """An edition as catalogues list it. address: of its page; place: west, south, east, north in degrees, or None."""

    address: str
    number: int
    vintage: int
    title: str
    description: str
    issued: str
    files: tuple[DescribedFile, ...]
    keywords: tuple[str, ...] = ()
    replaces: str = ""
    box: tuple[float, float, float, float] | None = None
    territory: str = ""
    documentation: tuple[str, ...] = field(default=())


def catalogue_nodes(
    address: str, title: str, description: str, publisher: Publisher, editions: Sequence[DescribedEdition], api: str
) -> list[Node]:
    """Return the catalogue, its publisher, the API (api: its address) and every edition with its files."""
    nodes = [catalogue_node(address, title, description, publisher, editions, api), publisher_node(publisher)]
    nodes.append(service_node(api, publisher, editions))
    for edition in editions:
        nodes.append(dataset_node(edition, publisher))
        nodes += [distribution_node(edition, file) for file in edition.files]
    return [*nodes, *named_nodes(nodes)]


def named_nodes(nodes: Sequence[Node]) -> list[Node]:
    """Return what these nodes name by an address only, with its class, each once, in order."""
    classes: dict[str, set[str]] = {}
    for name, held in properties_of(nodes):
        if name in CLASSES and isinstance(held, Iri):
            classes.setdefault(held.text, set()).add(CLASSES[name])
    return [Node(tuple(sorted(found)), label_of(address), address) for address, found in sorted(classes.items())]


def label_of(address: str) -> tuple[tuple[str, Object], ...]:
    """Return what a named thing is called, when that is known here."""
    return (("skos:prefLabel", french(LABELS[address])),) if address in LABELS else ()


def properties_of(nodes: Sequence[Node]) -> Properties:
    """Yield the properties of nodes, and of the nodes inside them."""
    for node in nodes:
        for name, held in node.properties:
            yield name, held
            yield from properties_of([held]) if isinstance(held, Node) else ()


def catalogue_node(
    address: str, title: str, description: str, publisher: Publisher, editions: Sequence[DescribedEdition], api: str
) -> Node:
    """Return the catalogue alone."""
    properties: list[tuple[str, Object]] = [
        ("dct:title", french(title)),
        ("dct:description", french(description)),
        ("dct:publisher", Iri(publisher.iri)),
        ("dct:language", authority("language", "FRA")),
        ("dct:license", Iri(licence.IDENTIFIER)),
        ("foaf:homepage", Iri(address)),
        ("dcat:service", Iri(api)),
    ]
    if editions:
        properties.append(("dct:modified", day(max(edition.issued for edition in editions))))
    properties += [("dcat:dataset", Iri(edition.address)) for edition in editions]
    return Node(("dcat:Catalog",), tuple(properties), address)


def publisher_node(publisher: Publisher) -> Node:
    """Return who publishes."""
    properties: list[tuple[str, Object]] = [
        ("foaf:name", french(publisher.name)),
        ("dct:type", Iri(LOCAL_AUTHORITY)),
    ]
    if publisher.siren:
        properties.append(("dct:identifier", Literal(publisher.siren)))
    return Node(("foaf:Agent", "foaf:Organization"), tuple(properties), publisher.iri)


def service_node(api: str, publisher: Publisher, editions: Sequence[DescribedEdition]) -> Node:
    """Return the read-only API."""
    properties: list[tuple[str, Object]] = [
        ("dct:title", french("API de l'observatoire")),
        ("dcat:endpointURL", Iri(api)),
        ("dcat:endpointDescription", Iri(f"{api}openapi.json")),
        ("dct:publisher", Iri(publisher.iri)),
        ("dct:license", Iri(licence.IDENTIFIER)),
        ("dct:accessRights", authority("access-right", "PUBLIC")),
    ]
    properties += [("dcat:servesDataset", Iri(edition.address)) for edition in editions]
    return Node(("dcat:DataService",), tuple(properties), api)


def dataset_node(edition: DescribedEdition, publisher: Publisher) -> Node:
    """Return an edition, without its files."""
    return Node(("dcat:Dataset",), (*dataset_words(edition, publisher), *dataset_reach(edition)), edition.address)


def dataset_words(edition: DescribedEdition, publisher: Publisher) -> Properties:
    """Yield what an edition is and who answers for it."""
    yield "dct:title", french(edition.title)
    yield "dct:description", french(edition.description)
    yield "dct:identifier", Literal(edition.address)
    yield "dct:publisher", Iri(publisher.iri)
    yield "dct:issued", day(edition.issued)
    yield "dcat:version", Literal(str(edition.number))
    yield "dct:language", authority("language", "FRA")
    yield "dct:accessRights", authority("access-right", "PUBLIC")
    yield "dct:accrualPeriodicity", authority("frequency", "ANNUAL")
    yield "dcat:theme", authority("data-theme", "SOCI")
    yield "dcat:theme", authority("data-theme", "JUST")
    for keyword in edition.keywords:
        yield "dcat:keyword", french(keyword)
    if publisher.email:
        yield "dcat:contactPoint", contact_node(publisher)


def contact_node(publisher: Publisher) -> Node:
    """Return whom to write to."""
    email = Iri(f"mailto:{publisher.email}")
    return Node(("vcard:Kind", "vcard:Organization"), (("vcard:fn", french(publisher.name)), ("vcard:hasEmail", email)))


def dataset_reach(edition: DescribedEdition) -> Properties:
    """Yield when and where an edition speaks of, its page and its files."""
    yield (
        "dct:temporal",
        Node(
            ("dct:PeriodOfTime",),
            (("dcat:startDate", day(f"{edition.vintage}-01-01")), ("dcat:endDate", day(f"{edition.vintage}-12-31"))),
        ),
    )
    yield "dct:spatial", location_node(edition)
    yield "dcat:landingPage", Iri(edition.address)
    for address in edition.documentation:
        yield "foaf:page", Iri(address)
    if edition.replaces:
        yield "dct:replaces", Iri(edition.replaces)
    for file in edition.files:
        yield "dcat:distribution", Iri(file.address)


def location_node(edition: DescribedEdition) -> Node:
    """Return the territory: its name, and the box around it when its communes are placed."""
    properties: list[tuple[str, Object]] = [("skos:prefLabel", french(edition.territory))]
    if edition.box:
        west, south, east, north = edition.box
        corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
        text = ", ".join(f"{longitude:.4f} {latitude:.4f}" for longitude, latitude in corners)
        properties.append(("dcat:bbox", Literal(f"POLYGON(({text}))", kind="geosparql:wktLiteral")))
    return Node(("dct:Location",), tuple(properties))


def distribution_node(edition: DescribedEdition, file: DescribedFile) -> Node:
    """Return a file."""
    name, media_type = FORMATS[file.extension]
    properties: list[tuple[str, Object]] = [
        ("dct:title", french(file.title)),
        ("dcat:accessURL", Iri(edition.address)),
        ("dcat:downloadURL", Iri(file.address)),
        ("dct:license", Iri(licence.IDENTIFIER)),
        ("dct:format", authority("file-type", name)),
        ("dcat:mediaType", Iri(f"{MEDIA_TYPES}/{media_type}")),
        ("dcat:byteSize", Literal(str(file.size), kind="xsd:nonNegativeInteger")),
        ("dct:issued", day(edition.issued)),
        ("spdx:checksum", checksum_node(file.checksum)),
    ]
    if file.schema:
        properties.append(("dct:conformsTo", Iri(file.schema)))
    return Node(("dcat:Distribution",), tuple(properties), file.address)


def checksum_node(checksum: str) -> Node:
    """Return what proves that a file is whole."""
    value = Literal(checksum, kind="xsd:hexBinary")
    algorithm = Iri("spdx:checksumAlgorithm_sha256")
    return Node(("spdx:Checksum",), (("spdx:algorithm", algorithm), ("spdx:checksumValue", value)))


def authority(table: str, code: str) -> Iri:
    """Return an entry of the European authority lists."""
    return Iri(f"{AUTHORITY}/{table}/{code}")


def day(text: str) -> Literal:
    """Return an ISO date."""
    return Literal(text, kind="xsd:date")
