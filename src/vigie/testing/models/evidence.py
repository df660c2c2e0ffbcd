"""Evidence: originals sealed as they came, each line of the chain holding the one before."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.core.drawn_codes import drawn_code
from vigie.testing.models.campaigns import Campaign
from vigie.testing.models.field import Application, Test

# 110 bits: whoever is not given a constat never finds it.
CONSTAT_LENGTH: Final = 24


def new_constat_code() -> str:
    """Return the code under which a constat is verified."""
    return drawn_code(CONSTAT_LENGTH)


class CampaignEnvelope(models.Model):
    """The private key of a campaign, sealed to the vault of someone who may read its notes and evidence."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="envelopes")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sealed_key = models.BinaryField()

    class Meta:
        verbose_name = _("accès aux pièces d'une campagne")
        verbose_name_plural = _("accès aux pièces des campagnes")
        constraints = [models.UniqueConstraint(fields=["campaign", "person"], name="campaign_envelope_once")]

    def __str__(self) -> str:
        return str(self.pk)


class Evidence(models.Model):
    """A piece of evidence. sequence: its place in the campaign's chain, from 1.

    stored: its name in the storage, where it is sealed. sealed_card: its name, type, own key and headers, sealed to
    the campaign's public key. digest: SHA-256 of the original; sealed_digest: of its sealed bytes, so that whoever
    holds the disk verifies them without opening anything. previous, entry: hash of the line before, and of this one.
    received_at: to the second, since evidence must be dated. stamp: RFC 3161 token, empty without a server.
    """

    class Kind(models.TextChoices):
        PHOTO = "photo", _("photo ou capture d'écran")
        EMAIL = "email", _("courriel")
        DOCUMENT = "document", _("document reçu")
        ATTESTATION = "attestation", _("attestation")

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="evidence")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="evidence")
    sequence = models.PositiveIntegerField(_("numéro"))
    kind = models.CharField(_("sorte"), max_length=20, choices=Kind.choices)
    stored = models.CharField(max_length=200)
    sealed_card = models.BinaryField()
    size = models.PositiveBigIntegerField(_("taille, en octets"))
    digest = models.CharField(_("empreinte"), max_length=64)
    sealed_digest = models.CharField(max_length=64, default="")
    previous = models.CharField(max_length=64)
    entry = models.CharField(max_length=64)
    received_at = models.DateTimeField(_("reçue le"))
    added_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    stamp = models.BinaryField(default=bytes)

    class Meta:
        verbose_name = _("pièce")
        verbose_name_plural = _("pièces")
        ordering = ["campaign", "sequence"]
        constraints = [models.UniqueConstraint(fields=["campaign", "sequence"], name="evidence_sequence_once")]

    def __str__(self) -> str:
        return str(self.sequence)


class Constat(models.Model):
    """A constat of one test. code: printed on it, by which anyone verifies it. digest: SHA-256 of its file.

    head, entry: number and hash of the last line of the chain on that day, zero and nothing for an empty one.
    """

    test = models.ForeignKey(Test, on_delete=models.CASCADE, related_name="constats")
    code = models.CharField(max_length=40, unique=True, default=new_constat_code)
    made_at = models.DateTimeField(_("établi le"))
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    head = models.PositiveIntegerField(default=0)
    entry = models.CharField(max_length=64, blank=True)
    digest = models.CharField(_("empreinte"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("constat")
        verbose_name_plural = _("constats")
        ordering = ["test", "pk"]

    def __str__(self) -> str:
        return str(self.pk)


class CampaignHold(models.Model):
    """Keeps the people and the evidence of a campaign longer: a procedure is under way."""

    campaign = models.OneToOneField(Campaign, on_delete=models.CASCADE, related_name="hold")
    until = models.DateField(_("gardée jusqu'au"))
    reason = models.CharField(_("procédure en cours"), max_length=200)
    set_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("campagne gardée pour une procédure")
        verbose_name_plural = _("campagnes gardées pour une procédure")

    def __str__(self) -> str:
        return str(self.campaign)
