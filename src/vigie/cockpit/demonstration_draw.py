"""The demonstration's draw: a fictitious campaign that was drawn, checked and published, to read its results."""

import random
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from vigie.accounts.demonstration import PASSPHRASE
from vigie.accounts.models import Person, Role
from vigie.accounts.vault_keys import open_with_passphrase
from vigie.cockpit.demonstration_internships import invent_lists, invent_pupil
from vigie.internships.drawing.drawing import draw_round
from vigie.internships.drawing.freezing import freeze_round
from vigie.internships.models import (
    Campaign,
    CampaignWeek,
    Company,
    Offer,
    OfferWeek,
    Pupil,
    Round,
    SchoolClass,
    SchoolEntry,
)
from vigie.internships.names.keys import name_key
from vigie.territory.models import Commune

NAME: Final = "Stages de seconde (campagne fictive déjà tirée)"
PUPILS_OF_A_CLASS: Final = 30
SEATS: Final = 4
DAYS_SINCE_THE_DRAW: Final = 10
# Lists are long enough for all offers to be asked about as much: none is recognised by this in the files.
SHORTEST_LIST: Final = 6


def prepare_draw() -> None:
    """Invent a campaign of the demonstration's schools and companies, and draw it. Running it again adds nothing."""
    pilot = Person.objects.filter(memberships__role=Role.PILOT, is_active=True).order_by("pk").first()
    current = Campaign.objects.filter(is_fictitious=True).first()
    if pilot is None or current is None or Campaign.objects.filter(name=NAME).exists():
        return
    with transaction.atomic():
        draw = random.Random(1989)  # noqa: S311 - nothing secret is drawn from it
        campaign = invent_past_campaign()
        sessions = invent_seats(campaign)
        for entry in current.entries.select_related("organisation"):
            invent_class(campaign, entry, sessions, draw)
        drawn_lately(campaign, pilot)


def invent_past_campaign() -> Campaign:
    """Add the campaign, its lists closed yesterday."""
    today = timezone.localdate()
    campaign = Campaign.objects.create(
        name=NAME,
        introduction="Une campagne inventée et déjà tirée, pour lire des résultats et refaire le calcul.",
        levels=["2de"],
        offers_until=today - timedelta(days=30),
        lists_from=today - timedelta(days=30),
        lists_until=today - timedelta(days=1),
        draw_on=today + timedelta(days=1),
        policy="minimum_guarantee",
        reserves={"qpv": 40},
        public_value="Numéros du Loto tirés le soir du jour du tirage, dans l'ordre croissant",
        published_on=today - timedelta(days=40),
        is_fictitious=True,
    )
    starts_on = today + timedelta(days=31 - today.weekday())
    CampaignWeek.objects.create(campaign=campaign, starts_on=starts_on, ends_on=starts_on + timedelta(days=4))
    return campaign


def invent_seats(campaign: Campaign) -> list[OfferWeek]:
    """Add an offer of the same size for each company: alike, they tell nothing, so that the files are open to all."""
    day, week = timezone.localdate() - timedelta(days=30), campaign.weeks.get()
    offers = [
        Offer(
            campaign=campaign,
            company=company,
            title=f"Une semaine avec l'équipe : {company.get_sector_display()}",
            sector=company.sector,
            tasks="Suivre l'équipe, essayer, préparer une présentation.",
            commune=company.commune,
            submitted_on=day,
            approved_on=day,
        )
        for company in Company.objects.filter(is_fictitious=True, commune__isnull=False).order_by("pk")
    ]
    Offer.objects.bulk_create(offers)
    return OfferWeek.objects.bulk_create([OfferWeek(offer=offer, week=week, seats=SEATS) for offer in offers])


def invent_class(campaign: Campaign, entry: SchoolEntry, sessions: list[OfferWeek], draw: random.Random) -> None:
    """Add a class of a school that is in the other campaign, its pupils' names sealed under the same key."""
    school = entry.organisation
    person = Person.objects.filter(memberships__organisation=school, memberships__role=Role.SCHOOL).first()
    if person is None:
        return
    key = name_key(school, person, open_with_passphrase(person=person, passphrase=PASSPHRASE))
    made = SchoolEntry.objects.create(
        campaign=campaign,
        organisation=school,
        school_type=entry.school_type,
        is_priority_education=entry.is_priority_education,
        commune=entry.commune,
    )
    school_class = SchoolClass.objects.create(entry=made, name="2de 1", level="2de")
    communes = list(Commune.objects.order_by("-population", "pk")[:12])
    share = 0.6 if entry.is_priority_education else 0.2
    pupils = [invent_pupil(school_class, key, communes, share, draw) for _ in range(PUPILS_OF_A_CLASS)]
    invent_lists(Pupil.objects.bulk_create(pupils), sessions, draw, shortest=SHORTEST_LIST)


def drawn_lately(campaign: Campaign, pilot: Person) -> None:
    """Freeze and draw the campaign as a pilot does, then let some days pass."""
    today, since = timezone.localdate(), timedelta(days=DAYS_SINCE_THE_DRAW)
    round_ = freeze_round(
        campaign_id=campaign.pk,
        number=1,
        draw_on=today + timedelta(days=1),
        announced=campaign.public_value,
        by=pilot,
    )
    Round.objects.filter(pk=round_.pk).update(committed_on=today - timedelta(days=1), draw_on=today)
    draw_round(round_id=round_.pk, public_value="7 12 23 31 44", by=pilot)
    Round.objects.filter(pk=round_.pk).update(
        committed_on=today - since - timedelta(days=3), draw_on=today - since, drawn_on=today - since
    )
    Campaign.objects.filter(pk=campaign.pk).update(lists_until=today - since - timedelta(days=4), draw_on=today - since)
