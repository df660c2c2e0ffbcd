"""The demonstration's next campaign of internships: one may try its rules, then publish them."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from vigie.internships.models import Campaign, CampaignWeek, FactorAction

NAME = "Stages de seconde (campagne fictive à préparer)"


def prepare_next_campaign() -> None:
    """Invent a campaign to prepare, beside the one that runs. Running it again adds nothing."""
    if Campaign.objects.filter(name=NAME).exists() or not Campaign.objects.filter(is_fictitious=True).exists():
        return
    today = timezone.localdate()
    with transaction.atomic():
        campaign = Campaign.objects.create(
            name=NAME,
            introduction="Une campagne inventée, aux règles encore à choisir : essayez-les sur les listes de l'autre.",
            levels=["2de"],
            least_age=14,
            offers_until=today + timedelta(days=60),
            lists_from=today + timedelta(days=45),
            lists_until=today + timedelta(days=75),
            draw_on=today + timedelta(days=80),
            policy="over_and_above",
            reserves={"qpv": 20},
            public_value="Numéros du Loto tirés le soir du jour du tirage, dans l'ordre croissant",
            is_fictitious=True,
        )
        starts_on = campaign.draw_on + timedelta(days=35 - campaign.draw_on.weekday())
        for start in (starts_on, starts_on + timedelta(days=7)):
            CampaignWeek.objects.create(campaign=campaign, starts_on=start, ends_on=start + timedelta(days=4))
        FactorAction.objects.create(
            campaign=campaign,
            factor=FactorAction.Factor.HOSTS,
            title="Matinée pour les tutrices et tuteurs des entreprises fictives",
            done_on=today - timedelta(days=2),
            reached=18,
        )
