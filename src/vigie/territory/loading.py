"""Loads a territory and its communes from the national file, and their outlines from GeoJSON."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from vigie.territory.changes import Tally, write_row
from vigie.territory.geojson import Feature, GeoJSONRefused, checked_geometry, read_features
from vigie.territory.geometry import centroid
from vigie.territory.models import Commune, PriorityNeighbourhood, Territory
from vigie.territory.national_file import Epci, ListedCommune, communes_of, find_epci, near_epci, shipped_outlines

CODE_PROPERTIES = ("code_insee", "insee_com", "code_commune", "insee", "code")
EPCI_PROPERTIES = ("code_siren", "siren_epci", "siren")


class TerritoryRefused(Exception):
    """The territory cannot be loaded; the message says why and what to do."""


def epci_named(words: str) -> Epci:
    """Return the one EPCI that a SIREN or a name means. Raises TerritoryRefused, with the near ones when several."""
    found = find_epci(words)
    if len(found) == 1:
        return found[0]
    if found:
        raise TerritoryRefused(
            _("Plusieurs intercommunalités répondent à « %(words)s » :") % {"words": words} + listing(found)
        )
    sentence = _("Aucune intercommunalité ne répond à « %(words)s » : donnez son SIREN (9 chiffres) ou son nom.")
    near = near_epci(words)
    hint = "\n" + _("Peut-être :") + listing(near) if near else ""
    raise TerritoryRefused(sentence % {"words": words} + hint)


def listing(found: Sequence[Epci]) -> str:
    """Write the first twelve EPCI, one a line."""
    lines = [f"  {epci.siren}  {epci.official_name}" for epci in found[:12]]
    if len(found) > len(lines):
        lines.append("  …")
    return "".join(f"\n{line}" for line in lines)


@transaction.atomic
def load_territory(*, epci: Epci, outlines: Path | None = None, replace: bool = False) -> Tally:
    """Make an EPCI the territory of this installation, with its communes; doing it twice changes nothing.

    outlines: a GeoJSON file of communes, and maybe of the EPCI itself; without it, those shipped with Vigie.
    replace: let it take the place of another territory, whose communes and neighbourhoods are removed.
    Raises TerritoryRefused or GeoJSONRefused, and then nothing is written.
    """
    tally = Tally()
    territory = Territory.objects.first() or Territory()
    if territory.siren and territory.siren != epci.siren:
        make_room(territory, epci, tally, replace=replace)
    listed = communes_of(epci.siren)
    files = [outlines] if outlines else shipped_outlines(epci.siren)
    features = [feature for path in files for feature in read_features(path)]
    shapes = outlines_by_code(features, {commune.insee_code for commune in listed}) if files else {}
    write_row(territory, territory_values(territory, epci, features), tally)
    write_communes(listed, shapes, tally)
    return tally


def make_room(territory: Territory, epci: Epci, tally: Tally, *, replace: bool) -> None:
    """Remove the communes and neighbourhoods of the territory loaded before. Raises TerritoryRefused without leave."""
    if not replace:
        raise TerritoryRefused(
            _("Cette installation sert déjà %(old)s (%(siren)s) : ajoutez --replace pour charger %(new)s à sa place.")
            % {"old": territory.official_name or territory.name, "siren": territory.siren, "new": epci}
        )
    tally.removed += PriorityNeighbourhood.objects.count() + Commune.objects.count()
    PriorityNeighbourhood.objects.all().delete()
    Commune.objects.all().delete()


def territory_values(territory: Territory, epci: Epci, features: Iterable[Feature]) -> dict[str, Any]:
    """Return what the files say of the territory; the displayed name is left to the administrator once given."""
    values: dict[str, Any] = {
        "siren": epci.siren,
        "official_name": epci.official_name,
        "kind": epci.kind,
        "population": epci.population,
    }
    if territory.siren != epci.siren:
        values |= {"name": epci.name, "outline": None}
    for feature in features:
        if is_whole(feature) and feature.text(*EPCI_PROPERTIES) == epci.siren:
            values["outline"] = checked_geometry(feature)
    return values


def is_whole(feature: Feature) -> bool:
    """Whether an object is the EPCI itself, and not one of its communes."""
    return not feature.text(*CODE_PROPERTIES)


def outlines_by_code(features: Iterable[Feature], codes: set[str]) -> dict[str, dict[str, Any]]:
    """Return the outline of each known commune. Raises GeoJSONRefused when none is known or one is given twice."""
    found: dict[str, dict[str, Any]] = {}
    for feature in features:
        code = feature.text(*CODE_PROPERTIES)
        if code not in codes:
            continue
        if code in found:
            raise GeoJSONRefused(
                _("Objet n° %(number)s du fichier : la commune %(code)s y est déjà.")
                % {"number": feature.number, "code": code}
            )
        found[code] = checked_geometry(feature)
    if not found:
        raise GeoJSONRefused(
            _("Aucun objet du fichier ne porte le code INSEE d'une commune du territoire (propriété « code_insee »).")
        )
    return found


def write_communes(listed: Sequence[ListedCommune], shapes: Mapping[str, dict[str, Any]], tally: Tally) -> None:
    """Write every commune; one that left the territory stays, because actions may cite it, and is named."""
    existing = {commune.insee_code: commune for commune in Commune.objects.all()}
    for commune in listed:
        row = existing.pop(commune.insee_code, None) or Commune()
        write_row(row, commune_values(commune, shapes.get(commune.insee_code)), tally)
    if existing:
        names = ", ".join(sorted(commune.name for commune in existing.values()))
        tally.notes.append(_("Absentes du fichier national, et gardées : %(names)s.") % {"names": names})
    if shapes and len(shapes) < len(listed):
        tally.notes.append(
            _("Communes dont le fichier donne le contour : %(drawn)s sur %(all)s.")
            % {"drawn": len(shapes), "all": len(listed)}
        )


def commune_values(commune: ListedCommune, outline: dict[str, Any] | None) -> dict[str, Any]:
    """Return what the files say of a commune; what they do not give leaves what is known."""
    values: dict[str, Any] = {
        "insee_code": commune.insee_code,
        "name": commune.name,
        "population": commune.population,
    }
    if commune.postcodes:
        values["postcodes"] = commune.postcodes
    if outline:
        values["outline"] = outline
    if commune.longitude is not None:
        values |= {"longitude": commune.longitude, "latitude": commune.latitude}
    elif outline:
        longitude, latitude = centroid(outline)
        values |= {"longitude": round(longitude, 5), "latitude": round(latitude, 5)}
    return values
