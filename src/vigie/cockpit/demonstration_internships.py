"""The demonstration's exchange of internships: companies, schools and pupils who do not exist, and their lists."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from vigie.accounts.demonstration import PASSPHRASE, PUPIL_CODE
from vigie.accounts.journal import record
from vigie.accounts.models import Category, Membership, Organisation, Person, Role
from vigie.accounts.vault_keys import create_vault_key, draft_vault_key
from vigie.cockpit.demonstration_mentoring import invent_mentoring
from vigie.cockpit.demonstration_offers import invent_work
from vigie.core.vault.boxes import new_key
from vigie.internships.models import (
    Campaign,
    CampaignWeek,
    Company,
    FactorAction,
    NameKey,
    Offer,
    OfferView,
    OfferWeek,
    Pupil,
    SchoolClass,
    SchoolEntry,
    WishList,
)
from vigie.internships.names.identities import PUPIL, Identity, new_pseudonym, seal_identity
from vigie.internships.names.keys import give_name_key
from vigie.internships.pupils.codes import tag_of
from vigie.surveys.receiving.tokens import normalised
from vigie.territory.models import Commune

# Name, sector, whether it signed the diversity charter, whether it signed that of the exchange.
COMPANIES: Final = (
    ("Atelier fictif du Vélo", "crafts", True, True),
    ("Boulangerie fictive du Marché", "hospitality", None, True),
    ("Clinique fictive de l'Escaut", "health", True, True),
    ("Garage fictif des Forges", "industry", False, False),
    ("Hôtel de ville fictif", "public", True, True),
    ("Librairie fictive des Halles", "trade", None, True),
    ("Studio fictif du Numérique", "digital", True, True),
    ("Transports fictifs du Hainaut", "transport", False, True),
)
# Company by its place above, title, tasks, seats, whether the tutor is trained, accessibility.
OFFERS: Final = (
    (0, "Réparer des vélos", "Démonter, nettoyer, régler, essayer.", 2, True, "partial"),
    (0, "Accueillir à l'atelier", "Recevoir les personnes, noter les pannes, préparer les devis.", 1, True, "partial"),
    (1, "Faire le pain", "Peser, pétrir, façonner ; voir toute une fournée.", 2, False, "none"),
    (1, "Tenir la boutique", "Servir, encaisser avec quelqu'un, présenter la vitrine.", 1, False, "full"),
    (2, "Accompagner les soins", "Suivre une équipe, préparer le matériel, accueillir.", 3, True, "full"),
    (2, "Faire tourner un laboratoire", "Trier, étiqueter, lire les résultats avec quelqu'un.", 1, True, "full"),
    (3, "Entretenir des voitures", "Vidange, pneus, diagnostic électronique.", 2, False, "unknown"),
    (4, "Préparer un conseil municipal", "Suivre un dossier, de la demande au vote.", 2, True, "full"),
    (4, "Soigner les espaces verts", "Planter, tailler, suivre le plan de gestion.", 3, True, "none"),
    (5, "Vivre dans une librairie", "Ranger, conseiller, préparer une rencontre.", 1, True, "partial"),
    (6, "Programmer une petite application", "Dessiner, coder et essayer une page.", 2, True, "full"),
    (6, "Monter une vidéo", "Tourner, monter, sous-titrer.", 1, True, "full"),
    (7, "Organiser une tournée de livraison", "Préparer, charger, suivre sur écran.", 2, False, "unknown"),
    (7, "Entretenir des autobus", "Contrôler, réparer, laver avec l'équipe d'atelier.", 2, True, "none"),
)
# School, type, whether in priority education, classes, who refers for it, mailbox.
SCHOOLS: Final = (
    ("Collège fictif des Tilleuls", "college", True, ("3e A", "3e B"), "Swann Fictive", "college"),
    ("Collège fictif du Parc", "college", False, ("3e 1",), "Swann Fictive", "college"),
)
COMPANY_PERSON: Final = ("Eden Fictif", "entreprise")
PUPILS_OF_A_CLASS: Final = 20
FIRST_NAMES: Final = [
    "Aya",
    "Noé",
    "Inès",
    "Léo",
    "Mila",
    "Sami",
    "Jade",
    "Adam",
    "Lina",
    "Hugo",
    "Zoé",
    "Ilyes",
    "Rose",
    "Malo",
    "Nour",
    "Tom",
    "Salomé",
    "Yanis",
    "Maud",
    "Élie",
]
LAST_NAMES: Final = [
    "Fictif",
    "Imaginaire",
    "Inventé",
    "Supposé",
    "Rêvé",
    "Feint",
    "Conté",
    "Songe",
    "Fable",
    "Chimère",
]
MORE_THAN_THE_REST: Final = (10, 4, 0, 6, 2)


def prepare_internships() -> None:
    """Invent a campaign in which pupils rank. Running it again adds nothing."""
    if Campaign.objects.filter(is_fictitious=True).exists() or not Commune.objects.exists():
        return
    with transaction.atomic():
        draw = random.Random(4711)  # noqa: S311 - nothing secret is drawn from it
        campaign, today = invent_campaign(), timezone.localdate()
        communes = list(Commune.objects.exclude(longitude=None).order_by("-population", "pk")[:12])
        communes = communes or list(Commune.objects.all()[:12])
        sessions = invent_offers(campaign, communes, today)
        for school in SCHOOLS:
            invent_school(campaign, school, communes, sessions, draw)
        name, mailbox = COMPANY_PERSON
        invent_person(name, mailbox, Role.COMPANY, Organisation.objects.get(name=COMPANIES[0][0]))
        Pupil.objects.filter(pk=Pupil.objects.earliest("pk").pk).update(code_tag=tag_of(normalised(PUPIL_CODE)))


def invent_campaign() -> Campaign:
    """Add the campaign: rules published, lists open for three weeks."""
    today = timezone.localdate()
    campaign = Campaign.objects.create(
        name="Stages de troisième (campagne fictive)",
        introduction="Une campagne inventée, pour essayer : entreprises, établissements et élèves n'existent pas.",
        levels=["3e"],
        offers_until=today + timedelta(days=7),
        lists_from=today - timedelta(days=7),
        lists_until=today + timedelta(days=14),
        draw_on=today + timedelta(days=17),
        policy="minimum_guarantee",
        reserves={"qpv": 40, "scholarship": 20},
        public_value="Numéros du Loto tirés le soir du jour du tirage, dans l'ordre croissant",
        published_on=today - timedelta(days=10),
        is_fictitious=True,
    )
    starts_on = today + timedelta(days=45 - today.weekday())
    CampaignWeek.objects.create(campaign=campaign, starts_on=starts_on, ends_on=starts_on + timedelta(days=4))
    FactorAction.objects.create(
        campaign=campaign,
        factor=FactorAction.Factor.PREPARATION,
        title="Ateliers « trouver ses mots » dans les classes fictives",
        done_on=today - timedelta(days=5),
        reached=60,
    )
    return campaign


def invent_offers(campaign: Campaign, communes: Sequence[Commune], today: date) -> list[OfferWeek]:
    """Add the companies and their published offers; return what pupils rank, the most wanted first."""
    companies = []
    for place, (name, sector, has_signed, is_bound) in enumerate(COMPANIES):
        organisation, _ = Organisation.objects.get_or_create(name=name, defaults={"category": Category.COMPANY})
        companies.append(
            Company(
                organisation=organisation,
                sector=sector,
                commune=communes[place % len(communes)],
                diversity_charter=has_signed,
                exchange_charter_on=today - timedelta(days=30) if is_bound else None,
                is_listed=is_bound,
                is_fictitious=True,
            )
        )
    Company.objects.bulk_create(companies)
    offers = [
        Offer(
            campaign=campaign,
            company=companies[place],
            title=title,
            sector=companies[place].sector,
            tasks=tasks,
            commune=companies[place].commune,
            access="À cinq minutes à pied d'un arrêt de tramway.",
            accessibility=accessibility,
            has_trained_tutor=is_trained,
            submitted_on=today - timedelta(days=9),
            approved_on=today - timedelta(days=8),
        )
        for place, title, tasks, _seats, is_trained, accessibility in OFFERS
    ]
    Offer.objects.bulk_create(offers)
    invent_work(campaign, companies, today)
    week = campaign.weeks.get()
    sessions = [OfferWeek(offer=offer, week=week, seats=row[3]) for offer, row in zip(offers, OFFERS, strict=True)]
    OfferWeek.objects.bulk_create(sessions)
    wanted = [sessions[place] for place in MORE_THAN_THE_REST]
    return [*wanted, *(session for session in sessions if session not in wanted)]


def invent_school(
    campaign: Campaign,
    school: tuple[Any, ...],
    communes: Sequence[Commune],
    sessions: list[OfferWeek],
    draw: random.Random,
) -> None:
    """Add a school with its classes and who refers for it, who holds the key of its pupils' names."""
    name, school_type, is_priority, classes, person_name, mailbox = school
    organisation, _ = Organisation.objects.get_or_create(name=name, defaults={"category": Category.SCHOOL})
    person = invent_person(person_name, mailbox, Role.SCHOOL, organisation)
    key = new_key()
    give_name_key(NameKey.objects.create(organisation=organisation), key, person, bytes(person.vault_key.public_key))
    entry = SchoolEntry.objects.create(
        campaign=campaign,
        organisation=organisation,
        school_type=school_type,
        is_priority_education=is_priority,
        commune=communes[0],
    )
    share = 0.5 if is_priority else 0.15
    for class_name in classes:
        school_class = SchoolClass.objects.create(entry=entry, name=class_name, level="3e")
        pupils = [invent_pupil(school_class, key, communes, share, draw) for _ in range(PUPILS_OF_A_CLASS)]
        Pupil.objects.bulk_create(pupils)
        invent_lists(pupils, sessions, draw)
    if is_priority:
        invent_mentoring(organisation, key)


def invent_person(name: str, mailbox: str, role: Role, organisation: Organisation) -> Person:
    """Let someone refer for an organisation; a vault is made once, as it takes a second."""
    email = f"{mailbox}@demonstration.example"
    known = Person.objects.filter(email=email).first()
    person = known or Person.objects.create_user(email, name=name, is_active=True, is_fictitious=True)
    Membership.objects.create(person=person, organisation=organisation, role=role, job_title="Référence des stages")
    if known:
        return known
    record(actor=None, verb="person_invited", on=person, actor_label="démonstration")
    draft, _words = draft_vault_key(PASSPHRASE)
    create_vault_key(person=person, draft=draft)
    return person


def invent_pupil(
    school_class: SchoolClass, key: bytes, communes: Sequence[Commune], share: float, draw: random.Random
) -> Pupil:
    """Return a pupil whose name nobody bears. share: of those who live in a priority neighbourhood."""
    pseudonym, today = new_pseudonym(), timezone.localdate()
    identity = Identity(
        draw.choice(LAST_NAMES), draw.choice(FIRST_NAMES), f"{today.year - 15}-0{draw.randint(1, 9)}-15"
    )
    return Pupil(
        school_class=school_class,
        pseudonym=pseudonym,
        sealed_identity=seal_identity(key, PUPIL, pseudonym, identity),
        sex=draw.choice(["women", "men", "women", "men", "not_stated"]),
        lives_in_qpv=draw.random() < share,
        has_scholarship=draw.random() < share,
        groups_checked_on=today - timedelta(days=6),
        parents_informed_on=today - timedelta(days=9),
        commune=draw.choice(communes),
    )


def invent_lists(pupils: Sequence[Pupil], sessions: list[OfferWeek], draw: random.Random, *, shortest: int = 2) -> None:
    """Give lists to most pupils, the most wanted offers more often first; and what they looked at.

    shortest: how many wishes the shortest lists have.
    """
    lists, seen = [], []
    weights: Mapping[int, float] = {session.pk: 1 / (1 + place) for place, session in enumerate(sessions)}
    for pupil in pupils:
        if draw.random() < 0.1:
            continue
        ranked = sorted(weights, key=lambda session: draw.random() ** (1 / weights[session]), reverse=True)
        chosen = ranked[: draw.randint(shortest, 10)]
        lists.append(WishList(pupil=pupil, sessions=chosen, helped=draw.random() < 0.15))
        offers = {session.offer_id for session in sessions if session.pk in chosen}
        seen += [OfferView(pupil=pupil, offer_id=offer) for offer in sorted(offers)]
    WishList.objects.bulk_create(lists)
    OfferView.objects.bulk_create(seen)
