"""Publishes the rules of a campaign, once and for all; and closes it. Each with the checks that it asks for."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.internships.matching.market import Policy
from vigie.internships.models import Campaign, CampaignWeek

# Who wants to know which value decides must be able to name its source and its moment.
SHORTEST_VALUE = 12


class NotReady(ValueError):
    """The rules cannot be published, or the campaign closed, yet. reasons: French sentences."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


def missing_from(campaign: Campaign, weeks: Sequence[CampaignWeek], day: date) -> list[str]:
    """Return what keeps the rules of a campaign from being published on a day, each with what to do."""
    return [*_missing_dates(campaign, weeks, day), *_missing_rules(campaign)]


def _missing_dates(campaign: Campaign, weeks: Sequence[CampaignWeek], day: date) -> list[str]:
    found = []
    if not weeks:
        found.append(gettext("Ajoutez au moins une période de stage."))
    if any(week.starts_on <= campaign.draw_on for week in weeks):
        found.append(gettext("Une période de stage commence avant le tirage : changez ses dates, ou celle du tirage."))
    if campaign.lists_from < day:
        found.append(
            gettext("Les élèves devaient déjà classer : repoussez ce jour, pour que les règles soient lues avant.")
        )
    if campaign.offers_until < day:
        found.append(gettext("Le dernier jour pour proposer des offres est passé : repoussez-le."))
    return found


def _missing_rules(campaign: Campaign) -> list[str]:
    found = []
    if not campaign.levels:
        found.append(gettext("Choisissez au moins un niveau : sans niveau, aucun élève ne peut classer."))
    if len(campaign.public_value.strip()) < SHORTEST_VALUE:
        found.append(
            gettext(
                "Nommez la valeur publique du tirage et son moment, par exemple « les six numéros du tirage du Loto "
                "du 12 mars 2027 »."
            )
        )
    if campaign.policy != Policy.NONE.value and not any(campaign.reserves.values()):
        found.append(gettext("Donnez une part à réserver, ou choisissez « aucune place réservée »."))
    return found


def publish_rules(*, campaign_id: int, by: Person) -> bool:
    """Make the rules of a campaign public: they no longer change. Return False when they already were.

    Raises NotReady with what is missing.
    """
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
        if campaign.published_on:
            return False
        today = timezone.localdate()
        missing = missing_from(campaign, list(campaign.weeks.all()), today)
        if missing:
            raise NotReady(missing)
        campaign.published_on = today
        campaign.save(update_fields=["published_on"])
        record(actor=by, verb="campaign_rules_published", on=campaign, changes=_told(campaign))
    return True


def _told(campaign: Campaign) -> dict[str, list[str]]:
    """Return the rules as the journal keeps them."""
    reserves = ", ".join(f"{group} {share} %" for group, share in sorted(campaign.reserves.items()))
    return {
        "ordre des places": ["", campaign.get_policy_display()],
        "parts réservées": ["", reserves],
        "valeur publique du tirage": ["", campaign.public_value],
    }


def keeps_open(campaign: Campaign) -> list[str]:
    """Return what keeps a campaign from being closed."""
    if campaign.rounds.filter(drawn_on=None).exists():
        return [gettext("Des listes sont figées et attendent leur tirage : tirez d'abord.")]
    return []


def close_campaign(*, campaign_id: int, by: Person) -> bool:
    """End a campaign. Return False when it was already. Raises NotReady while a frozen round waits for its draw."""
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
        if campaign.closed_on:
            return False
        reasons = keeps_open(campaign)
        if reasons:
            raise NotReady(reasons)
        campaign.closed_on = timezone.localdate()
        campaign.save(update_fields=["closed_on"])
        record(actor=by, verb="campaign_closed", on=campaign)
    return True
