"""The list of actions: filters, order, pages, and the filtered list as a file."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.core.exports import UnknownFormat, table_response
from vigie.plan.action_rows import rows_of
from vigie.plan.collection import collection_of, page_context
from vigie.plan.list_export import list_table
from vigie.plan.rules import may_read_plan

PER_PAGE = 25


@allowed(may_read_plan)
def action_list(request: Request) -> HttpResponse:
    """The actions that pass the filters, twenty-five to a page; with ``format``, all of them as a file."""
    collection = collection_of(request)
    if file_format := request.GET.get("format"):
        try:
            return table_response(list_table(collection), file_format)
        except UnknownFormat as refusal:
            messages.warning(request, str(refusal))
    page = Paginator(collection.actions.values_list("pk", flat=True), PER_PAGE).get_page(request.GET.get("page"))
    context = page_context(request, collection, "plan:actions", gettext("Actions"))
    context |= {
        "page": page,
        "rows": rows_of(list(page), collection.day, for_pilot=collection.is_pilot),
        "formats": ["csv", "xlsx", "json"],
    }
    return render(request, "plan/action_list.html", context)
