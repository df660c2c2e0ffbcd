"""The names that an import took for an organisation's: confirmed, or set apart, one by one."""

from django.contrib import messages
from django.db.models import Count, F, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.accounts.models import OrganisationName
from vigie.accounts.organisations import confirm_name
from vigie.plan.rules import may_run_plan
from vigie.plan.separating import separate_organisation


@allowed(may_run_plan)
def organisation_guesses(request: Request) -> HttpResponse:
    """List the guesses, with how many actions name the organisation that way."""
    actions = Count(
        "organisation__participations__action",
        filter=Q(organisation__participations__name_in_source=F("name")),
        distinct=True,
    )
    guesses = OrganisationName.objects.filter(is_guess=True).select_related("organisation").annotate(actions=actions)
    context = {"guesses": guesses.order_by("name"), "breadcrumb": [(gettext("Rapprochements"), None)]}
    return render(request, "plan/import_guesses.html", context)


@require_POST
@allowed(may_run_plan)
def settle_guess(request: Request, name_id: int) -> HttpResponse:
    """Confirm a guess, or set the name apart."""
    name = get_object_or_404(OrganisationName.objects.select_related("organisation"), pk=name_id)
    if request.POST.get("answer") == "separate":
        apart = separate_organisation(name=name, actor=request.user)
        messages.success(request, gettext("« %(name)s » est maintenant une structure à part.") % {"name": apart.name})
    else:
        confirm_name(name=name, actor=request.user)
        said = {"name": name.name, "known": name.organisation.name}
        messages.success(request, gettext("C'est confirmé : « %(name)s » est « %(known)s ».") % said)
    return redirect("plan:organisation_guesses")
