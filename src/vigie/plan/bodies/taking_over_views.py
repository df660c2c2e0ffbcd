"""The page in which the bodies named by the plan are proposed, then taken over."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Request, allowed
from vigie.plan.access import plan_or_404
from vigie.plan.bodies.taking_over import BodyProposal, proposals_of, take_over
from vigie.plan.governance_pages import governance_page
from vigie.plan.models import Body, Plan
from vigie.plan.rules import may_run_plan


class ProposalForm(forms.Form):
    """Whether a body is taken over, and of which kind it is."""

    is_kept = forms.BooleanField(label=_("Reprendre"), required=False)
    kind = forms.ChoiceField(label=_("Nature"), choices=Body.Kind.choices)


def rows_of(request: Request, plan: Plan) -> list[tuple[BodyProposal, ProposalForm | None]]:
    """Return the proposals with their forms; those already there have none."""
    return [
        (
            proposal,
            None
            if proposal.existing
            else ProposalForm(
                request.POST or None,
                prefix=f"instance-{place}",
                initial={"is_kept": proposal.is_named, "kind": proposal.named.kind},
            ),
        )
        for place, proposal in enumerate(proposals_of(plan))
    ]


@allowed(may_run_plan)
def take_over_bodies(request: Request) -> HttpResponse:
    """Show the bodies that the plan names, then create those that the pilot keeps."""
    plan = plan_or_404(None)
    rows = rows_of(request, plan)
    is_sent = request.method == "POST"
    if is_sent and all(form is None or form.is_valid() for _proposal, form in rows):
        kinds = {
            place: form.cleaned_data["kind"]
            for place, (_proposal, form) in enumerate(rows)
            if form and form.cleaned_data["is_kept"]
        }
        created = len(take_over(plan=plan, kinds=kinds, actor=request.user))
        messages.success(request, created_words(created))
        return redirect("plan:bodies")
    context: dict[str, Any] = {"plan": plan, "rows": rows, "has_some": any(form for _proposal, form in rows)}
    title = gettext("Reprendre les instances du plan")
    return governance_page(request, "plan/bodies/take_over.html", "plan:bodies", title=title, **context)


def created_words(number: int) -> str:
    """Say how many bodies were created."""
    if not number:
        return gettext("Rien à ajouter : ces instances sont déjà là.")
    sentence = ngettext("%(number)d instance est reprise.", "%(number)d instances sont reprises.", number)
    return sentence % {"number": number}
