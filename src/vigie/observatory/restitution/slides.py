"""Slides of an edition: one SVG a question, wide as a screen, whose letters are drawn: no program needs the fonts."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext, ngettext

from vigie.core.chart_drawing import SERIES_COLOURS, with_words
from vigie.core.font_coverage import FAMILIES, printable
from vigie.core.typesetting import svg_of
from vigie.observatory.explorer.names import QUESTIONS
from vigie.observatory.released import Edition, Status
from vigie.observatory.restitution.bars import Bar, bars_of, in_words, largest
from vigie.observatory.restitution.wording import (
    counted,
    edition_name,
    fictitious_mark,
    secrecy_note,
    signature,
)

TEMPLATE = Path(__file__).resolve().parent / "typst" / "slide.typ"
# More are not read from the end of a room.
SHOWN_BARS = 9
# What a ZIP writes for every date, so that the same edition always gives the same bytes.
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Slide:
    """One question drawn. name: the variable it is about; alternative: the whole of it, in words."""

    name: str
    title: str
    svg: str
    alternative: str


def slides_of(edition: Edition, address: str) -> Iterator[Slide]:
    """Yield a slide for each question that the edition answers. address: where to read more, as it is printed."""
    for name, question in QUESTIONS.items():
        bars = bars_of(edition, name)
        if any(bar.status is not Status.NOT_COLLECTED for bar in bars):
            yield slide_of(edition, name, str(question), bars, address)


def slide_of(edition: Edition, name: str, question: str, bars: Sequence[Bar], address: str) -> Slide:
    """Draw one question."""
    marked = " – ".join(part for part in (question, fictitious_mark(edition)) if part)
    alternative = f"{in_words(bars)} {counted(edition.total)}."
    drawing = svg_of(TEMPLATE, content_of(edition, question, bars, address))
    drawing = drawing.replace("<svg ", '<svg role="img" ', 1)
    return Slide(name, question, with_words(drawing, f"slide-{name}", marked, alternative), alternative)


def content_of(edition: Edition, question: str, bars: Sequence[Bar], address: str) -> dict[str, Any]:
    """Return what the template needs, in printable characters."""
    foot = f"{edition_name(edition)}, {signature(edition)}".removesuffix(", ")
    return {
        "fonts": list(FAMILIES),
        "accent": SERIES_COLOURS[0],
        "title": printable(question),
        "subtitle": printable(f"{edition.title} – {edition.territory}"),
        "mark": fictitious_mark(edition),
        "bars": bar_values(largest(bars, SHOWN_BARS)),
        "notes": [printable(note) for note in notes_of(edition, bars)],
        "foot": printable(f"{foot} – {address}"),
    }


def bar_values(bars: Sequence[Bar]) -> list[dict[str, Any]]:
    """Return bars as plain values."""
    return [
        {"label": printable(bar.label), "text": bar.text, "status": str(bar.status), "length": bar.length}
        for bar in bars
    ]


def notes_of(edition: Edition, bars: Sequence[Bar]) -> list[str]:
    """Return what must be said under the bars: how many in all, what is left out, what a secret is."""
    notes = [f"{counted(edition.total)}."]
    hidden = len(bars) - len(largest(bars, SHOWN_BARS))
    if hidden > 0:
        left = ngettext(
            "Une autre catégorie est dans le tableau en ligne.",
            "%(number)d autres catégories sont dans le tableau en ligne.",
            hidden,
        )
        notes[0] += " " + left % {"number": hidden}
    if any(bar.status is Status.SECRET for bar in bars):
        notes.append(secrecy_note(edition))
    return notes


def zipped(files: Sequence[tuple[str, bytes]]) -> bytes:
    """Return files in a ZIP whose bytes depend on nothing else."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def read_me(edition: Edition, slides: Sequence[Slide]) -> str:
    """Return the words of the slides, for whoever reads them aloud, shows them without pictures, or cites them."""
    head = [edition.title, edition.territory, edition_name(edition), signature(edition), fictitious_mark(edition)]
    told = [f"{slide.title}\n{slide.alternative}" for slide in slides]
    return "\n\n".join(["\n".join(filter(None, head)), *told, gettext("Licence Ouverte 2.0, Etalab.")]) + "\n"
