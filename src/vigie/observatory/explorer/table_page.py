"""What the page of a table shows: its tabs, its filters, its rows, its files, and where else to go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from vigie.core.tables import display
from vigie.observatory.explorer.choices import Choice, crossings_of, filters_offered
from vigie.observatory.explorer.drawing import CHART, MAP
from vigie.observatory.explorer.figures import is_drawable, is_mappable
from vigie.observatory.explorer.names import SLUGS, names_in_words, question_of
from vigie.observatory.explorer.opened import Opened
from vigie.observatory.explorer.shares import Share, share_of
from vigie.observatory.explorer.shown import Row, Shown, shown_of
from vigie.observatory.indicators.uncertainty import in_percent
from vigie.observatory.released import Cell, Edition, Status

TABLE = "tableau"
# A page holds so many numbers at most; the rest is on the next one, and in the files.
MOST_CELLS = 900
KEPT_CELLS = 4096


@dataclass(frozen=True)
class Tab:
    """A way of looking: its code in the address, its name, its address."""

    code: str
    label: str
    address: str


@dataclass(frozen=True)
class DrawnRow:
    """A row as a page writes it. cells: marked up; share, interval: texts, for a table without columns."""

    label: str
    depth: int
    is_upper: bool
    cells: SafeString
    share: str = ""
    interval: str = ""


def drawn_cells(cells: Iterable[Cell]) -> SafeString:
    """Return cells as a page writes them: a number, zero, « s », or a dash for what was not counted."""
    language = get_language() or ""
    return SafeString("".join(drawn_cell(cell.status, cell.number, language) for cell in cells))


@lru_cache(maxsize=KEPT_CELLS)
def drawn_cell(status: Status, number: int | None, language: str) -> SafeString:
    """Return one cell marked up; kept, since a page holds hundreds of them, and most are alike."""
    if status is Status.SECRET:
        return without_number("cell-secret", _("secret statistique"), "s")
    if status is Status.NOT_COLLECTED or number is None:
        return without_number("cell-absent", _("non recueilli"), "–")
    if status is Status.ZERO:
        return format_html('<td class="cell-zero">{}</td>', display(number))
    return format_html("<td>{}</td>", display(number))


def without_number(css: str, said: str, mark: str) -> SafeString:
    """Return a cell whose mark says why it has no number."""
    return format_html('<td class="{}"><abbr title="{}">{}</abbr></td>', css, said, mark)


def drawn_row(edition: Edition, shown: Shown, row: Row) -> DrawnRow:
    """Return a row as a page writes it, with its share of the base when it may be said."""
    share = None if shown.columns else share_of(row.cells[0], shown.base, edition.threshold)
    return DrawnRow(
        label=row.item.label,
        depth=row.depth,
        is_upper=row.is_upper,
        cells=drawn_cells((*row.cells, row.total) if shown.columns else row.cells),
        share=in_percent(share.value) if share else "",
        interval=interval_text(share),
    )


def interval_text(share: Share | None) -> str:
    """Return an interval as a column writes it: « 25 % – 36 % »."""
    if share is None:
        return ""
    bounds = {"lower": in_percent(share.interval.lower), "upper": in_percent(share.interval.upper)}
    return _("%(lower)s à %(upper)s") % bounds


def rows_a_page(shown: Shown) -> int:
    """Return how many rows a page holds."""
    return max(MOST_CELLS // (len(shown.columns) + 1), 10)


def tabs_of(opened: Opened, shown: Shown) -> list[Tab]:
    """Return the ways of looking at what is shown."""
    labels = {CHART: _("Graphique"), TABLE: _("Tableau"), MAP: _("Carte")}
    codes = [
        *([CHART] if is_drawable(shown) else []),
        *([MAP] if is_mappable(shown) else []),
        TABLE,
    ]
    return [Tab(code, labels[code], opened.of_choice(shown.choice, vue=code)) for code in codes]


def view_of(tabs: Sequence[Tab], asked: str) -> str:
    """Return the way of looking that is asked for, or the first one."""
    return asked if asked in {tab.code for tab in tabs} else tabs[0].code


def filter_fields(edition: Edition, choice: Choice) -> list[dict[str, Any]]:
    """Return the choices of the filter form: one list a dimension that may narrow what is shown."""
    chosen = dict(choice.filters)
    return [
        {
            "name": SLUGS.get(name, name),
            "label": edition.by_name[name].label,
            "items": edition.by_name[name].items,
            "chosen": chosen.get(name, ""),
        }
        for name in filters_offered(edition, choice)
    ]


def title_of_page(edition: Edition, choice: Choice) -> str:
    """Return the title of a page: a question, or what is crossed."""
    if len(choice.shown) == 1:
        return question_of(edition.by_name[choice.shown[0]])
    words = names_in_words(edition, choice.shown)
    return words[:1].upper() + words[1:]


def crossings(opened: Opened, choice: Choice) -> list[tuple[str, str]]:
    """Return the tables that cross what is shown with something else: names and addresses."""
    edition = opened.edition
    found: dict[Choice, None] = {}
    for name in choice.shown:
        found |= dict.fromkeys(crossings_of(edition, name))
    others = [each for each in found if set(each.shown) != set(choice.shown)]
    singles = [Choice((name,)) for name in choice.shown] if len(choice.shown) > 1 else []
    return [(title_of_page(edition, each), opened.of_choice(each)) for each in [*singles, *others]]


def ways_out(opened: Opened, choice: Choice) -> list[tuple[str, str]]:
    """Return, for a combination outside the catalogue, what there is with one filter less."""
    edition = opened.edition
    found = []
    for name, _code in choice.filters:
        fewer = choice.without(name)
        if shown_of(edition, fewer) is not None:
            label = _("sans le filtre «\u00a0%(name)s\u00a0»") % {"name": edition.by_name[name].label}
            found.append((label, opened.of_choice(fewer)))
    return found or [(title_of_page(edition, Choice(choice.shown)), opened.of_choice(Choice(choice.shown)))]


def drawn_totals(shown: Shown) -> SafeString:
    """Return the last line of a table: the totals of columns, then of all."""
    return drawn_cells((*shown.totals, shown.base))


def base_in_words(shown: Shown) -> str:
    """Return the number that shares are parts of; empty when it is not given."""
    return display(shown.base.number) if shown.base.number else ""
