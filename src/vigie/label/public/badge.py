"""Draws the badge of a label: a picture that says what it is worth today, also to those who do not see it. Pure."""

from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from vigie.core.xml_characters import xml_characters

WIDTH, HEIGHT = 360, 150
# Letters of a line, at most: of the name of a structure, and of what is smaller.
LINE: Final = 32
SMALL_LINE: Final = 38
SHADES: Final = {"valid": "#0b5c4b", "ended": "#6b2a2a"}


@dataclass(frozen=True)
class Badge:
    """What a badge says. structure: whose it is. standing: what it is worth, with its dates."""

    title: str
    structure: str
    standing: str
    note: str
    is_valid: bool
    language: str = "fr"


def in_lines(text: str, width: int = LINE, most: int = 2) -> list[str]:
    """Return a text cut into a few lines between its words, the last one shortened if need be."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    kept = [line if len(line) <= width else f"{line[: width - 1]}…" for line in lines[:most]]
    if len(lines) > most and not kept[-1].endswith("…"):
        kept[-1] = f"{kept[-1][: width - 1]}…"
    return kept


def to_svg(badge: Badge) -> str:
    """Return the badge as SVG, with a title and a description for screen readers; nothing is loaded from elsewhere."""
    shade = SHADES["valid" if badge.is_valid else "ended"]
    mark = "M18 66l12 12 24-26" if badge.is_valid else "M20 50l32 32M52 50l-32 32"
    described = " ".join(filter(None, (badge.structure, badge.standing, badge.note)))
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'role="img" aria-labelledby="t d" xml:lang="{escape(badge.language)}">'
        f'<title id="t">{escape(badge.title)}</title><desc id="d">{escape(described)}</desc>'
        f'<rect x="1" y="1" width="{WIDTH - 2}" height="{HEIGHT - 2}" rx="12" fill="#ffffff" stroke="{shade}" '
        f'stroke-width="2"/><rect x="1" y="1" width="70" height="{HEIGHT - 2}" rx="12" fill="{shade}"/>'
        f'<path d="{mark}" fill="none" stroke="#ffffff" stroke-width="7" stroke-linecap="round" '
        'stroke-linejoin="round"/><g font-family="system-ui, sans-serif" fill="#1d1d1b">'
        f'<text x="86" y="30" font-size="15" font-weight="700" fill="{shade}">{escape(badge.title)}</text>'
        f"{written(badge)}</g></svg>"
    )
    return xml_characters(drawn)


def written(badge: Badge) -> str:
    """Return the lines under the title."""
    lines = [(line, 14) for line in in_lines(badge.structure)]
    for words in (badge.standing, badge.note):
        lines += [(line, 12) for line in in_lines(words, SMALL_LINE)]
    texts, place = "", 33
    for line, size in lines:
        if line:
            place += size + 5
            texts += f'<text x="86" y="{place}" font-size="{size}">{escape(line)}</text>'
    return texts
