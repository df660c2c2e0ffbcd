"""Which characters the shipped fonts can draw: a PDF with a missing glyph would be refused as inaccessible."""

import re
import struct
import unicodedata
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).resolve().parent / "fonts"
# In the order in which they are tried. Bold or italic letters missing from a style come from the family's regular one.
FAMILIES = {
    "Atkinson Hyperlegible Next": "AtkinsonHyperlegibleNext-*.ttf",
    "Noto Sans": "NotoSans-*.ttf",
    "Noto Sans Arabic": "NotoSansArabic-*.ttf",
    "Noto Sans Symbols": "NotoSansSymbols-*.ttf",
    "Noto Sans Symbols2": "NotoSansSymbols2-*.ttf",
}
MISSING = "□"
# A letter with the marks that go onto it is drawn as one, by one font.
CLUSTER = re.compile(r"(?s).[\u0300-\u036f\u0483-\u0489\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]*")
# Joiners, selectors of pictograms and tags draw nothing by themselves.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb]"
)


def printable(text: str) -> str:
    """Return the text with a white square in place of each character that no shipped font can draw.

    Control characters and invisible marks are dropped, save line breaks, and so are accents that a letter's font
    lacks.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    visible = INVISIBLE.sub("", composed)
    return "".join(printable_cluster(cluster) for cluster in CLUSTER.findall(visible))


@lru_cache(maxsize=4096)
def printable_cluster(cluster: str) -> str:
    """Return a letter and its marks when one font draws them all, else the letter alone, else a white square."""
    if cluster == "\n":
        return cluster
    if unicodedata.category(cluster[0]) in {"Cc", "Cf", "Cs", "Cn", "Co"}:
        return ""
    points = {ord(character) for character in cluster}
    if any(points <= drawn for drawn in coverage().values()):
        return cluster
    return MISSING if len(cluster) == 1 else printable_cluster(cluster[0])


@lru_cache(maxsize=1)
def coverage() -> dict[str, frozenset[int]]:
    """Return, for each family, the code points that all its shipped styles draw."""
    return {
        family: frozenset.intersection(*(frozenset(code_points(path)) for path in sorted(FONTS.glob(pattern))))
        for family, pattern in FAMILIES.items()
    }


def code_points(path: Path) -> set[int]:
    """Return the code points of a TrueType file, from its `cmap` table (OpenType 1.9, formats 4 and 12)."""
    data = path.read_bytes()
    cmap = table_offset(data, b"cmap")
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    found: set[int] = set()
    for number in range(count):
        _platform, _encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * number)
        (table_format,) = struct.unpack_from(">H", data, cmap + offset)
        if table_format == 4:
            found |= segment_points(data, cmap + offset)
        elif table_format == 12:
            found |= group_points(data, cmap + offset)
    return found


def table_offset(data: bytes, tag: bytes) -> int:
    """Return where a table of a TrueType file starts."""
    (count,) = struct.unpack_from(">H", data, 4)
    for number in range(count):
        name, _checksum, offset, _length = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if name == tag:
            return int(offset)
    raise ValueError(f"No table {tag.decode()} in this font")


def segment_points(data: bytes, start: int) -> set[int]:
    """Return the code points of a `cmap` subtable in format 4: segments with a delta, or with an array of glyphs."""
    (double_count,) = struct.unpack_from(">H", data, start + 6)
    count = double_count // 2
    ends = struct.unpack_from(f">{count}H", data, start + 14)
    starts = struct.unpack_from(f">{count}H", data, start + 16 + double_count)
    deltas = struct.unpack_from(f">{count}H", data, start + 16 + 2 * double_count)
    offsets_at = start + 16 + 3 * double_count
    offsets = struct.unpack_from(f">{count}H", data, offsets_at)
    found = set()
    for number, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for point in range(first, min(last, 0xFFFE) + 1):
            glyph = point
            if offset:
                (glyph,) = struct.unpack_from(">H", data, offsets_at + 2 * number + offset + 2 * (point - first))
            # Glyph 0 is the drawing of what is missing; it comes from the array as it is, else through the delta.
            if (glyph if offset and not glyph else (glyph + delta) & 0xFFFF) != 0:
                found.add(point)
    return found


def group_points(data: bytes, start: int) -> set[int]:
    """Return the code points of a `cmap` subtable in format 12: groups of consecutive characters."""
    (count,) = struct.unpack_from(">I", data, start + 12)
    found: set[int] = set()
    for number in range(count):
        first, last, glyph = struct.unpack_from(">III", data, start + 16 + 12 * number)
        found.update(range(first if glyph else first + 1, last + 1))
    return found
