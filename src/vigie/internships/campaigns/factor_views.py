"""What is done in a campaign on the four factors that act together (S130)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from vigie.accounts.access import Request, allowed
from vigie.internships.campaigns.forms import FactorForm
from vigie.internships.campaigns.opening import campaign_for, trail_to
from vigie.internships.models import FactorAction
from vigie.internships.pages import form_page
from vigie.internships.rules import may_run_exchange
from vigie.observatory.keeping import add, change, remove


@allowed(may_run_exchange)
def add_factor_action(request: Request, campaign_id: int) -> HttpResponse:
    """Say something that is done on one of the factors; ``?facteur=`` chooses it beforehand."""
    campaign = campaign_for(campaign_id)
    done = reverse("internships:campaign", args=[campaign_id])
    form = FactorForm(
        request.POST or None,
        instance=FactorAction(campaign=campaign),
        initial={"factor": request.GET.get("facteur", "")},
    )
    if request.method == "POST" and form.is_valid():
        add(form=form, verb="factor_action_added", actor=request.user, on=campaign)
        messages.success(request, gettext("C'est noté."))
        return redirect(done)
    return form_page(request, form, gettext("Ajouter ce qui est fait"), done, trail=trail_to(campaign))


@allowed(may_run_exchange)
def change_factor_action(request: Request, campaign_id: int, action_id: int) -> HttpResponse:
    """Change what was said of an action on a factor."""
    campaign = campaign_for(campaign_id)
    done = reverse("internships:campaign", args=[campaign_id])
    with transaction.atomic():
        rows = FactorAction.objects.select_for_update().filter(campaign=campaign)
        form = FactorForm(request.POST or None, instance=get_object_or_404(rows, pk=action_id))
        if request.method == "POST" and form.is_valid():
            change(form=form, verb="factor_action_changed", actor=request.user, on=campaign)
            messages.success(request, gettext("C'est enregistré."))
            return redirect(done)
    title = gettext("Modifier ce qui est fait")
    return form_page(request, form, title, done, trail=trail_to(campaign))


@allowed(may_run_exchange)
@require_POST
def drop_factor_action(request: Request, campaign_id: int, action_id: int) -> HttpResponse:
    """Take back an action said by mistake."""
    campaign = campaign_for(campaign_id)
    found = campaign.factor_actions.filter(pk=action_id).first()
    if found:
        remove(row=found, verb="factor_action_removed", actor=request.user, on=campaign)
        messages.success(request, gettext("C'est retiré."))
    return redirect("internships:campaign", campaign_id)
