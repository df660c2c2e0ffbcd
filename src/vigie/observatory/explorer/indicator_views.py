"""The indicators of an edition: their list, and a page each with all that lets one judge them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.core.tables import display
from vigie.observatory.explorer.caching import kept
from vigie.observatory.explorer.drawing import CHART, indicator_file
from vigie.observatory.explorer.files import figure_of, offered
from vigie.observatory.explorer.indicator_charts import kind_of
from vigie.observatory.explorer.indicator_page import (
    cited_sentence,
    direction_in_words,
    drawn_point,
    indicator_or_404,
)
from vigie.observatory.explorer.opened import Opened, opened_or_404
from vigie.observatory.released import ReleasedIndicator


@allowed(everyone)
@require_safe
@kept()
def public_indicators(request: Request) -> HttpResponse:
    """All the indicators of an edition, those of context last."""
    opened = opened_or_404(request)
    indicators = opened.edition.indicators
    context = {
        "opened": opened,
        "edition": opened.edition,
        "indicators": [line(opened, indicator) for indicator in indicators if not indicator.is_context],
        "context_indicators": [line(opened, indicator) for indicator in indicators if indicator.is_context],
        "breadcrumb": [(_("L'observatoire"), opened.address("home")), (_("Les indicateurs"), None)],
    }
    return render(request, "observatory/explorer/indicators.html", context)


def line(opened: Opened, indicator: ReleasedIndicator) -> dict[str, object]:
    """Return an indicator as the list draws it: its last point in words."""
    last = indicator.points[-1].period if indicator.points else ""
    points = [drawn_point(indicator, point) for point in indicator.points if point.period == last]
    return {
        "indicator": indicator,
        "period": last,
        "points": points,
        "address": opened.address("public_indicator", indicator.code),
    }


@allowed(everyone)
@require_safe
@kept()
def public_indicator(request: Request, code: str) -> HttpResponse:
    """One indicator: definition, values, chart, target, source and method."""
    opened = opened_or_404(request)
    indicator = indicator_or_404(opened.edition, code)
    points = [drawn_point(indicator, point) for point in indicator.points]
    figure = figure_of(opened, indicator_file(code))
    context = {
        "opened": opened,
        "edition": opened.edition,
        "indicator": indicator,
        "points": points,
        "has_category": any(point.category for point in points),
        "has_interval": any(point.interval for point in points),
        "has_observations": any(point.observations for point in points),
        "has_note": any(point.note for point in points),
        "sentence": cited_sentence(indicator) if len(points) <= 6 else "",
        "direction": direction_in_words(indicator),
        "target": display(indicator.target.amount, kind_of(indicator)) if indicator.target else "",
        **figure,
        "permalink": opened.address("public_indicator", code),
        "downloads": [
            (label, opened.address("indicator_file", code, name))
            for label, name in offered(CHART if figure["figure"] else "")
        ],
        "breadcrumb": [
            (_("L'observatoire"), opened.address("home")),
            (_("Les indicateurs"), opened.address("public_indicators")),
            (indicator.label, None),
        ],
    }
    return render(request, "observatory/explorer/indicator.html", context)
