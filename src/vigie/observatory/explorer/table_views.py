"""The page of a table: its sentences, its chart, its map or its numbers, as its address says."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.observatory.explorer.caching import kept
from vigie.observatory.explorer.choices import Choice, filters_from, in_rows_and_columns
from vigie.observatory.explorer.drawing import CHART
from vigie.observatory.explorer.figures import drawn_rows, title_of
from vigie.observatory.explorer.files import figure_of, offered
from vigie.observatory.explorer.names import WHOLE, dimensions_of
from vigie.observatory.explorer.opened import Opened, opened_or_404
from vigie.observatory.explorer.sentences import sentences_of
from vigie.observatory.explorer.shown import Shown, shown_of
from vigie.observatory.explorer.table_page import (
    TABLE,
    base_in_words,
    crossings,
    drawn_row,
    drawn_totals,
    filter_fields,
    rows_a_page,
    tabs_of,
    title_of_page,
    view_of,
    ways_out,
)


@allowed(everyone)
@require_safe
@kept()
def explorer(request: Request, slug: str) -> HttpResponse:
    """The page of a table, filtered and looked at as its address says."""
    opened = opened_or_404(request)
    if slug == WHOLE:
        return redirect(opened.address("evolution", WHOLE))
    choice, unknown = choice_asked(opened, slug, request.GET)
    if choice.slug != slug:
        # One table, one address: its dimensions in the order in which it is read.
        return redirect(opened.of_choice(choice, vue=request.GET.get("vue", "")[:20]))
    shown = shown_of(opened.edition, choice)
    context = frame(opened, choice) | {"unknown": [value[:60] for value in unknown]}
    if shown is None:
        return render(request, "observatory/explorer/not_crossed.html", context | refused(opened, choice))
    return render(request, "observatory/explorer/table.html", context | content(opened, shown, request.GET))


def choice_asked(opened: Opened, slug: str, query: Any) -> tuple[Choice, list[str]]:
    """Return what an address asks to show. Raises Http404 when the edition has no such table."""
    edition, names = opened.edition, dimensions_of(slug)
    is_known = len(set(names)) == len(names) and all(name in edition.by_name for name in names)
    if not names or not is_known or edition.table(*names) is None:
        raise Http404(_("Cette édition n'a pas ce tableau."))
    choice = Choice(names) if len(names) == 1 else in_rows_and_columns(edition, names)
    return filters_from(edition, choice, query)


def frame(opened: Opened, choice: Choice) -> dict[str, Any]:
    """Return what every page about a choice has."""
    title = title_of_page(opened.edition, choice)
    return {
        "opened": opened,
        "edition": opened.edition,
        "choice": choice,
        "page_title": title,
        "filter_fields": filter_fields(opened.edition, choice),
        "crossings": crossings(opened, choice),
        "home_url": opened.address("home"),
        "breadcrumb": [(_("L'observatoire"), opened.address("home")), (title, None)],
        "current_url": current_address(opened, choice),
    }


def current_address(opened: Opened, choice: Choice) -> str:
    """Return the same page in the edition in force, for who reads another."""
    if opened.is_current or opened.current is None:
        return ""
    return Opened(opened.current, opened.current).of_choice(choice)


def refused(opened: Opened, choice: Choice) -> dict[str, Any]:
    """Return what a page says of a combination that the catalogue does not hold."""
    return {"ways_out": ways_out(opened, choice)}


def content(opened: Opened, shown: Shown, query: Any) -> dict[str, Any]:
    """Return the figures of a page, as they are looked at."""
    edition, choice = opened.edition, shown.choice
    tabs = tabs_of(opened, shown)
    view = view_of(tabs, query.get("vue", ""))
    rows = drawn_rows(shown) if view == CHART else shown.rows
    page = Paginator(rows, rows_a_page(shown)).get_page(query.get("page"))
    return {
        "shown": shown,
        "tabs": tabs,
        "view": view,
        "sentences": sentences_of(edition, shown),
        "figure_title": title_of(edition, shown),
        **({} if view == TABLE else figure_of(opened, choice.file_name(view))),
        "page": page,
        "rows": [drawn_row(edition, shown, row) for row in page.object_list],
        "totals": drawn_totals(shown),
        "base": base_in_words(shown),
        "table_url": opened.of_choice(choice, vue=TABLE),
        "downloads": downloads(opened, choice, view),
        "permalink": opened.of_choice(choice, vue=view),
        "embed_url": opened.of_choice(choice, "embed", vue=view),
        "evolution_url": opened.address("evolution", choice.slug) if len(choice.dimensions) == 1 else "",
    }


def downloads(opened: Opened, choice: Choice, view: str) -> list[tuple[str, str]]:
    """Return the files of what is shown: their names and addresses."""
    files = offered("" if view == TABLE else view)
    return [(label, opened.of_choice(choice, "explorer_file", name)) for label, name in files]
