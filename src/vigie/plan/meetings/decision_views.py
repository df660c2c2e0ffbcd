"""Pages of decisions: what was decided, by whom it is carried, what became of it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed, check
from vigie.accounts.history import history_of
from vigie.core.exports import UnknownFormat, table_response
from vigie.plan.governance_pages import governance_page
from vigie.plan.meetings.decision_forms import DecisionFilters, FollowUpForm
from vigie.plan.meetings.decision_table import chosen_decisions, decision_table
from vigie.plan.meetings.following_decisions import follow_decision, reason_not_to_follow
from vigie.plan.models import Decision
from vigie.plan.rules import may_read_bodies, may_read_plan

PER_PAGE = 25


@allowed(may_read_bodies)
def decisions(request: Request) -> HttpResponse:
    """The decisions of every meeting, the latest first, filtered; with ``format``, all of them as a file."""
    filters = DecisionFilters(request.GET)
    day, asked = timezone.localdate(), filters.asked()
    rows = chosen_decisions(asked, day)
    names_people = may_read_plan(request.actor) is None
    if file_format := request.GET.get("format"):
        try:
            return table_response(decision_table(rows, day, with_people=names_people), file_format)
        except UnknownFormat as refusal:
            messages.warning(request, str(refusal))
    context: dict[str, Any] = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "filters": filters,
        "is_filtered": bool(asked),
        "names_people": names_people,
        "formats": ["csv", "xlsx", "json"],
    }
    return governance_page(request, "plan/meetings/decisions.html", "plan:decisions", **context)


def known_decisions() -> QuerySet[Decision]:
    """Return decisions with what their page says of them."""
    return Decision.objects.select_related("meeting__body", "meeting__plan", "carrier__parent", "carrier_person")


@allowed(may_read_bodies)
def decision(request: Request, decision_id: int) -> HttpResponse:
    """One decision, and the form in which those concerned say what became of it."""
    with transaction.atomic():
        rows = known_decisions().select_related("action", "axis").select_for_update(of=("self",))
        found = get_object_or_404(rows, pk=decision_id)
        refusal = reason_not_to_follow(request.actor, found)
        form = None if refusal else FollowUpForm(request.POST or None, instance=found)
        if request.method == "POST":
            check(refusal)
            if form and form.is_valid():
                follow_decision(form=form, actor=request.user)
                messages.success(request, gettext("C'est enregistré : la décision dit ce qu'elle est devenue."))
                return redirect("plan:decision", found.pk)
            # A refused form has put its values on the row: the page shows what is recorded.
            found = get_object_or_404(known_decisions().select_related("action", "axis"), pk=decision_id)
    return decision_page(request, found, form)


def decision_page(request: Request, found: Decision, form: FollowUpForm | None) -> HttpResponse:
    """Draw the page of a decision."""
    names_people = may_read_plan(request.actor) is None
    context: dict[str, Any] = {
        "decision": found,
        "form": form,
        "names_people": names_people,
        "history": history_of(found) if names_people else [],
        "title": gettext("Décision %(number)s du %(meeting)s")
        % {"number": found.number, "meeting": found.meeting.day.in_words()},
    }
    return governance_page(request, "plan/meetings/decision.html", "plan:decisions", **context)
