"""The page that takes over, in one click, the meetings that the plan's text cites."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext

from vigie.accounts.access import Request, allowed
from vigie.plan.access import plan_or_404
from vigie.plan.governance_pages import governance_page
from vigie.plan.meetings.past_meetings_taking import past_proposals, take_past_meetings
from vigie.plan.rules import may_run_plan


@allowed(may_run_plan)
def past_meetings(request: Request) -> HttpResponse:
    """Show what would be taken over, then take it over."""
    plan = plan_or_404(None)
    if request.method == "POST":
        count = take_past_meetings(plan=plan, actor=request.user)
        messages.success(request, taken_in_words(count))
        return redirect("plan:meetings")
    proposals = past_proposals(plan)
    context: dict[str, Any] = {
        "title": gettext("Reprendre les réunions passées"),
        "plan": plan,
        "proposals": proposals,
        "new_count": sum(not proposal.is_known for proposal in proposals),
    }
    return governance_page(request, "plan/meetings/past_meetings.html", "plan:meetings", **context)


def taken_in_words(count: int) -> str:
    """Return what was done, in one sentence."""
    if not count:
        return gettext("Toutes les réunions citées par le plan étaient déjà là : rien n'a changé.")
    sentence = ngettext("%(count)s réunion est reprise.", "%(count)s réunions sont reprises.", count)
    return sentence % {"count": count}
