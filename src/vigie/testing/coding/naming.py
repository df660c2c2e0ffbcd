"""Names those who read: sentinels who do not test in the campaign, each with its key; one of them settles."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Membership, Person, Role, VaultKey
from vigie.core.vault.envelopes import KeyPair
from vigie.testing.coding.access import CodingRefused
from vigie.testing.models import Campaign, CampaignEnvelope, Coder
from vigie.testing.sealing.keys import NoCampaignKey, campaign_key, give_campaign_key


def possible_coders(campaign: Campaign) -> QuerySet[Person]:
    """Return the sentinels who have a vault and neither run this campaign, nor test in it, nor read for it already."""
    current = Membership.objects.current()
    sentinels, pilots = current.filter(role=Role.SENTINEL), current.filter(role=Role.PILOT)
    return (
        Person.objects.filter(pk__in=sentinels.values("person"), vault_key__isnull=False, is_active=True)
        .exclude(pk__in=pilots.values("person"))
        # Whoever prepared it holds its key, and knows who is tested.
        .exclude(pk__in=campaign.envelopes.values("person"))
        .exclude(pk__in=campaign.testers.values("person"))
        .exclude(pk__in=campaign.coders.values("person"))
        .order_by("name")
    )


def name_coder(*, campaign_id: int, person: Person, settles: bool, by: Person, pair: KeyPair) -> Coder:
    """Name someone and give them the campaign's key. pair: of the open vault of whoever names. Raises CodingRefused.

    settles: then nobody else does.
    """
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(pk=campaign_id)
        if campaign.ended_on:
            raise CodingRefused(gettext("Cette campagne est terminée : plus personne n'a à y lire."))
        known = campaign.coders.filter(person=person).first()
        if known is None and not possible_coders(campaign).filter(pk=person.pk).exists():
            raise CodingRefused(
                gettext(
                    "Cette personne ne peut pas lire ici : il faut être sentinelle, avoir un coffre, et ni tester, ni "
                    "conduire les campagnes."
                )
            )
        vault = VaultKey.objects.get(person=person)
        give_campaign_key(campaign, _key(campaign, by, pair), person, bytes(vault.public_key))
        if settles:
            campaign.coders.update(settles=False)
        coder, _made = Coder.objects.update_or_create(campaign=campaign, person=person, defaults={"settles": settles})
        record(actor=by, verb="testing_coder_named", on=campaign)
    return coder


def _key(campaign: Campaign, person: Person, pair: KeyPair) -> KeyPair:
    try:
        return campaign_key(campaign, person, pair)
    except NoCampaignKey as error:
        sentence = gettext(
            "Vous n'avez pas la clé de cette campagne : la personne qui l'a préparée peut nommer qui lit."
        )
        raise CodingRefused(sentence) from error


def remove_coder(*, coder_id: int, by: Person) -> None:
    """Take back the key and the naming of someone who has read nothing yet. Raises CodingRefused."""
    with transaction.atomic():
        coder = Coder.objects.select_for_update().select_related("campaign").filter(pk=coder_id).first()
        if coder is None:
            return
        if coder.codings.exists() or coder.settlements.exists():
            raise CodingRefused(gettext("Cette personne a déjà lu : ses lectures comptent, elle reste nommée."))
        CampaignEnvelope.objects.filter(campaign=coder.campaign, person=coder.person).delete()
        record(actor=by, verb="testing_coder_removed", on=coder.campaign)
        coder.delete()
