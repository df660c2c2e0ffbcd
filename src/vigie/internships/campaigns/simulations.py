"""Tries rules on real lists, at once when it is short, else by a worker that tells how far it has gone."""

from dataclasses import asdict
from typing import Any, Final

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext
from django_tasks import task

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core import jobs
from vigie.core.models import JobProgress
from vigie.internships.campaigns.gathering import applicants_in, lists_of
from vigie.internships.campaigns.seats import share_out
from vigie.internships.campaigns.simulating import Lists, as_json, cost_of, scenarios_of, simulate
from vigie.internships.campaigns.trap_words import traps_in_words
from vigie.internships.campaigns.traps import Trap, Tried, traps_of
from vigie.internships.matching.market import Policy
from vigie.internships.models import Campaign, Simulation
from vigie.territory.thresholds import small_count_threshold

# Lotteries: enough for the 5th and the 95th of a hundred to mean something; fewer when each takes a second or more.
RUNS: Final = 99
FEWER_RUNS: Final = 39
DEAR: Final = 1_500_000
# Proposals that a page may wait for: about two seconds of a slow machine.
MOST_AT_ONCE: Final = 1_500_000
# How often the page of a long simulation learns where it is.
TOLD_EVERY: Final = 3


def ask_simulation(*, campaign: Campaign, source: Campaign, group: str, by: Person) -> JobProgress | None:
    """Try rules on the lists of a campaign, this one or another. Return what a page follows when it takes long.

    group: the one whose share varies. A simulation replaces the one before.
    """
    lists = lists_of(source)
    cost = cost_of(lists, scenarios_of(group, campaign.reserves))
    runs = RUNS if cost < DEAR else FEWER_RUNS
    with transaction.atomic():
        simulation, _is_new = Simulation.objects.update_or_create(
            campaign=campaign, defaults={"lists_of": source, "group": group, "runs": runs, "outcome": None}
        )
        record(actor=by, verb="campaign_simulated", on=campaign)
        if cost * runs > MOST_AT_ONCE:
            label = gettext("Simulation des règles de « %(campaign)s »") % {"campaign": campaign.name}
            arguments = {"simulation_id": simulation.pk}
            return jobs.start(run_simulation, label=label[:200], owner_key=str(by.pk), arguments=arguments)
    keep_outcome(simulation, lists)
    return None


@task()
def run_simulation(simulation_id: int, progress_id: str) -> str:
    """Do a simulation that takes long; return the address of the page that shows it."""
    simulation = Simulation.objects.select_related("campaign", "lists_of").filter(pk=simulation_id).first()
    if simulation is None:
        raise jobs.PermanentFailure(gettext("La campagne a été effacée pendant la simulation."))
    keep_outcome(simulation, lists_of(simulation.lists_of), progress_id)
    return reverse("internships:simulator", args=[simulation.campaign_id])


def keep_outcome(simulation: Simulation, lists: Lists, progress_id: str = "") -> None:
    """Work a simulation out and keep what it gives. progress_id: of the page that follows, if any."""

    def tell(done: int) -> None:
        if progress_id and done % TOLD_EVERY == 0:
            jobs.report(progress_id, done=done, total=simulation.runs)

    campaign = simulation.campaign
    scenarios = scenarios_of(simulation.group, campaign.reserves)
    outcomes = simulate(lists, scenarios, runs=simulation.runs, seed=campaign.code, progress=tell)
    simulation.outcome = {
        "policy": campaign.policy,
        "reserves": campaign.reserves,
        "scenarios": as_json(outcomes),
        "traps": [asdict(trap) for trap in traps_on(campaign, lists)],
        "applicants": asdict(applicants_in(lists)),
        "seats": sum(place.seats for place in lists.places),
    }
    simulation.save(update_fields=["outcome", "made_on"])


def traps_on(campaign: Campaign, lists: Lists) -> list[Trap]:
    """Return the traps into which the rules of a campaign fall on some lists."""
    shared = share_out(lists.places, campaign.reserves)
    policy = Policy(campaign.policy)
    return traps_of(Tried(policy, campaign.reserves, lists.places, shared, applicants_in(lists)))


def traps_before(campaign: Campaign) -> list[str]:
    """Return, in words, the traps of a campaign's rules: on the lists last simulated, else on its own seats."""
    simulation = Simulation.objects.select_related("lists_of").filter(campaign=campaign).first()
    lists = lists_of(simulation.lists_of if simulation else campaign)
    return traps_in_words(traps_on(campaign, lists), applicants_in(lists), small_count_threshold())


def is_outdated(simulation: Simulation) -> bool:
    """Whether the rules changed since the simulation was done."""
    kept: dict[str, Any] = simulation.outcome or {}
    campaign = simulation.campaign
    return bool(kept) and (kept["policy"], kept["reserves"]) != (campaign.policy, campaign.reserves)
