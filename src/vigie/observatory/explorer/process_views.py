"""The page of the process: from criterion and domain to outcome (S78)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed, everyone
from vigie.observatory.explorer.caching import kept
from vigie.observatory.explorer.choices import Choice
from vigie.observatory.explorer.drawing import CHART
from vigie.observatory.explorer.files import figure_of
from vigie.observatory.explorer.flow import flow_of
from vigie.observatory.explorer.opened import Opened, opened_or_404
from vigie.observatory.explorer.process_page import process_choice, process_fields, stage_tables
from vigie.observatory.explorer.titles import flow_title


@allowed(everyone)
@require_safe
@kept()
def process(request: Request) -> HttpResponse:
    """How situations go, narrowed to a criterion or to a domain."""
    opened = opened_or_404(request)
    edition = opened.edition
    choice, unknown = process_choice(edition, request.GET)
    flow = flow_of(edition, choice.filters)
    query = choice.query()
    files = [
        (label, opened.address("process_picture", f"{CHART}.{label.lower()}", **query)) for label in ("SVG", "PNG")
    ]
    context = {
        "opened": opened,
        "edition": edition,
        "unknown": [value[:60] for value in unknown],
        "filter_fields": process_fields(edition, choice),
        "flow": flow,
        "figure_title": flow_title(edition, choice.filters),
        **(figure_of(opened, choice.file_name(CHART)) if flow else {}),
        "left_out": 0,
        "stages": stage_tables(edition, flow, choice) if flow else [],
        "elsewhere": elsewhere(opened, choice),
        "all_url": opened.address("process"),
        "permalink": opened.address("process", **query),
        "downloads": files if flow else [],
        "current_url": ""
        if opened.is_current or not opened.current
        else Opened(opened.current, None).address("process"),
        "breadcrumb": [(_("L'observatoire"), opened.address("home")), (_("Que devient un signalement\u00a0?"), None)],
    }
    return render(request, "observatory/explorer/process.html", context)


def elsewhere(opened: Opened, choice: Choice) -> str:
    """Return the page of the outcomes of one criterion in one domain, when both are chosen."""
    has_outcomes = "outcome" in opened.edition.by_name and opened.edition.table("outcome") is not None
    if len(choice.filters) < 2 or not has_outcomes:
        return ""
    return opened.of_choice(Choice(("outcome",), choice.filters))
