"""The poster of an edition: one accessible A3 page with few figures, read from a few steps away."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from vigie.core.chart_drawing import SERIES_COLOURS
from vigie.core.font_coverage import FAMILIES, printable
from vigie.core.small_counts import is_small
from vigie.core.tables import Kind, display
from vigie.core.typesetting import pdf_of
from vigie.observatory.explorer.names import QUESTIONS
from vigie.observatory.released import Cell, Dimension, Edition, Item, Status
from vigie.observatory.restitution.bars import bars_of, in_words, largest
from vigie.observatory.restitution.slides import bar_values
from vigie.observatory.restitution.wording import (
    edition_name,
    fictitious_mark,
    scope_note,
    secrecy_note,
    signature,
)

TEMPLATE = Path(__file__).resolve().parent / "typst" / "poster.typ"
SHOWN_BARS = 6
# The variables whose greatest value is told in large letters.
TOLD = {
    "domain": _("des signalements concernent le domaine « %(label)s »"),
    "criterion": _("des signalements citent le critère « %(label)s »"),
    "outcome": _("des signalements ont pour suite « %(label)s »"),
}
WOMEN = ("sex", "women")


@dataclass(frozen=True)
class LargeFigure:
    """A share in large letters, with what it is a share of."""

    number: str
    words: str


def poster_of(edition: Edition, address: str) -> bytes:
    """Return the poster as a tagged PDF. address: where to read more, as it is printed."""
    return pdf_of(TEMPLATE, content_of(edition, address))


def content_of(edition: Edition, address: str) -> dict[str, Any]:
    """Return what the template needs, in printable characters."""
    name, question = next(((name, str(words)) for name, words in QUESTIONS.items() if bars_of(edition, name)), ("", ""))
    bars = largest(bars_of(edition, name), SHOWN_BARS) if name else ()
    foot = f"{edition_name(edition)}, {signature(edition)}".removesuffix(", ")
    return {
        "fonts": list(FAMILIES),
        "accent": SERIES_COLOURS[0],
        "title": printable(edition.title),
        "territory": printable(edition.territory),
        "summary": printable(f"{edition.title} – {edition.territory}"),
        "mark": fictitious_mark(edition),
        "total": total_of(edition),
        "figures": [{"number": one.number, "words": printable(one.words)} for one in large_figures(edition)],
        "question": printable(question),
        "alternative": printable(in_words(bars)),
        "bars": bar_values(bars),
        "notes": [printable(note) for note in notes_of(edition, secret=any(b.status is Status.SECRET for b in bars))],
        "address": printable(address),
        "foot": printable(foot),
    }


def total_of(edition: Edition) -> dict[str, str] | None:
    """Return the total in two pieces; None when it has no number."""
    total = edition.total
    if total is None or total.number is None:
        return None
    words = ngettext("signalement compté", "signalements comptés", total.number)
    return {"number": display(total.number, Kind.NUMBER), "words": words}


def large_figures(edition: Edition) -> list[LargeFigure]:
    """Return the greatest share of each told variable, and that of women; only from numbers that are released."""
    found = []
    for name, words in TOLD.items():
        item, cell = greatest(edition, name)
        if item and cell:
            found.append(share(edition, cell, str(words) % {"label": item.label}))
    women = cell_of(edition, *WOMEN)
    if women and women.status is Status.VALUE:
        found.insert(2, share(edition, women, gettext("des signalements concernent des femmes")))
    return [figure for figure in found if figure][:3]


def greatest(edition: Edition, name: str) -> tuple[Item | None, Cell | None]:
    """Return the value of a variable that counts most, when it is released and stated."""
    dimension = edition.by_name.get(name)
    if dimension is None:
        return None, None
    cells = [(item, cell_of(edition, name, item.code)) for item in stated(dimension)]
    known = [(item, cell) for item, cell in cells if cell and cell.status is Status.VALUE]
    return max(known, key=lambda pair: pair[1].value or 0, default=(None, None))


def stated(dimension: Dimension) -> list[Item]:
    """Return the finest values that say something."""
    return [item for item in dimension.leaves if item.code not in ("not_stated", "pending")]


def cell_of(edition: Edition, name: str, code: str) -> Cell | None:
    """Return a cell of the table of one variable."""
    table = edition.table(name)
    return table.by_key.get((code,)) if table else None


def share(edition: Edition, cell: Cell, words: str) -> LargeFigure | None:
    """Return a share of the total; None when one of the two is not released, or when what is left of it is small."""
    total, part = edition.total, cell.value
    if total is None or total.value is None or part is None or is_small(total.value - part, edition.threshold):
        return None
    counts = gettext("%(words)s (%(part)s sur %(total)s)") % {
        "words": words,
        "part": display(part, Kind.NUMBER),
        "total": display(total.value, Kind.NUMBER),
    }
    percent = gettext("%(number)s\u00a0%%") % {"number": round(100 * part / total.value)}
    return LargeFigure(percent, counts)


def notes_of(edition: Edition, *, secret: bool) -> list[str]:
    """Return what must be known to read the poster."""
    return [scope_note(), *([secrecy_note(edition)] if secret else [])]
