"""The page that compares editions: what becomes of a table from one year to the next."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.observatory.explorer.caching import kept
from vigie.observatory.explorer.choices import Choice
from vigie.observatory.explorer.drawing import CHART, evolution_file
from vigie.observatory.explorer.evolution_page import evolution_asked
from vigie.observatory.explorer.files import figure_of, offered
from vigie.observatory.explorer.names import WHOLE, question_of, slug_of
from vigie.observatory.explorer.opened import Opened, opened_or_404
from vigie.observatory.explorer.table_page import drawn_cells


@allowed(everyone)
@require_safe
@kept()
def evolution(request: Request, slug: str) -> HttpResponse:
    """The numbers of each year, as the editions signed until this one have them."""
    opened = opened_or_404(request)
    dimensions, found = evolution_asked(opened, slug)
    figure = figure_of(opened, evolution_file(dimensions))
    context = {
        "opened": opened,
        "edition": opened.edition,
        "evolution": found,
        "rows": [(item, drawn_cells(cells)) for item, cells in found.rows],
        "breaks": [found.vintages[place] for place in found.breaks],
        **figure,
        "others": others(opened),
        "here": slug,
        "table_url": opened.of_choice(Choice(dimensions)) if dimensions else "",
        "permalink": opened.address("evolution", slug),
        "downloads": [
            (label, opened.address("evolution_file", slug, name))
            for label, name in offered(CHART if figure["figure"] else "")
        ],
        "current_url": current_address(opened, slug),
        "breadcrumb": [(_("L'observatoire"), opened.address("home")), (_("D'une édition à l'autre"), None)],
    }
    return render(request, "observatory/explorer/evolution.html", context)


def others(opened: Opened) -> list[tuple[str, str, str]]:
    """Return what may be compared: an address's word, a name, an address."""
    edition = opened.edition
    singles = [table.dimensions for table in edition.tables if len(table.dimensions) == 1]
    found = [(WHOLE, _("Ensemble"), opened.address("evolution", WHOLE))]
    for dimensions in singles:
        slug = slug_of(dimensions)
        found.append((slug, question_of(edition.by_name[dimensions[0]]), opened.address("evolution", slug)))
    return found


def current_address(opened: Opened, slug: str) -> str:
    """Return the same page in the edition in force, for who reads another."""
    if opened.is_current or opened.current is None:
        return ""
    return Opened(opened.current, None).address("evolution", slug)
