"""What everybody is told of the simulation that came before the rules of a campaign."""

from collections.abc import Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext

from vigie.internships.campaigns.simulation_shown import told_columns
from vigie.internships.campaigns.simulations import is_outdated
from vigie.internships.campaigns.traps import Applicants
from vigie.internships.matching.market import Policy
from vigie.internships.models import Campaign, Group, Simulation


def told_to_everyone(campaign: Campaign, threshold: int) -> list[str]:
    """Return the sentences of a campaign's public page on its simulation; none when it says nothing of these rules.

    Lists of the campaign itself are not told of while its pupils rank.
    """
    simulation = (
        Simulation.objects.select_related("campaign", "lists_of")
        .filter(campaign=campaign, outcome__isnull=False)
        .exclude(lists_of=campaign)
        .first()
    )
    if simulation is None or is_outdated(simulation) or campaign.policy == Policy.NONE.value:
        return []
    kept: dict[str, Any] = simulation.outcome or {}
    if simulation.group not in told_columns(Applicants(**kept["applicants"]), threshold):
        return []
    return _sentences(simulation, kept, threshold)


def _sentences(simulation: Simulation, kept: Mapping[str, Any], threshold: int) -> list[str]:
    group, share = simulation.group, kept["reserves"].get(simulation.group)
    without = kept["scenarios"][0]["admitted"][group][0]
    found = [
        each["admitted"][group][0]
        for each in kept["scenarios"]
        if each["policy"] == kept["policy"] and each["share"] == share
    ]
    if not found or min(without, *found) < threshold:
        return []
    tried = gettext(
        "Ces règles ont été essayées avant d'être publiées, sur les %(lists)s listes et les %(seats)s places de "
        "« %(name)s », avec %(runs)d tirages."
    )
    gave = gettext(
        "Des %(number)s %(group)s, %(without)s en moyenne y auraient eu une place sans place réservée, "
        "et %(with)s avec ces règles."
    )
    return [
        tried
        % {
            "lists": number_format(kept["applicants"]["total"]),
            "seats": number_format(kept["seats"]),
            "name": simulation.lists_of.name,
            "runs": simulation.runs,
        },
        gave
        % {
            "number": number_format(kept["applicants"]["by_group"][group]),
            "group": Group(group).label,
            "without": number_format(without, 1),
            "with": number_format(found[0], 1),
        },
    ]
