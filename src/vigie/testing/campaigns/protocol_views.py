"""The protocol in one page: its parts, what is to be mended, what its number of pairs would miss."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vigie.accounts.access import Request, allowed
from vigie.testing.campaigns.checking import Finding, Part, check, minutes_taken
from vigie.testing.campaigns.finding_words import said
from vigie.testing.campaigns.forms import TryForm
from vigie.testing.campaigns.gathering import protocol_of
from vigie.testing.campaigns.mode_words import EXCLUDED, words_of
from vigie.testing.campaigns.modes import locks_of
from vigie.testing.campaigns.opening import campaign_for, trail_to, why_kept
from vigie.testing.campaigns.size_words import needed_told, shared_told, told
from vigie.testing.campaigns.sizing import level_of_each, needed_for, size_of, sizes_of
from vigie.testing.models import Campaign, Profile, Trait
from vigie.testing.pages import page
from vigie.testing.rules import may_run_tests


@allowed(may_run_tests)
@require_safe
def protocol(request: Request, code: str) -> HttpResponse:
    """Show the whole protocol; numbers of pairs may be tried without writing anything."""
    found = campaign_for(code)
    profiles = list(found.profiles.prefetch_related("traits", "names"))
    plain = protocol_of(found)
    findings = [] if found.frozen_on else check(plain)
    return page(
        request,
        "testing/campaigns/protocol.html",
        gettext("Protocole"),
        trail=trail_to(found),
        campaign=found,
        is_fictitious=found.is_fictitious,
        is_kept=why_kept(found),
        blocking=sum(finding.blocks for finding in findings),
        findings=by_part(findings),
        words=words_of(found.mode),
        locks=locks_of(found.mode),
        excluded=EXCLUDED,
        outcomes=found.outcomes.all(),
        stages=found.stages.select_related("passed_from"),
        profiles=profiles,
        traits=trait_rows(profiles),
        variants=found.messages.all(),
        minutes=minutes_taken(plain),
        **sizes(request, found, tested=sum(not profile.is_reference for profile in profiles)),
    )


def by_part(findings: Sequence[Finding]) -> dict[str, list[tuple[bool, str]]]:
    """Return findings by the part to mend: whether each blocks, and its sentence."""
    return {part.value: [(each.blocks, said(each)) for each in findings if each.part == part] for part in Part}


def trait_rows(profiles: Sequence[Profile]) -> list[tuple[Trait, list[str]]]:
    """Return traits, each with its values in the order of profiles; empty where a profile lacks it."""
    first: dict[str, Trait] = {}
    values: dict[tuple[str, int], str] = {}
    for profile in profiles:
        for trait in profile.traits.all():
            first.setdefault(trait.label, trait)
            values[trait.label, profile.pk] = trait.value
    return [(trait, [values.get((label, each.pk), "") for each in profiles]) for label, trait in first.items()]


def sizes(request: Request, campaign: Campaign, tested: int) -> dict[str, Any]:
    """Return what the number of pairs, of the campaign or tried, would miss. tested: how many share the level."""
    kept = {name: getattr(campaign, name) for name in TryForm.base_fields}
    form = TryForm(request.GET if "planned" in request.GET else None, initial=kept)
    tried = form.cleaned_data if form.is_bound and form.is_valid() else kept
    pairs, level = int(tried["planned"]), level_of_each(float(campaign.level), tested)
    chances = float(tried["expected_reference"]), float(tried["expected_tested"])
    return {
        "try_form": form,
        "told": told(size_of(pairs, *chances, level)),
        "needed": needed_told(needed_for(*chances, level)),
        "shared": shared_told(float(campaign.level), tested),
        "sizes": [(each.pairs, told(each)) for each in sizes_of(pairs, *chances, level)],
    }
