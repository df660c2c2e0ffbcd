"""The charter by version, who is asked to sign it, and who did."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation, Person


class Charter(models.Model):
    """A version of the text that heads of structures sign; it never changes. text: Markdown. text_hash: SHA-256."""

    number = models.PositiveSmallIntegerField(_("version"), unique=True)
    text = models.TextField(_("texte"), max_length=20_000)
    text_hash = models.CharField(_("empreinte"), max_length=64)
    published_on = models.DateField(_("publiée le"))

    class Meta:
        verbose_name = _("charte")
        verbose_name_plural = _("chartes")
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.number)


class SigningInvitation(models.Model):
    """A personal link by which the head of a structure reads the charter and signs; only the hash of its code is kept.

    The link serves once: « closed » says that it was used, replaced or revoked.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="label_invitations", verbose_name=_("structure")
    )
    name = models.CharField(_("prénom et nom de la personne qui dirige"), max_length=150)
    email = models.EmailField(_("son adresse électronique"))
    code_hash = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(_("valable jusqu'au"))
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("lien de signature")
        verbose_name_plural = _("liens de signature")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(closed_at__isnull=True), name="label_invitation_open_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def journal_label(self) -> str:
        """How the journal names it: by the structure, never by a person."""
        return str(self.organisation)


class Commitment(models.Model):
    """The agreement of whoever heads a structure: who, as what, when, on which words (S119). It never changes.

    shows_name: whether they chose to be named in the public register. name: empty once its time has passed.
    with_account: signed from an account, not from a personal link.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="label_commitments", verbose_name=_("structure")
    )
    charter = models.ForeignKey(Charter, on_delete=models.PROTECT, related_name="commitments")
    name = models.CharField(_("prénom et nom"), max_length=150, blank=True)
    function = models.CharField(_("fonction"), max_length=150)
    shows_name = models.BooleanField(_("nom montré au public"), default=False)
    with_account = models.BooleanField(_("signé depuis un compte"), default=False)
    text_hash = models.CharField(_("empreinte du texte signé"), max_length=64)
    signed_at = models.DateTimeField(_("signé le"), default=timezone.now)
    is_fictitious = models.BooleanField(_("engagement fictif de la démonstration"), default=False)

    class Meta:
        verbose_name = _("engagement d'une structure")
        verbose_name_plural = _("engagements des structures")
        ordering = ["-signed_at"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "charter"], name="label_commitment_once"),
        ]

    def __str__(self) -> str:
        return str(self.organisation)
