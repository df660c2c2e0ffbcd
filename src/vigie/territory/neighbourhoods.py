"""Loads the priority neighbourhoods (QPV) of the territory from the official files of the ANCT."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from vigie.territory.changes import Tally, write_row
from vigie.territory.geojson import Feature, GeoJSONRefused, checked_geometry, read_features
from vigie.territory.geometry import Geometry, bounding_box, contains, positions_of
from vigie.territory.models import Commune, PriorityNeighbourhood, Territory

# Between two vintages there is neither gap nor overlap.
VALIDITY: Mapping[int, tuple[date, date | None]] = {
    2015: (date(2015, 1, 1), date(2023, 12, 31)),
    2024: (date(2024, 1, 1), None),
}
# Outlines of two files never match to the metre: a commune counts when it holds this share of the corners.
SHARE_OF_CORNERS = 0.1

INSEE_CODE = re.compile(r"\b\d[\dAB]\d{3}\b")
# Districts of the three largest cities have codes of their own in official files.
CITY_OF_DISTRICT = (("75056", 75101, 75120), ("69123", 69381, 69389), ("13055", 13201, 13216))


@transaction.atomic
def load_neighbourhoods(*, path: Path, vintage: int) -> Tally:
    """Load the neighbourhoods of the territory found in an official file; doing it twice changes nothing.

    A neighbourhood belongs to the territory by the SIREN of its EPCI, else by the codes of its communes, else by where
    its corners fall. One loaded before and absent from the file stays, because facts may cite it, and is named.
    Raises GeoJSONRefused when the file is wrong or has nothing for this territory; then nothing is written.
    """
    territory = Territory.objects.first()
    if territory is None:
        raise GeoJSONRefused(_("Chargez d'abord le territoire : ./vigie load_territory SIREN"))
    communes = {commune.insee_code: commune for commune in Commune.objects.all()}
    outlines = {code: commune.outline for code, commune in communes.items() if commune.outline}
    kept: dict[str, tuple[Feature, set[str]]] = {}
    for feature in read_features(path):
        if (codes := communes_of_feature(feature, territory.siren, set(communes), outlines)) is not None:
            keep(kept, feature, codes)
    if not kept:
        raise GeoJSONRefused(
            _("Aucun quartier du fichier n'est dans %(territory)s : vérifiez qu'il s'agit du fichier national.")
            % {"territory": territory.name}
        )
    return write_neighbourhoods(kept, communes, vintage)


def keep(kept: dict[str, tuple[Feature, set[str]]], feature: Feature, codes: set[str]) -> None:
    """Keep a neighbourhood under its code. Raises GeoJSONRefused without code or name, or when its code comes twice."""
    code = feature.text("code_qp", "codeqp")
    if not code or not feature.text("lib_qp", "nom_qp"):
        raise GeoJSONRefused(
            _("Objet n° %(number)s du fichier : il manque le code (« code_qp ») ou le nom (« lib_qp ») du quartier.")
            % {"number": feature.number}
        )
    if code in kept:
        raise GeoJSONRefused(
            _("Objet n° %(number)s du fichier : le quartier %(code)s y est déjà, à l'objet n° %(first)s.")
            % {"number": feature.number, "code": code, "first": kept[code][0].number}
        )
    kept[code] = (feature, codes)


def communes_of_feature(
    feature: Feature, siren: str, codes: set[str], outlines: Mapping[str, Geometry]
) -> set[str] | None:
    """Return the codes of the territory's communes a neighbourhood lies in, None when it is elsewhere.

    The set may be empty: the file says that it is in the EPCI, and not in which commune.
    """
    written_siren = feature.text("siren_epci", "code_epci")
    written_codes = {city_of(code) for code in INSEE_CODE.findall(feature.text("insee_com", "code_insee"))}
    if written_siren and siren not in re.findall(r"\d{9}", written_siren):
        return None
    if written_codes:
        return written_codes & codes or None
    around = communes_around(checked_geometry(feature), outlines) if outlines else set()
    return around if around or written_siren else None


def city_of(code: str) -> str:
    """Return the code of the city a district belongs to; any other code is returned as it is."""
    number = int(code) if code.isdigit() else 0
    return next((city for city, first, last in CITY_OF_DISTRICT if first <= number <= last), code)


def communes_around(geometry: Geometry, outlines: Mapping[str, Geometry]) -> set[str]:
    """Return the codes of the communes that hold at least a tenth of the corners of a geometry."""
    corners = positions_of(geometry)
    boxes = {code: bounding_box([outline]) for code, outline in outlines.items()}
    found = set()
    for code, outline in outlines.items():
        near = [corner for corner in corners if boxes[code].contains(corner[0], corner[1])]
        inside = sum(contains(outline, corner[0], corner[1]) for corner in near)
        if inside >= SHARE_OF_CORNERS * len(corners):
            found.add(code)
    return found


def write_neighbourhoods(
    kept: Mapping[str, tuple[Feature, set[str]]], communes: Mapping[str, Commune], vintage: int
) -> Tally:
    """Write the neighbourhoods of one vintage and the communes they lie in."""
    tally = Tally()
    existing = {
        row.code: row for row in PriorityNeighbourhood.objects.filter(vintage=vintage).prefetch_related("communes")
    }
    for code, (feature, codes) in kept.items():
        row = existing.pop(code, None) or PriorityNeighbourhood()
        values = neighbourhood_values(code, feature, vintage)
        write_neighbourhood(row, values, [communes[each] for each in codes], tally)
    if existing:
        names = ", ".join(sorted(row.name for row in existing.values()))
        tally.notes.append(_("Absents du fichier, et gardés : %(names)s.") % {"names": names})
    return tally


def write_neighbourhood(
    row: PriorityNeighbourhood, values: Mapping[str, Any], communes: Sequence[Commune], tally: Tally
) -> None:
    """Write one neighbourhood, and its communes where they differ."""
    before = {commune.pk for commune in row.communes.all()} if row.pk else set()
    was_known, unchanged = row.pk is not None, tally.unchanged
    write_row(row, values, tally)
    after = {commune.pk for commune in communes}
    if before == after:
        return
    row.communes.set(after)
    if was_known and tally.unchanged > unchanged:
        tally.unchanged -= 1
        tally.changed += 1


def neighbourhood_values(code: str, feature: Feature, vintage: int) -> dict[str, Any]:
    """Return what the file says of a neighbourhood, with the dates of its vintage."""
    valid_from, valid_until = VALIDITY[vintage]
    return {
        "code": code,
        "name": feature.text("lib_qp", "nom_qp"),
        "vintage": vintage,
        "valid_from": valid_from,
        "valid_until": valid_until,
        "outline": checked_geometry(feature),
    }
