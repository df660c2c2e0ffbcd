"""A campaign that lives: a school with its class, a company with an offer, a list, a draw to come."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.vaults import pair_of
from vigie.accounts.models import Organisation, Person
from vigie.internships.models import (
    ActorContact,
    Campaign,
    CampaignWeek,
    Company,
    FactorAction,
    Mentee,
    MenteePair,
    Mentor,
    Offer,
    OfferUpload,
    OfferWeek,
    Pupil,
    SchoolClass,
    SchoolEntry,
    Sector,
    WishList,
)
from vigie.internships.names.identities import MENTEE, PUPIL, Identity, new_pseudonym, seal_identity
from vigie.internships.names.keys import name_key
from vigie.internships.pupils.codes import code_for, shown, tag_of
from vigie.territory.models import Commune

OFFER_TABLE = "intitulé;tâches;commune;places\nTenir la boutique;Accueillir, de bonne présentation;59999;2\n"


def make_campaign(**fields: Any) -> Campaign:
    """Return a campaign whose rules are public and in which pupils rank today, with one week."""
    today = timezone.localdate()
    campaign = Campaign.objects.create(
        **{
            "name": "Stages d'essai",
            "levels": ["3e"],
            "offers_until": today,
            "lists_from": today,
            "lists_until": today + timedelta(days=7),
            "draw_on": today + timedelta(days=10),
            "policy": "minimum_guarantee",
            "reserves": {"qpv": 30},
            "public_value": "tirage du Loto du jour",
            "published_on": today,
            **fields,
        }
    )
    CampaignWeek.objects.create(
        campaign=campaign,
        starts_on=campaign.draw_on + timedelta(days=30),
        ends_on=campaign.draw_on + timedelta(days=34),
    )
    return campaign


def make_draft(**fields: Any) -> Campaign:
    """Return a campaign whose rules are not public, ready to be so."""
    soon = timezone.localdate() + timedelta(days=20)
    dates = {"lists_from": soon, "lists_until": soon + timedelta(days=7), "draw_on": soon + timedelta(days=10)}
    return make_campaign(
        **{
            "name": "Stages à préparer",
            "published_on": None,
            "public_value": "les six numéros du tirage du Loto du jour",
            **dates,
            **fields,
        }
    )


def make_commune(name: str = "Commune d'essai", insee_code: str = "59999") -> Commune:
    """Return a commune of the territory."""
    return Commune.objects.get_or_create(
        insee_code=insee_code, defaults={"name": name, "longitude": 3.52, "latitude": 50.36}
    )[0]


def make_offer(campaign: Campaign, company: Company, *, seats: int = 2, **fields: Any) -> OfferWeek:
    """Return the seats of a published offer in the first week of a campaign."""
    day = date(2026, 1, 5)
    offer = Offer.objects.create(
        campaign=campaign,
        company=company,
        **{
            "title": "Découvrir l'atelier",
            "sector": Sector.CRAFTS,
            "tasks": "Observer, puis essayer.",
            "commune": make_commune(),
            "submitted_on": day,
            "approved_on": day,
            **fields,
        },
    )
    week = campaign.weeks.first()
    assert week is not None
    return OfferWeek.objects.create(offer=offer, week=week, seats=seats)


def make_class(campaign: Campaign, organisation: Organisation, name: str = "3e A") -> SchoolClass:
    """Return a class of a school that takes part in a campaign."""
    entry, _ = SchoolEntry.objects.get_or_create(
        campaign=campaign, organisation=organisation, defaults={"school_type": SchoolEntry.SchoolType.COLLEGE}
    )
    return SchoolClass.objects.create(entry=entry, name=name, level="3e")


def make_pupil(school_class: SchoolClass, school: Person, *sessions: OfferWeek, **fields: Any) -> Pupil:
    """Return a pupil of a school's class, named Inès Canari, who ranks sessions."""
    key = name_key(school_class.entry.organisation, school, pair_of(school))
    pseudonym = new_pseudonym()
    identity = Identity("Canari", "Inès", "2011-05-17", "ines.canari@exemple.fr", "besoin-canari")
    pupil = Pupil.objects.create(
        school_class=school_class,
        pseudonym=pseudonym,
        sealed_identity=seal_identity(key, PUPIL, pseudonym, identity),
        **{"groups_checked_on": timezone.localdate(), **fields},
    )
    if sessions:
        WishList.objects.create(pupil=pupil, sessions=[session.pk for session in sessions])
    return pupil


def make_mentor(company: Company, name: str = "Maud Marraine", **fields: Any) -> Mentor:
    """Return a mentor of a company, without an account, free on Saturdays."""
    person = Person.objects.create_user(None, name=name)
    told = {"occupation": "cheffe d'atelier", "sectors": ["crafts"], "slots": ["saturday"], **fields}
    return Mentor.objects.create(person=person, company=company, **told)


def make_mentee(school: Person, **fields: Any) -> Mentee:
    """Return a young person that a school follows, named Yasmine Canari, free on Saturdays."""
    organisation = school.memberships.get().organisation
    pseudonym = new_pseudonym()
    sealed = seal_identity(
        name_key(organisation, school, pair_of(school)),
        MENTEE,
        pseudonym,
        Identity("Canari", "Yasmine", contact="yasmine.canari@exemple.fr"),
    )
    told = {"situation": "graduate", "sex": "women", "sectors": ["crafts"], "slots": ["saturday"], **fields}
    return Mentee.objects.create(organisation=organisation, pseudonym=pseudonym, sealed_identity=sealed, **told)


def make_exchange(school: Person, company: Person) -> SimpleNamespace:
    """Return a whole campaign between the school and the company of two people of the cast."""
    campaign = make_campaign()
    draft = make_draft()
    factor_action = FactorAction.objects.create(
        campaign=campaign, factor=FactorAction.Factor.HOSTS, title="Atelier pour les tuteurs", done_on="2026-01-12"
    )
    host = Company.objects.create(organisation=company.memberships.get().organisation, sector=Sector.CRAFTS)
    session = make_offer(campaign, host)
    school_class = make_class(campaign, school.memberships.get().organisation)
    pupil = make_pupil(school_class, school, session, lives_in_qpv=True)
    mentor, mentee = make_mentor(host), make_mentee(school)
    return SimpleNamespace(
        mentor=mentor,
        mentee=mentee,
        pair=MenteePair.objects.create(mentor=mentor, mentee=mentee),
        campaign=campaign,
        draft=draft,
        factor_action=factor_action,
        company=host,
        offer=session.offer,
        session=session,
        school_class=school_class,
        entry=school_class.entry,
        pupil=pupil,
        upload=OfferUpload.objects.create(
            campaign=campaign, person=company, file_name="offres.csv", content=OFFER_TABLE.encode()
        ),
        contact=ActorContact.objects.create(category="parents", actor_name="Conseil local de parents"),
    )


def give_code(pupil: Pupil) -> str:
    """Give a pupil a code; return it as it is printed."""
    code = code_for("0" * 32, pupil.pk)
    Pupil.objects.filter(pk=pupil.pk).update(code_tag=tag_of(code))
    return shown(code)


def come_in(client: Client, pupil: Pupil) -> Client:
    """Let a pupil come in by their code in a test browser; return the browser."""
    answer = client.post(reverse("internships:pupil_door"), {"code": give_code(pupil)})
    assert answer.status_code == 302
    return client
