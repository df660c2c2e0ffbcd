"""The entrance of the observatory, and the list of all its tables."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.observatory.explorer.caching import kept
from vigie.observatory.explorer.choices import Choice, in_rows_and_columns
from vigie.observatory.explorer.home_page import cited, has_process, questions_of, sentences_of_home
from vigie.observatory.explorer.names import names_in_words
from vigie.observatory.explorer.opened import Opened, opened_or_404, opened_or_none
from vigie.observatory.explorer.table_page import title_of_page
from vigie.observatory.released import ReleasedTable
from vigie.observatory.restitution.offering import offered


@allowed(everyone)
@require_safe
@kept()
def home(request: Request) -> HttpResponse:
    """The entrance of the observatory: an honest page before any edition, then what the edition says."""
    opened = opened_or_none(request)
    if opened is None:
        return render(request, "observatory/explorer/no_edition.html", {"breadcrumb": [(_("L'observatoire"), None)]})
    return render(request, "observatory/explorer/home.html", home_context(opened))


def home_context(opened: Opened) -> dict[str, Any]:
    """Return what the entrance shows of an edition."""
    edition = opened.edition
    return {
        "opened": opened,
        "edition": edition,
        "sentences": sentences_of_home(edition),
        "questions": questions_of(opened),
        "process_url": opened.address("process") if has_process(edition) else "",
        "tables_url": opened.address("explorer_tables"),
        "evolution_url": opened.address("evolution", "ensemble"),
        "indicators_url": opened.address("public_indicators") if edition.indicators else "",
        "cited": cited(opened),
        "documents": offered(opened.publication),
        "current_url": "" if opened.is_current or not opened.current else Opened(opened.current, None).address("home"),
        "breadcrumb": [(_("L'observatoire"), None)],
    }


@allowed(everyone)
@require_safe
@kept()
def explorer_tables(request: Request) -> HttpResponse:
    """All the tables of an edition."""
    opened = opened_or_404(request)
    edition = opened.edition
    context = {
        "opened": opened,
        "edition": edition,
        "singles": links_to(opened, edition.tables, 1),
        "pairs": links_to(opened, edition.tables, 2),
        "triples": [triple(opened, table) for table in edition.tables if len(table.dimensions) > 2],
        "breadcrumb": [(_("L'observatoire"), opened.address("home")), (_("Tous les tableaux"), None)],
    }
    return render(request, "observatory/explorer/tables.html", context)


def links_to(opened: Opened, tables: Sequence[ReleasedTable], size: int) -> list[tuple[str, str]]:
    """Return the names and addresses of the tables of a number of dimensions."""
    choices = [
        in_rows_and_columns(opened.edition, table.dimensions) for table in tables if len(table.dimensions) == size
    ]
    return [(title_of_page(opened.edition, choice), opened.of_choice(choice)) for choice in choices]


def triple(opened: Opened, table: ReleasedTable) -> dict[str, Any]:
    """Return a table of three dimensions, with its three ways of being read: two shown, one as a filter."""
    edition, names = opened.edition, table.dimensions
    ways = []
    for name in names:
        choice = in_rows_and_columns(edition, [other for other in names if other != name])
        label = _("%(shown)s, filtrés par %(name)s") % {
            "shown": names_in_words(edition, choice.shown),
            "name": edition.by_name[name].label.lower(),
        }
        ways.append((label, opened.of_choice(Choice(choice.shown))))
    return {"title": names_in_words(edition, names), "ways": ways}
