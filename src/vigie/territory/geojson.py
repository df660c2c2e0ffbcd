"""Reads GeoJSON files given by people: accepts what official files contain, refuses the rest with a sentence."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard

from django.utils.translation import gettext as _

# The national file of priority neighbourhoods weighs less than half of this.
LARGEST_FILE = 40_000_000


class GeoJSONRefused(Exception):
    """The file cannot be used; the message says why and what to do."""


@dataclass(frozen=True)
class Feature:
    """One object of a file. number: its rank in the file, from 1. properties: their names in small letters."""

    number: int
    properties: Mapping[str, Any]
    geometry: Mapping[str, Any]

    def text(self, *names: str) -> str:
        """Return the first of these properties that is filled in, as text; empty when none is."""
        found = (self.properties.get(name) for name in names)
        return next((str(value).strip() for value in found if value not in (None, "")), "")


def read_features(path: Path) -> list[Feature]:
    """Return the objects of a GeoJSON file, their geometry not looked at yet. Raises GeoJSONRefused."""
    content = read_json(path)
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        raise GeoJSONRefused(_("Le fichier n'est pas une collection GeoJSON (« FeatureCollection »)."))
    features = content.get("features")
    if not isinstance(features, list) or not features:
        raise GeoJSONRefused(_("Le fichier GeoJSON ne contient aucun objet."))
    return [read_feature(number, feature) for number, feature in enumerate(features, start=1)]


def read_json(path: Path) -> Any:
    """Read a JSON file of a bearable size. Raises GeoJSONRefused."""
    try:
        size = path.stat().st_size
    except OSError:
        raise GeoJSONRefused(_("Le fichier %(path)s est introuvable.") % {"path": path}) from None
    if size > LARGEST_FILE:
        raise GeoJSONRefused(
            _("Le fichier dépasse %(size)s Mo : gardez-en seulement votre territoire, ou simplifiez ses contours.")
            % {"size": LARGEST_FILE // 1_000_000}
        )
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        raise GeoJSONRefused(_("Le fichier %(path)s ne peut pas être lu.") % {"path": path}) from None
    except UnicodeDecodeError:
        raise GeoJSONRefused(_("Le fichier n'est pas en UTF-8 : enregistrez-le en GeoJSON UTF-8.")) from None
    except (ValueError, RecursionError):
        raise GeoJSONRefused(_("Le fichier n'est pas du JSON : un fichier GeoJSON est attendu.")) from None


def read_feature(number: int, feature: Any) -> Feature:
    """Read one object's properties and geometry. Raises GeoJSONRefused with its number."""
    if not isinstance(feature, dict):
        raise refusal(number, _("ce n'est pas un objet GeoJSON"))
    properties, geometry = feature.get("properties"), feature.get("geometry")
    if not isinstance(properties, dict):
        raise refusal(number, _("il n'a pas de propriétés"))
    if not isinstance(geometry, dict):
        raise refusal(number, _("il n'a pas de géométrie"))
    return Feature(number, {str(name).lower(): value for name, value in properties.items()}, geometry)


def checked_geometry(feature: Feature) -> dict[str, Any]:
    """Return a geometry of type Polygon or MultiPolygon with plain longitude and latitude. Raises GeoJSONRefused."""
    kind, coordinates = feature.geometry.get("type"), feature.geometry.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon"):
        raise refusal(
            feature.number,
            _("sa géométrie est « %(kind)s », alors qu'un « Polygon » ou un « MultiPolygon » est attendu")
            % {"kind": kind},
        )
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not is_filled_list(polygons):
        raise refusal(feature.number, _("sa géométrie est vide"))
    checked = [checked_polygon(feature.number, polygon) for polygon in polygons]
    return {"type": kind, "coordinates": checked[0] if kind == "Polygon" else checked}


def checked_polygon(number: int, polygon: Any) -> list[list[list[float]]]:
    """Check a polygon's rings. Raises GeoJSONRefused."""
    if not is_filled_list(polygon):
        raise refusal(number, _("sa géométrie est vide"))
    return [checked_ring(number, ring) for ring in polygon]


def checked_ring(number: int, ring: Any) -> list[list[float]]:
    """Check that a ring is closed and has a surface. Raises GeoJSONRefused."""
    if not is_filled_list(ring):
        raise refusal(number, _("sa géométrie est vide"))
    positions = [checked_position(number, position) for position in ring]
    if len(positions) < 4 or positions[0] != positions[-1]:
        raise refusal(number, _("un de ses contours n'est pas fermé"))
    return positions


def checked_position(number: int, position: Any) -> list[float]:
    """Return a longitude and a latitude in degrees, height dropped. Raises GeoJSONRefused."""
    if not is_filled_list(position) or len(position) < 2 or not all(is_number(value) for value in position[:2]):
        raise refusal(number, _("une de ses coordonnées n'est pas un couple de nombres"))
    longitude, latitude = float(position[0]), float(position[1])
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise refusal(
            number,
            _(
                "ses coordonnées ne sont pas des longitudes et latitudes (WGS 84) ; "
                "convertissez le fichier, qui semble en Lambert 93"
            ),
        )
    return [longitude, latitude]


def is_filled_list(value: Any) -> TypeGuard[list[Any]]:
    return isinstance(value, list) and len(value) > 0


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def refusal(number: int, what: str) -> GeoJSONRefused:
    """Say what is wrong with an object of the file."""
    return GeoJSONRefused(_("Objet n° %(number)s du fichier : %(what)s.") % {"number": number, "what": what})
