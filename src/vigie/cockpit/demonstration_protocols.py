"""The demonstration's protocols of tests: two profiles, four codes, two messages; one is still being written."""

from datetime import timedelta
from typing import Final

from django.utils import timezone

from vigie.law.models import Criterion, Domain
from vigie.testing.models import BankName, Campaign, Message, Mode, Outcome, Profile, Stage, Trait

# Code, label, when to use it.
OUTCOMES: Final = (
    ("refus", "Refus", "On répond que ce n'est pas possible, quelle que soit la raison donnée."),
    ("silence", "Pas de réponse", "Rien n'est revenu sept jours après l'envoi."),
    ("info", "Demande de précisions", "On demande un renseignement sans proposer de visite."),
    ("visite", "Visite proposée", "Une date, ou de choisir une date, est proposée."),
)
# Letter, what is perceived, names that nobody in the demonstration bears.
PROFILES: Final = (
    ("R", "nom perçu comme français sans origine étrangère", ("Julie Fictive", "Paul Fictif")),
    ("T", "nom perçu comme maghrébin", ("Samira Fictive", "Karim Fictif")),
)
TRAITS: Final = (
    ("Âge", "32 ans"),
    ("Emploi", "en CDI depuis quatre ans"),
    ("Revenus", "2 400 euros par mois"),
    ("Foyer", "une personne, sans animal"),
)
MESSAGES: Final = (
    ("A", "Bonjour, votre annonce m'intéresse. Je suis en CDI et cherche pour moi. Puis-je visiter ? Merci, [nom]"),
    ("B", "Bonjour, je cherche un logement pour moi et suis en CDI. Serait-il possible de le voir ? Merci, [nom]"),
)


def invent_campaign(name: str, criterion: Criterion, domain: Domain, *, begins_in: int, ends_in: int) -> Campaign:
    """Add a campaign, its protocol complete. begins_in, ends_in: days from today, negative in the past."""
    campaign = add_campaign(name, criterion, domain, begins_in=begins_in, ends_in=ends_in)
    invent_codes(campaign)
    invent_profiles(campaign)
    Message.objects.bulk_create(
        Message(campaign=campaign, letter=letter, subject="Visite du logement", body=body) for letter, body in MESSAGES
    )
    return campaign


def add_campaign(name: str, criterion: Criterion, domain: Domain, *, begins_in: int, ends_in: int) -> Campaign:
    """Add a campaign whose protocol is empty."""
    today = timezone.localdate()
    return Campaign.objects.create(
        name=name,
        mode=Mode.STATISTICAL,
        purpose="Une campagne inventée, pour essayer : aucun message n'est parti, aucune agence n'existe.",
        criterion=criterion,
        domain=domain,
        starts_on=today + timedelta(days=begins_in),
        ends_on=today + timedelta(days=ends_in),
        hypotheses="À dossier égal, le profil T reçoit moins de propositions de visite que le profil R.",
        valid_rule="Les deux messages sont partis et l'annonce était encore en ligne au second envoi.",
        expected_reference="0.35",
        is_fictitious=True,
    )


def invent_codes(campaign: Campaign) -> None:
    """Add the codes of result, from the worst to the best, and the stages that they pass."""
    codes = [
        Outcome.objects.create(campaign=campaign, position=place, code=code, label=label, definition=definition)
        for place, (code, label, definition) in enumerate(OUTCOMES)
    ]
    Stage.objects.create(campaign=campaign, position=1, name="Réponse favorable", passed_from=codes[2])
    Stage.objects.create(campaign=campaign, position=2, name="Visite", passed_from=codes[3])


def invent_profiles(campaign: Campaign) -> None:
    """Add two profiles, alike but for the name, and their names."""
    for letter, perceived, names in PROFILES:
        profile = Profile.objects.create(
            campaign=campaign, letter=letter, description=perceived, is_reference=letter == "R"
        )
        Trait.objects.bulk_create(Trait(profile=profile, label=label, value=value) for label, value in TRAITS)
        Trait.objects.create(profile=profile, label="Origine perçue", value=perceived, is_criterion=True)
        BankName.objects.bulk_create(BankName(profile=profile, name=name, asked=30, perceived=28) for name in names)


def begin_protocol(campaign: Campaign) -> None:
    """Write what a pilot has of a protocol after one morning: no stage yet, a trait of one profile, a name untried."""
    Outcome.objects.bulk_create(
        Outcome(campaign=campaign, position=place, code=code, label=label, definition=definition)
        for place, (code, label, definition) in enumerate(OUTCOMES)
    )
    reference, tested = (
        Profile.objects.create(campaign=campaign, letter=letter, description=perceived, is_reference=letter == "R")
        for letter, perceived, _names in PROFILES
    )
    Trait.objects.bulk_create(
        [
            Trait(profile=reference, label="Âge", value="32 ans"),
            Trait(profile=reference, label="Origine perçue", value=reference.description, is_criterion=True),
            Trait(profile=tested, label="Origine perçue", value=tested.description, is_criterion=True),
        ]
    )
    BankName.objects.create(profile=reference, name="Julie Fictive", asked=30, perceived=28)
    BankName.objects.create(profile=tested, name="Samira Fictive")
    letter, body = MESSAGES[0]
    Message.objects.create(campaign=campaign, letter=letter, subject="Visite du logement", body=body)
