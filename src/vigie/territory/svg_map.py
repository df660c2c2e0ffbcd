"""Draws the territory as one inline SVG: communes, their figures, neighbourhoods and markers.

No colour is written in the drawing: each shape has a class, coloured by ``territory/map.css``. Shades are ordered from
pale to dark, figures are written on the communes, unknown is hatched, and what is withheld is cross-hatched with its
mark on it: it reads in black and white.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Protocol

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from vigie.territory.classes import ValueClass, class_for, classes_of
from vigie.territory.geometry import Geometry, bounding_box, centroid
from vigie.territory.projection import Projection, decimal, paths_within

# Units of the drawing: close to CSS pixels on a phone, so that figures stay readable there.
WIDTH = 480
# What the outlines of the communes may take; the rest of a 40 kB map is names, figures and links.
OUTLINE_CHARACTERS = 20_000
NEIGHBOURHOOD_CHARACTERS = 6_000
FIGURE_HEIGHT, LETTER_WIDTH = 15, 6.2
# Written on what is withheld.
WITHHELD = "s"


class Outlined(Protocol):
    """A place that has a name and, when known, an outline."""

    name: str
    outline: Geometry | None


class OutlinedCommune(Outlined, Protocol):
    """A commune to draw, such as a ``Commune``."""

    insee_code: str


@dataclass(frozen=True)
class Marker:
    """Something that stands at one point; ``label`` is read aloud and shown on hover."""

    longitude: float
    latitude: float
    label: str
    url: str = ""


@dataclass(frozen=True)
class MapRow:
    """A commune in the table beside the map: its figure in words, and where its link goes."""

    name: str
    figure: str
    url: str
    is_drawn: bool


@dataclass(frozen=True)
class LegendLine:
    """What a class of the drawing means."""

    css_class: str
    text: str


@dataclass(frozen=True)
class Map:
    """A drawn map and all that says the same without seeing it.

    svg: markup safe to insert as it is, empty when no commune has an outline. table: one row per commune, in the
    order given. value_label: heading of the figures, empty when the map shows none. key: tells two maps of one page
    apart.
    """

    svg: str
    title: str
    description: str
    table: Sequence[MapRow]
    legend: Sequence[LegendLine] = field(default=())
    value_label: str = ""
    key: str = "map"


def draw_map(
    communes: Iterable[OutlinedCommune],
    values: Mapping[str, float | None] | None = None,
    links: Mapping[str, str] | None = None,
    *,
    title: str,
    description: str = "",
    value_label: str = "",
    neighbourhoods: Iterable[Outlined] = (),
    markers: Iterable[Marker] = (),
    withheld: Collection[str] = (),
    key: str = "map",
) -> Map:
    """Draw communes, with their figures by INSEE code and a link for those that have one.

    values: a commune absent from it, or at None, is unknown, which is not zero. Without ``values`` the map only
    situates. withheld: INSEE codes of communes whose figure exists and may not be given (statistical secrecy).
    neighbourhoods: drawn over the communes, without link. Communes without outline are in the table only.
    key: a word of plain letters, different for each map of a page.
    """
    places = list(communes)
    figures = {code: value for code, value in (values or {}).items() if code not in withheld}
    classes = classes_of(figures.get(place.insee_code) for place in places)
    drawing = Drawing(
        links=links or {},
        figures=figures,
        classes=classes,
        shows_figures=values is not None,
        withheld=frozenset(withheld),
        key=key,
    )
    return Map(
        svg=drawing.svg(places, list(neighbourhoods), list(markers), title, description),
        title=title,
        description=description,
        table=[drawing.row(place) for place in places],
        legend=drawing.legend(places),
        value_label=value_label,
        key=key,
    )


@dataclass(frozen=True)
class Drawing:
    """What every part of one map needs to know."""

    links: Mapping[str, str]
    figures: Mapping[str, float | None]
    classes: Sequence[ValueClass]
    shows_figures: bool
    withheld: frozenset[str]
    key: str

    def svg(
        self,
        communes: Sequence[OutlinedCommune],
        neighbourhoods: Sequence[Outlined],
        markers: Sequence[Marker],
        title: str,
        description: str,
    ) -> str:
        """Return the whole drawing, or nothing when no commune has an outline."""
        drawn = [(commune, commune.outline) for commune in communes if commune.outline]
        if not drawn:
            return ""
        projection = Projection(bounding_box(outline for _commune, outline in drawn), WIDTH)
        paths = paths_within([outline for _commune, outline in drawn], projection, OUTLINE_CHARACTERS)
        shapes = [self.shape(commune, path) for (commune, _outline), path in zip(drawn, paths, strict=True)]
        writings = [self.writing(commune, outline, projection) for commune, outline in drawn]
        is_interactive = any(commune.insee_code in self.links for commune, _outline in drawn) or any(
            marker.url for marker in markers
        )
        return opening(projection, title, description, self.key, is_interactive=is_interactive) + "".join(
            [
                *shapes,
                *neighbourhood_shapes(neighbourhoods, projection),
                *writings,
                *(marker_shape(marker, projection) for marker in markers),
                "</svg>",
            ]
        )

    def shape(self, commune: OutlinedCommune, path: str) -> str:
        """Draw one commune; its name and figure are its accessible name, and the text shown on hover."""
        text = escape(self.label(commune))
        shape = f'<path {self.look(commune)} d="{path}"><title>{text}</title></path>'
        return linked(shape, self.links.get(commune.insee_code, ""), text)

    def look(self, commune: OutlinedCommune) -> str:
        """Return the attributes that colour a commune; the hatch, part of the drawing, is named in it."""
        if not self.shows_figures:
            return 'class="map-area"'
        if commune.insee_code in self.withheld:
            return f'class="map-unknown" fill="url(#{self.key}-withheld)"'
        found = class_for(self.figures.get(commune.insee_code), self.classes)
        return (
            f'class="map-area map-step-{found.step}"' if found else f'class="map-unknown" fill="url(#{self.key}-hatch)"'
        )

    def label(self, commune: OutlinedCommune) -> str:
        """Say a commune and its figure."""
        if not self.shows_figures:
            return commune.name
        return _("%(commune)s : %(figure)s") % {"commune": commune.name, "figure": self.figure(commune)}

    def figure(self, commune: OutlinedCommune) -> str:
        """Write a commune's figure, or say that it is unknown."""
        if not self.shows_figures:
            return ""
        if commune.insee_code in self.withheld:
            return _("s (secret statistique)")
        value = self.figures.get(commune.insee_code)
        return _("aucune donnée") if value is None else written(value)

    def writing(self, commune: OutlinedCommune, outline: Geometry, projection: Projection) -> str:
        """Write the figure on a commune, or its name when the map shows no figure and there is room."""
        value = self.figures.get(commune.insee_code)
        text = written(value) if value is not None else ""
        if commune.insee_code in self.withheld:
            text = WITHHELD
        if not self.shows_figures:
            text = commune.name
        if not text or not has_room(text, outline, projection):
            return ""
        x, y = projection.place(centroid(outline))
        kind = "map-figure" if self.shows_figures else "map-name"
        if commune.insee_code in self.withheld:
            kind += " map-on-withheld"
        elif self.shows_figures and (found := class_for(value, self.classes)):
            kind += f" map-on-{found.step}"
        return f'<text class="{kind}" aria-hidden="true" x="{tenths(x)}" y="{tenths(y)}">{escape(text)}</text>'

    def row(self, commune: OutlinedCommune) -> MapRow:
        """Return what the table says of a commune."""
        return MapRow(
            name=commune.name,
            figure=self.figure(commune),
            url=self.links.get(commune.insee_code, ""),
            is_drawn=bool(commune.outline),
        )

    def legend(self, communes: Iterable[OutlinedCommune]) -> list[LegendLine]:
        """Say what each shade means, withheld and unknown last and only when there is some."""
        lines = [LegendLine(f"map-step-{each.step}", spoken(each)) for each in self.classes]
        codes = {commune.insee_code for commune in communes}
        if codes & self.withheld:
            lines.append(LegendLine("map-withheld", _("s (secret statistique)")))
        has_unknown = any(self.figures.get(code) is None for code in codes - self.withheld)
        if self.shows_figures and has_unknown:
            lines.append(LegendLine("map-unknown", _("aucune donnée")))
        return lines


def opening(projection: Projection, title: str, description: str, key: str, *, is_interactive: bool) -> str:
    """Open the drawing: one image, or a group when it holds links, which an image would hide."""
    role = "group" if is_interactive else "img"
    said = escape(f"{title}. {description}" if description else title)
    return (
        f'<svg class="territory-map" xmlns="http://www.w3.org/2000/svg" role="{role}" aria-label="{said}" '
        f'viewBox="0 0 {WIDTH} {tenths(projection.height)}">'
        f'<defs><pattern id="{key}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="map-hatch-ground" width="6" height="6"/>'
        '<path class="map-hatch-line" d="M0 0v6"/></pattern>'
        f'<pattern id="{key}-withheld" width="5" height="5" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="map-hatch-ground" width="5" height="5"/>'
        '<path class="map-withheld-line" d="M0 0v5M0 0h5"/></pattern></defs>'
    )


def neighbourhood_shapes(neighbourhoods: Sequence[Outlined], projection: Projection) -> list[str]:
    """Draw the outlines of neighbourhoods over the communes."""
    drawn = [(each.name, each.outline) for each in neighbourhoods if each.outline]
    paths = paths_within([outline for _name, outline in drawn], projection, NEIGHBOURHOOD_CHARACTERS)
    return [
        f'<path class="map-neighbourhood" d="{path}"><title>{escape(name)}</title></path>'
        for (name, _outline), path in zip(drawn, paths, strict=True)
    ]


def marker_shape(marker: Marker, projection: Projection) -> str:
    """Draw a point that stands for something."""
    x, y = projection.place((marker.longitude, marker.latitude))
    text = escape(marker.label)
    shape = f'<circle class="map-marker" cx="{tenths(x)}" cy="{tenths(y)}" r="6"><title>{text}</title></circle>'
    return linked(shape, marker.url, text)


def linked(shape: str, url: str, label: str) -> str:
    """Make a shape a link when it leads somewhere; ``label`` is already escaped."""
    return f'<a class="map-link" href="{escape(url)}" aria-label="{label}">{shape}</a>' if url else shape


def has_room(text: str, outline: Geometry, projection: Projection) -> bool:
    """Whether a word fits in the rectangle around an outline."""
    box = bounding_box([outline])
    west, north = projection.place((box.west, box.north))
    east, south = projection.place((box.east, box.south))
    return east - west >= len(text) * LETTER_WIDTH and south - north >= FIGURE_HEIGHT


def tenths(value: float) -> str:
    """Write a length of the drawing to one decimal."""
    return decimal(round(value * 10))


def written(value: float) -> str:
    """Write a figure as people of the page's language do; whole numbers without decimals."""
    is_whole = float(value).is_integer()
    return str(number_format(int(value) if is_whole else round(value, 1), use_l10n=True, force_grouping=True))


def spoken(each: ValueClass) -> str:
    """Say the bounds of a class."""
    if each.lowest == each.highest:
        return written(each.lowest)
    return _("de %(lowest)s à %(highest)s") % {"lowest": written(each.lowest), "highest": written(each.highest)}
