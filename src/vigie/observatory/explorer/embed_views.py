"""A chart, a map or a table inside the page of another site: no cookie, nothing of who reads it."""

from typing import Any

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from vigie.accounts.access import allowed, everyone
from vigie.observatory.explorer.caching import for_now, kept
from vigie.observatory.explorer.drawing import CHART
from vigie.observatory.explorer.figures import drawn_rows, title_of
from vigie.observatory.explorer.files import figure_of, in_french, source_of
from vigie.observatory.explorer.opened import EDITION, opened_or_404
from vigie.observatory.explorer.shown import shown_of
from vigie.observatory.explorer.table_page import TABLE, base_in_words, drawn_row, drawn_totals, tabs_of, view_of
from vigie.observatory.explorer.table_views import choice_asked

# The other site shows so many rows at most: the page that it leads to has them all.
MOST_ROWS = 60
# The library types it for views without arguments.
framed_by_anyone: Any = csp_replace({"frame-ancestors": ["*"]})


@allowed(everyone)
@require_safe
@xframe_options_exempt
@framed_by_anyone
@kept(forever_with=EDITION)
def embed(request: HttpRequest, slug: str) -> HttpResponse:
    """What a page of the explorer shows, alone, for any site to frame. Drawn without the request: it sets no cookie."""
    opened = opened_or_404(request)
    choice, unknown = choice_asked(opened, slug, request.GET)
    shown = None if unknown else shown_of(opened.edition, choice)
    if shown is None:
        raise Http404(_("Cette édition n'a pas ce tableau."))
    with in_french():
        view = view_of(tabs_of(opened, shown), request.GET.get("vue", ""))
        rows = (drawn_rows(shown) if view == CHART else shown.rows)[:MOST_ROWS]
        context = {
            "edition": opened.edition,
            "figure_title": title_of(opened.edition, shown),
            "view": view,
            **({} if view == TABLE else figure_of(opened, choice.file_name(view))),
            "shown": shown,
            "rows": [drawn_row(opened.edition, shown, row) for row in rows],
            "totals": drawn_totals(shown),
            "base": base_in_words(shown),
            "source": source_of(opened),
            "page_url": request.build_absolute_uri(opened.of_choice(choice, vue=view)),
        }
        response = HttpResponse(render_to_string("observatory/explorer/embed.html", context))
    # Asked before its drawing is ready, it holds the table in the meantime.
    return for_now(response) if view != TABLE and context["figure"] is None else response
