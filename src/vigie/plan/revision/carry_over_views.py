"""The page in which actions of a plan go on in the next one."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from vigie.accounts.access import Request, allowed
from vigie.plan.access import plan_or_404
from vigie.plan.models import Plan
from vigie.plan.revision.carrying_over import carry_over, create_next_plan
from vigie.plan.revision.forms import CarryOverForm
from vigie.plan.rules import may_run_plan


@allowed(may_run_plan)
def carry_actions_over(request: Request, plan_id: int) -> HttpResponse:
    """Choose the next plan, or create it, and the actions that go on."""
    previous = plan_or_404(plan_id)
    form = CarryOverForm(request.POST or None, previous=previous)
    if request.method == "POST" and form.is_valid():
        try:
            plan, count = carried(request, previous, form)
        except ValueError as refusal:
            form.add_error(None, str(refusal))
        else:
            said = ngettext("%(count)s action est reprise.", "%(count)s actions sont reprises.", count)
            messages.success(request, said % {"count": count})
            return redirect("plan:plan", plan.pk)
    done, title = reverse("plan:plan_versions", args=[previous.pk]), gettext("Préparer le plan suivant")
    context: dict[str, Any] = {
        "form": form,
        "title": title,
        "intro": gettext(
            "Chaque action reprise garde le lien avec celle d'où elle vient : son histoire et ses notes restent "
            "lisibles. Reprendre deux fois la même action n'écrit rien de plus. Un plan qui commence plus tard ne "
            "remplace le plan en cours qu'à partir de sa première année."
        ),
        "done": done,
        "breadcrumb": [(gettext("Versions et révision"), done), (title, None)],
    }
    return render(request, "plan/edit_line.html", context)


def carried(request: Request, previous: Plan, form: CarryOverForm) -> tuple[Plan, int]:
    """Create the plan if needed and carry the chosen actions over, all or nothing; return it, and how many are new."""
    said = form.cleaned_data
    with transaction.atomic():
        plan = said["plan"] or create_next_plan(
            previous=previous,
            title=said["title"],
            starts_in=said["starts_in"],
            ends_in=said["ends_in"],
            actor=request.user,
        )
        return plan, len(carry_over(actions=said["actions"], plan=plan, actor=request.user))
