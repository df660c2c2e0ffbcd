"""The demonstration's campaign of tests: nothing in it was sent to anybody; its protocol is frozen as a pilot does."""

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from vigie.accounts.demonstration import PASSPHRASE
from vigie.accounts.models import Person, Role, VaultKey
from vigie.accounts.vault_keys import create_vault_key, draft_vault_key, open_with_passphrase
from vigie.law.models import Criterion, Domain
from vigie.testing.campaigns.freezing import freeze_protocol
from vigie.testing.models import BankName, Campaign, Message, Mode, Outcome, Profile, Stage, Trait

NAME: Final = "Demandes de visite de logements (campagne fictive)"
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
DAYS: Final = 60


def prepare_testing() -> None:
    """Invent a campaign and freeze its protocol. Running it again adds nothing."""
    pilot = Person.objects.filter(memberships__role=Role.PILOT, is_active=True).order_by("pk").first()
    criterion = Criterion.objects.filter(code="origin").first()
    domain = Domain.objects.filter(code="housing").first()
    if pilot is None or criterion is None or domain is None or Campaign.objects.filter(name=NAME).exists():
        return
    with transaction.atomic():
        campaign = invent_campaign(criterion, domain)
        invent_codes(campaign)
        invent_profiles(campaign)
        Message.objects.bulk_create(
            Message(campaign=campaign, letter=letter, subject="Visite du logement", body=body)
            for letter, body in MESSAGES
        )
        if not VaultKey.objects.filter(person=pilot).exists():
            draft, _words = draft_vault_key(PASSPHRASE)
            create_vault_key(person=pilot, draft=draft)
        pair = open_with_passphrase(person=pilot, passphrase=PASSPHRASE)
        freeze_protocol(campaign_id=campaign.pk, by=pilot, public=pair.public)


def invent_campaign(criterion: Criterion, domain: Domain) -> Campaign:
    """Add the campaign, which begins today."""
    today = timezone.localdate()
    return Campaign.objects.create(
        name=NAME,
        mode=Mode.STATISTICAL,
        purpose="Une campagne inventée, pour lire un protocole figé : aucun message n'est parti.",
        criterion=criterion,
        domain=domain,
        starts_on=today,
        ends_on=today + timedelta(days=DAYS),
        hypotheses="À dossier égal, le profil T reçoit moins de propositions de visite que le profil R.",
        valid_rule="Les deux messages sont partis et l'annonce était encore en ligne au second envoi.",
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
