"""Gathers what the catalogue says of the editions, from what was kept when their files were drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext, override

from vigie.accounts.access import Request
from vigie.observatory.models import PublicationFile
from vigie.observatory.open_data.dcat import DescribedEdition, DescribedFile, Publisher, catalogue_nodes
from vigie.observatory.open_data.file_names import ARCHIVE, DATA, DICTIONARY, PACKAGE
from vigie.observatory.open_data.linked_data import Node
from vigie.territory.models import Commune, Territory

Box = tuple[float, float, float, float] | None
LISTED = (*DATA, ARCHIVE)


@dataclass(frozen=True)
class Site:
    """Where the pages are. root: scheme and host, without a final slash."""

    root: str

    def address(self, name: str, *arguments: Any) -> str:
        """Return the full address of a page of the room."""
        return self.root + reverse(f"observatory:{name}", args=arguments)


def site_of(request: Request) -> Site:
    """Return the site that a request came to."""
    return Site(request.build_absolute_uri("/").rstrip("/"))


def files_to_list(number: int | None = None) -> "QuerySet[PublicationFile]":
    """Return the open-data files of every edition, or of one, the last edition first, without their content."""
    files = PublicationFile.objects.filter(name__in=(*LISTED, PACKAGE)).select_related("publication")
    files = files.only("name", "content_hash", "details", "publication__number")
    files = files if number is None else files.filter(publication__number=number)
    return files.order_by("-publication__number", "name")


def described_editions(site: Site, files: Iterable[PublicationFile]) -> list[DescribedEdition]:
    """Return the editions that these files belong to, in their order."""
    box = box_of()
    by_number: dict[int, dict[str, PublicationFile]] = {}
    for file in files:
        by_number.setdefault(file.publication.number, {})[file.name] = file
    return [described(site, number, kept, box) for number, kept in by_number.items() if PACKAGE in kept]


def described(site: Site, number: int, files: dict[str, PublicationFile], box: Box) -> DescribedEdition:
    """Return one edition."""
    words = files[PACKAGE].details["described"]
    return DescribedEdition(
        address=site.address("open_data_edition", number),
        number=number,
        vintage=words["vintage"],
        title=words["title"],
        description=words["description"],
        issued=words["issued"],
        keywords=tuple(words["keywords"]),
        territory=words["territory"],
        replaces=site.address("open_data_edition", words["corrects"]) if words["corrects"] else "",
        files=tuple(described_file(site, number, files[name]) for name in LISTED if name in files),
        documentation=(site.address("open_data_file", number, DICTIONARY),),
        box=box,
    )


def described_file(site: Site, number: int, file: PublicationFile) -> DescribedFile:
    """Return one file."""
    stem, _dot, extension = file.name.rpartition(".")
    schema = site.address("open_data_file", number, f"{stem}.schema.json") if extension == "csv" else ""
    return DescribedFile(
        address=site.address("open_data_file", number, file.name),
        title=file.details["label"],
        extension=extension,
        checksum=file.content_hash,
        size=file.details["size"],
        schema=schema,
    )


def box_of() -> Box:
    """Return the box around the communes: west, south, east, north in degrees; None when none is placed."""
    places = [
        (longitude, latitude)
        for longitude, latitude in Commune.objects.values_list("longitude", "latitude")
        if longitude is not None and latitude is not None
    ]
    if not places:
        return None
    longitudes, latitudes = zip(*places, strict=True)
    return (min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def publisher_of(site: Site, name: str) -> Publisher:
    """Return the agglomération. name: what its editions call it, used until the territory is loaded."""
    territory = Territory.objects.only("siren", "name", "contact_email").first()
    iri = site.address("open_data") + "#editeur"
    if territory is None:
        return Publisher(iri, name)
    return Publisher(iri, territory.name, territory.siren, territory.contact_email)


def catalogue_of(site: Site, files: Iterable[PublicationFile]) -> list[Node]:
    """Return the catalogue of the editions that these files belong to, as linked data."""
    editions = described_editions(site, files)
    publisher = publisher_of(site, editions[0].territory if editions else gettext("Observatoire"))
    with override("fr"):
        title = gettext("Données ouvertes de l'observatoire des discriminations – %(name)s") % {"name": publisher.name}
        description = gettext("Les éditions signées de l'observatoire : tableaux protégés et indicateurs.")
    address, api = site.address("open_data"), site.address("api")
    return catalogue_nodes(address, title, description, publisher, editions, api)
