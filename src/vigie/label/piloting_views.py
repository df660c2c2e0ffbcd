"""The pilot's pages of the label."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.core.exports import table_response
from vigie.label.facts import current_charter, current_framework
from vigie.label.pages import page
from vigie.label.piloting import on_the_way, operators_to_invite, programming_table
from vigie.label.rules import may_run_label
from vigie.label.state_words import in_words


@allowed(may_run_label)
@require_safe
def overview(request: Request) -> HttpResponse:
    """List the structures on the way, and the operators that are not yet."""
    rows = [
        (row, in_words(row.state), in_words(row.open_state) if row.open_state else None)
        for row in on_the_way(timezone.localdate())
    ]
    return page(
        request,
        "label/overview.html",
        gettext("Label « structure sans discrimination »"),
        rows=rows,
        operators=operators_to_invite(),
        charter=current_charter(),
        framework=current_framework(),
    )


@allowed(may_run_label)
@require_safe
def programming_file(request: Request) -> HttpResponse:
    """Give where each operator stands, for the call for projects (S185)."""
    return table_response(programming_table(timezone.localdate()), "csv")
