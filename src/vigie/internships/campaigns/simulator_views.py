"""The simulator: what a reserve and an order of seats would give on real lists, before rules are public."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from vigie.accounts.access import Request, allowed
from vigie.internships.campaigns.forms import SimulatorForm
from vigie.internships.campaigns.opening import campaign_for, trail_to
from vigie.internships.campaigns.simulation_shown import shown_simulation
from vigie.internships.campaigns.simulations import ask_simulation, is_outdated
from vigie.internships.models import Simulation
from vigie.internships.pages import page
from vigie.internships.rules import may_run_exchange
from vigie.territory.thresholds import small_count_threshold


@allowed(may_run_exchange)
def simulator(request: Request, campaign_id: int) -> HttpResponse:
    """Show the last simulation of a campaign; asked for, do one on the lists that are there."""
    campaign = campaign_for(campaign_id)
    simulation = Simulation.objects.select_related("campaign", "lists_of").filter(campaign=campaign).first()
    form = SimulatorForm(request.POST or None, campaign=campaign, simulation=simulation)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        running = ask_simulation(campaign=campaign, source=chosen["lists_of"], group=chosen["group"], by=request.user)
        if running:
            return redirect("core:job", running.pk)
        messages.success(request, gettext("La simulation est faite."))
        return redirect("internships:simulator", campaign.pk)
    threshold = small_count_threshold()
    return page(
        request,
        "internships/campaigns/simulator.html",
        gettext("Simulateur de règles"),
        trail=trail_to(campaign),
        status=422 if form.errors else 200,
        is_fictitious=campaign.is_fictitious,
        form=form,
        threshold=threshold,
        simulation=simulation,
        shown=shown_simulation(simulation, threshold) if simulation else None,
        is_outdated=is_outdated(simulation) if simulation else False,
        done=reverse("internships:campaign", args=[campaign.pk]),
    )
