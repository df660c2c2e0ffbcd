"""Handing over to another point, with what the person agreed to, and nothing else (S144, S147, S152)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from vigie.accounts.models import Person
from vigie.support.models.cases import Case, Compartment
from vigie.support.models.points import ReceptionPoint


class Referral(models.Model):
    """A case is handed to another point, or help is asked there.

    compartment: holds copies of what was agreed; None before agreement and after it is withdrawn. After a refusal it
    holds the reason alone, for the listeners who asked and the person.
    notes: what the other point keeps to itself about it; gone with the copies.
    answer_by: the day by which the other point should answer, from the agreement between both.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("accord demandé à la personne")
        SENT = "sent", _("transmise, en attente de réponse")
        ACCEPTED = "accepted", _("acceptée")
        REFUSED = "refused", _("refusée par le lieu")
        DECLINED = "declined", _("la personne ne veut pas")
        DONE = "done", _("terminée")
        WITHDRAWN = "withdrawn", _("accord retiré")
        REVOKED = "revoked", _("annulée par l'accueil")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="referrals")
    destination = models.ForeignKey(
        ReceptionPoint, on_delete=models.PROTECT, related_name="referrals_taken", verbose_name=_("orienté vers")
    )
    compartment = models.OneToOneField(
        Compartment, on_delete=models.SET_NULL, null=True, blank=True, related_name="referral"
    )
    notes = models.OneToOneField(
        Compartment, on_delete=models.SET_NULL, null=True, blank=True, related_name="noted_referral"
    )
    state = models.CharField(_("état"), max_length=10, choices=State.choices, default=State.PROPOSED)
    asked_fields = models.JSONField(_("ce qu'on demande à partager"), default=list)
    asked_on = models.DateField(_("demandée le"), default=timezone.localdate)
    answer_by = models.DateField(_("réponse attendue le"), null=True, blank=True)
    changed_on = models.DateField(_("changée le"), default=timezone.localdate)

    class Meta:
        verbose_name = pgettext_lazy("vers un lieu", "orientation")
        verbose_name_plural = _("orientations")
        ordering = ["asked_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "destination"],
                condition=Q(state__in=["proposed", "sent", "accepted"]),
                name="referral_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(compartment__isnull=True) | Q(state__in=["sent", "accepted", "done", "refused"]),
                name="referral_shares_only_while_agreed",
            ),
            models.CheckConstraint(
                condition=Q(notes__isnull=True) | Q(state__in=["sent", "accepted", "done"]),
                name="referral_notes_only_while_agreed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.destination} ({self.get_state_display()})"

    @property
    def journal_label(self) -> str:
        """How the journal names it: without the point, which would say what it is about."""
        return pgettext("vers un lieu", "orientation")


class ConsentQuerySet(models.QuerySet["Consent"]):
    def live(self) -> "ConsentQuerySet":
        """Agreements given and not withdrawn."""
        return self.filter(withdrawn_on=None)


class Consent(models.Model):
    """What the person agreed to, for one referral; or why it was done without her, to save a life.

    fields: codes shared. how: given with the receipt, or said to a listener who wrote it down.
    """

    class How(models.TextChoices):
        RECEIPT = "receipt", _("donné avec le code de suivi")
        SAID = "said", _("dit à la personne qui écoute")
        VITAL = "vital", _("sans accord, danger vital")

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="consents")
    fields = models.JSONField(_("ce qui est partagé"), default=list)
    how = models.CharField(_("comment"), max_length=8, choices=How.choices)
    given_on = models.DateField(_("donné le"), default=timezone.localdate)
    withdrawn_on = models.DateField(_("retiré le"), null=True, blank=True)
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("accord")
        verbose_name_plural = _("accords")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"], condition=Q(withdrawn_on__isnull=True), name="consent_live_once_per_referral"
            ),
        ]

    def __str__(self) -> str:
        return self.get_how_display()
