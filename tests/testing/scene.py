"""A campaign of tests that lives: a protocol, its targets, testers and coders."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.vaults import pair_of
from vigie.accounts.models import Person
from vigie.law.models import Criterion, Domain
from vigie.testing.campaigns.freezing import freeze_protocol
from vigie.testing.models import (
    Application,
    BankName,
    Campaign,
    Message,
    Mode,
    Outcome,
    Profile,
    Stage,
    Target,
    Test,
    Tester,
    Trait,
    new_code,
)
from vigie.testing.sealing.identities import Identity, organisation_tag, seal_target, target_tag

OUTCOMES = (("refus", "Refus"), ("silence", "Pas de réponse"), ("info", "Demande de précisions"), ("visite", "Visite"))


def make_campaign(**fields: Any) -> Campaign:
    """Return a campaign being prepared, with a whole protocol: two profiles, four codes, two stages, two messages."""
    today = timezone.localdate()
    criterion, _made = Criterion.objects.get_or_create(code="origin", defaults={"label": "origine"})
    domain, _made = Domain.objects.get_or_create(code="housing", defaults={"label": "logement"})
    campaign = Campaign.objects.create(
        **{
            "name": "Test d'essai",
            "mode": Mode.STATISTICAL,
            "purpose": "Savoir si les demandes de visite sont traitées de la même façon.",
            "criterion": criterion,
            "domain": domain,
            "starts_on": today,
            "ends_on": today + timedelta(days=60),
            "hypotheses": "Le profil testé reçoit moins de réponses.",
            "valid_rule": "Les deux demandes ont été envoyées et l'annonce était encore en ligne.",
            **fields,
        }
    )
    write_protocol(campaign)
    return campaign


def write_protocol(campaign: Campaign) -> None:
    """Give a campaign its codes, stages, profiles, names and messages."""
    codes = [
        Outcome.objects.create(campaign=campaign, position=place, code=code, label=label, definition=f"{label}.")
        for place, (code, label) in enumerate(OUTCOMES)
    ]
    Stage.objects.create(campaign=campaign, position=1, name="Réponse", passed_from=codes[2])
    Stage.objects.create(campaign=campaign, position=2, name="Visite", passed_from=codes[3])
    for letter, described, names in (
        ("R", "nom perçu comme français", ("Julie Martin", "Paul Petit")),
        ("T", "nom perçu comme maghrébin", ("Samira Haddad", "Karim Belkacem")),
    ):
        profile = Profile.objects.create(
            campaign=campaign, letter=letter, description=described, is_reference=letter == "R"
        )
        Trait.objects.create(profile=profile, label="Emploi", value="salarié en CDI")
        Trait.objects.create(profile=profile, label="Origine perçue", value=described, is_criterion=True)
        BankName.objects.bulk_create(BankName(profile=profile, name=name, asked=30, perceived=28) for name in names)
    for letter in "AB":
        Message.objects.create(
            campaign=campaign, letter=letter, subject="Visite", body=f"Bonjour ({letter}), je souhaite visiter. [nom]"
        )


def make_target(campaign: Campaign, organisation: str = "Agence d'essai", **fields: Any) -> Target:
    """Return a target of a campaign. fields: of its identity, or its stratum."""
    stratum = fields.pop("stratum", "centre")
    identity = Identity(organisation, **{"reference": new_code(), "contact": "agence@example.org", **fields})
    code = new_code()
    return Target.objects.create(
        campaign=campaign,
        code=code,
        stratum=stratum,
        sealed=seal_target(code, identity),
        organisation_tag=organisation_tag(identity),
        tag=target_tag(identity),
    )


def freeze(campaign: Campaign, person: Person) -> Campaign:
    """Freeze a campaign whose key someone with a vault then holds; return it."""
    return freeze_protocol(campaign_id=campaign.pk, by=person, public=pair_of(person).public)


def make_application(campaign: Campaign, person: Person) -> Application:
    """Return an application given to someone who tests, trained and bound by the charter."""
    today = timezone.localdate()
    tester = Tester.objects.create(campaign=campaign, person=person, trained_on=today, charter_signed_on=today)
    test = Test.objects.create(campaign=campaign, target=make_target(campaign), number=1)
    profile = campaign.profiles.get(is_reference=True)
    return Application.objects.create(test=test, profile=profile, position=1, tester=tester)
