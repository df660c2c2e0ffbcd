"""What the demonstration leaves to do in the exchange: contacts to follow, offers to read over, an earlier campaign."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from vigie.internships.models import ActorContact, Campaign, CampaignWeek, Company, Offer, OfferWeek

# Category, who, outcome, days ago, note.
CONTACTS: Final = (
    ("companies", "Club fictif des entreprises", "committed", 60, "Présentera la bourse à ses membres."),
    ("chambers", "Chambre fictive de métiers", "to_follow", 25, "Demande une page à diffuser."),
    ("schools", "Réunion fictive des chefs d'établissement", "committed", 50, "Deux collèges participent."),
    ("parents", "Association fictive de parents", "informed", 40, "Veut relire la lettre aux familles."),
    ("public_bodies", "Service fictif de la jeunesse", "to_follow", 12, "Rappeler pour les stages à la mairie."),
    ("employment", "Mission fictive pour l'emploi", "declined", 30, "Pas avant l'an prochain."),
)
# Company by its place, title, tasks, what is asked to be changed when it was sent back.
WAITING: Final = (
    (1, "Vendeuse en boulangerie", "Accueillir la clientèle, de bonne présentation, habitant le centre-ville.", ""),
    (5, "Préparer une vitrine", "Choisir un thème, disposer les livres, écrire les étiquettes.", ""),
    (
        3,
        "Découvrir le garage",
        "Observer.",
        "Dites ce que l'élève essaie, et avec qui : « observer » seul ennuie vite.",
    ),
)
# Company by its place, title, tasks: last year's, that are not taken up yet.
EARLIER: Final = (
    (0, "Monter une roue", "Tendre les rayons, régler, essayer sur la piste de l'atelier."),
    (0, "Tenir l'accueil du samedi", "Recevoir les personnes et préparer les vélos prêtés."),
)


def invent_work(campaign: Campaign, companies: Sequence[Company], today: date) -> None:
    """Add what someone who tries the exchange can do: contacts, offers that wait, offers to take up again."""
    ActorContact.objects.bulk_create(
        ActorContact(
            category=category,
            actor_name=name,
            outcome=outcome,
            held_on=today - timedelta(days=days),
            note=note,
            is_fictitious=True,
        )
        for category, name, outcome, days, note in CONTACTS
    )
    offers = [
        Offer(
            **place_of(companies[place]),
            campaign=campaign,
            title=title,
            tasks=tasks,
            returned_for=returned_for,
            submitted_on=None if returned_for else today,
        )
        for place, title, tasks, returned_for in WAITING
    ]
    invent_with_seats(offers, campaign)
    invent_earlier(companies, today)


def place_of(company: Company) -> dict[str, object]:
    """Return what an offer takes from its company."""
    return {"company": company, "sector": company.sector, "commune": company.commune}


def invent_with_seats(offers: list[Offer], campaign: Campaign) -> None:
    """Add offers with one seat each in the first week of their campaign."""
    Offer.objects.bulk_create(offers)
    week = campaign.weeks.first()
    assert week is not None
    OfferWeek.objects.bulk_create(OfferWeek(offer=offer, week=week, seats=1) for offer in offers)


def invent_earlier(companies: Sequence[Company], today: date) -> None:
    """Add last year's campaign, closed, with offers of the first company."""
    earlier = Campaign.objects.create(
        name="Stages de l'an dernier (campagne fictive)",
        levels=["3e"],
        offers_until=today - timedelta(days=380),
        lists_from=today - timedelta(days=390),
        lists_until=today - timedelta(days=370),
        draw_on=today - timedelta(days=365),
        published_on=today - timedelta(days=395),
        closed_on=today - timedelta(days=250),
        is_fictitious=True,
    )
    starts_on = today - timedelta(days=320 + today.weekday())
    CampaignWeek.objects.create(campaign=earlier, starts_on=starts_on, ends_on=starts_on + timedelta(days=4))
    day = today - timedelta(days=385)
    offers = [
        Offer(
            **place_of(companies[place]), campaign=earlier, title=title, tasks=tasks, submitted_on=day, approved_on=day
        )
        for place, title, tasks in EARLIER
    ]
    invent_with_seats(offers, earlier)
