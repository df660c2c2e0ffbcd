"""Targets: added once each, sealed at once; dropped with a reason. The journal never says who they are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.testing.field.limits import HarmBudget, over_limit
from vigie.testing.models import Application, Campaign, Target, Test, new_code
from vigie.testing.refusals import NotNow
from vigie.testing.sealing.identities import Identity, open_target, organisation_tag, seal_target, target_tag


@dataclass(frozen=True)
class NewTarget:
    """What is known of a target before it is one."""

    identity: Identity
    stratum: str


def refusal_to_change_targets(campaign: Campaign) -> str:
    """Return why a campaign takes no target any more, or nothing."""
    if campaign.ended_on or campaign.stopped_on:
        return gettext("Cette campagne est finie : sa liste de cibles ne change plus.")
    if campaign.drawn_on:
        return gettext("Les tests sont tirés au sort : la liste des cibles ne change plus, sauf pour en écarter.")
    return ""


def refusal_to_drop(campaign: Campaign, target: Target) -> str:
    """Return why a target may not be dropped, or nothing. What was drawn from stays known, to draw the same again."""
    if campaign.ended_on or campaign.stopped_on:
        return gettext("Cette campagne est finie : sa liste de cibles ne change plus.")
    if campaign.drawn_on and not Test.objects.filter(target=target).exists():
        return gettext("Cette cible n'a pas été tirée au sort : rien ne lui sera envoyé.")
    return ""


def add_targets(*, campaign_id: int, new: Sequence[NewTarget], by: Person) -> int:
    """Add targets, those already there left as they are; return how many were added. Raises NotNow."""
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
        if refusal := refusal_to_change_targets(campaign):
            raise NotNow(refusal)
        known = set(campaign.targets.values_list("tag", flat=True))
        added = {tag: each for each in new if (tag := target_tag(each.identity)) not in known}
        Target.objects.bulk_create(_sealed(campaign, tag, each) for tag, each in added.items())
        if added:
            counts = {"cibles": [len(known), len(known) + len(added)]}
            record(actor=by, verb="testing_targets_added", on=campaign, changes=counts)
    return len(added)


def _sealed(campaign: Campaign, tag: str, new: NewTarget) -> Target:
    code = new_code()
    return Target(
        campaign=campaign,
        code=code,
        stratum=new.stratum,
        sealed=seal_target(code, new.identity),
        organisation_tag=organisation_tag(new.identity),
        tag=tag,
    )


def drop_target(*, target_id: int, reason: str, by: Person) -> None:
    """Drop a target; what was not sent to it yet is abandoned. Done again, nothing changes. Raises NotNow."""
    with transaction.atomic():
        campaign_id = Target.objects.values_list("campaign", flat=True).get(pk=target_id)
        campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
        target = Target.objects.get(pk=target_id)
        if target.dropped_on:
            return
        if refusal := refusal_to_drop(campaign, target):
            raise NotNow(refusal)
        target.dropped_on, target.drop_reason = timezone.localdate(), reason
        target.save(update_fields=["dropped_on", "drop_reason"])
        waiting = Application.objects.filter(test__target=target, sent_on=None, abandoned="")
        waiting.update(abandoned=gettext("La cible est écartée."))
        record(actor=by, verb="testing_target_dropped", on=target)


@dataclass(frozen=True)
class ShownTarget:
    """A target as the pilot reads it. too_many: its organisation is met more often than the campaign allows."""

    target: Target
    identity: Identity
    too_many: bool


@dataclass(frozen=True)
class TargetList:
    """What a campaign has to test. strata: kept targets by stratum. over: organisations above the limit.

    budget: as if every kept target were tested, within the number of tests planned.
    """

    kept: int
    strata: Mapping[str, int]
    over: Mapping[str, int]
    budget: HarmBudget


def list_of(campaign: Campaign) -> TargetList:
    """Return what a campaign has to test. Two queries."""
    rows = list(campaign.targets.filter(dropped_on=None).values_list("stratum", "organisation_tag"))
    profiles = campaign.profiles.count()
    tests = min(len(rows), campaign.planned)
    return TargetList(
        len(rows),
        dict(sorted(Counter(stratum for stratum, _tag in rows).items())),
        over_limit((tag for _stratum, tag in rows), campaign.most_contacts),
        HarmBudget(campaign.minutes, campaign.most_minutes, tests * profiles, profiles),
    )


def shown(targets: Sequence[Target], over: Mapping[str, int]) -> list[ShownTarget]:
    """Return targets opened."""
    return [
        ShownTarget(target, open_target(target.code, bytes(target.sealed)), target.organisation_tag in over)
        for target in targets
    ]
