"""A chart or a map as a picture that lives alone: real colours on white, its title, its legend, where it comes from."""

import re
from collections.abc import Sequence
from html import escape

from vigie.core.chart_drawing import COLOURS
from vigie.core.chart_layers import wrap
from vigie.core.font_coverage import FAMILIES, FONTS, printable
from vigie.territory.colours import light_palette

PROPERTY = re.compile(r"var\(--[\w-]+, (#[0-9a-f]{6})\)")
OPENING = re.compile(r'<svg [^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>')
MARGIN, TITLE_LINE, NOTE_LINE, LEGEND_LINE = 20, 24, 17, 24
# How wide a letter is, on average, for a size of one: titles and notes are cut to the width.
LETTER = 0.57
# Pictures for screens of today, and for print at the size of a column.
PNG_SCALE = 2
# What classes of maps look like, as ``territory/map.css`` has it, in Vigie's own colour.
PALETTE = light_palette("#1f5c57")
MAP_LOOKS = {
    **{
        f"map-area map-step-{step}": f'fill="{fill}" stroke="#ffffff" stroke-width="1.2"'
        for step, fill in enumerate(PALETTE.steps, start=1)
    },
    "map-area": f'fill="{PALETTE.steps[0]}" stroke="#ffffff" stroke-width="1.2"',
    "map-unknown": 'stroke="#5c544a" stroke-width=".8"',
    "map-hatch-ground": 'fill="#ffffff"',
    "map-hatch-line": 'stroke="#5c544a" stroke-width="1.5"',
    "map-withheld-line": 'fill="none" stroke="#5c544a" stroke-width="1"',
    **{
        f"map-figure map-on-{step}": f'font-size="13" font-weight="bold" text-anchor="middle" dy=".35em" fill="{ink}"'
        for step, ink in enumerate(PALETTE.inks, start=1)
    },
    "map-figure map-on-withheld": 'font-size="13" font-weight="bold" text-anchor="middle" dy=".35em" fill="#25211c" '
    'stroke="#ffffff" stroke-width="4" paint-order="stroke"',
    "map-figure": 'font-size="13" font-weight="bold" text-anchor="middle" dy=".35em" fill="#25211c"',
}
SWATCHES = {
    "map-unknown": 'class="map-unknown" fill="url(#map-hatch)"',
    "map-withheld": 'class="map-unknown" fill="url(#map-withheld)"',
}
Legend = Sequence[tuple[str, str]]


def standalone(drawing: str, *, title: str, notes: Sequence[str], legend: Legend = ()) -> str:
    """Return a drawing of the explorer as a whole SVG document. legend: of a map, as (class, text) pairs.

    notes: lines under the picture, such as where it comes from. Raises ValueError for something else than a drawing.
    """
    opening = OPENING.search(drawing)
    if opening is None:
        raise ValueError("This is no drawing of the explorer")
    width, height = float(opening[1]), float(opening[2])
    titles = lines_of(title, 17, width)
    under = [line for note in notes for line in lines_of(note, 12, width)]
    top = MARGIN + TITLE_LINE * len(titles) + 6
    legend_top = top + height + 12
    notes_top = legend_top + LEGEND_LINE * len(legend) + 12
    whole = notes_top + NOTE_LINE * len(under) + MARGIN / 2
    ink, muted = COLOURS["ink"], COLOURS["muted"]
    inner = drawing.replace("<svg ", f'<svg x="{MARGIN}" y="{top}" ', 1).replace('role="img"', "", 1)
    parts = [
        f'<rect width="100%" height="100%" fill="{COLOURS["surface"]}"/>',
        *(text(line, MARGIN + 17 + place * TITLE_LINE, 17, ink, "bold") for place, line in enumerate(titles)),
        inner if 'width="' in opening[0] else inner.replace("<svg ", f'<svg width="{width}" height="{height}" ', 1),
        *(swatch(look, words, legend_top + place * LEGEND_LINE) for place, (look, words) in enumerate(legend)),
        *(text(line, notes_top + 12 + place * NOTE_LINE, 12, muted) for place, line in enumerate(under)),
    ]
    size = f'width="{width + 2 * MARGIN:.0f}" height="{whole:.0f}" viewBox="0 0 {width + 2 * MARGIN:.0f} {whole:.0f}"'
    family = escape(", ".join(FAMILIES))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{family}" role="img" '
        f'aria-label="{escape(title)}">{with_real_colours("".join(parts))}</svg>\n'
    )


def with_real_colours(drawing: str) -> str:
    """Return a drawing whose colours no longer come from the page around it."""
    plain = PROPERTY.sub(r"\1", drawing)
    return re.sub(r'class="([^"]+)"', lambda found: MAP_LOOKS.get(found[1], ""), plain)


def lines_of(words: str, size: int, width: float) -> list[str]:
    """Return a text cut to the width, as the shipped fonts can draw it."""
    return wrap(printable(words), int(width / (size * LETTER)))


def text(words: str, y: float, size: int, colour: str, weight: str = "normal") -> str:
    """Return a line of text."""
    return (
        f'<text x="{MARGIN}" y="{y:.0f}" font-size="{size}" font-weight="{weight}" fill="{colour}">'
        f"{escape(words)}</text>"
    )


def swatch(look: str, words: str, y: float) -> str:
    """Return a line of a map's legend."""
    attributes = SWATCHES.get(look) or f'class="map-area {look}"'
    box = f'<rect x="{MARGIN}" y="{y:.0f}" width="24" height="16" rx="3" {attributes}/>'
    words = escape(printable(words))
    return f'{box}<text x="{MARGIN + 34}" y="{y + 13:.0f}" font-size="13" fill="{COLOURS["ink"]}">{words}</text>'


def picture(document: str) -> bytes:
    """Return an SVG document as PNG."""
    # The drawing engine takes 100 MB of memory: loaded by whoever asks for a picture.
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    made: bytes = vl_convert.svg_to_png(document, scale=PNG_SCALE)
    return made
