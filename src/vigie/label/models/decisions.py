"""What a body decided of an application, and what ended a label before its time."""

from typing import Final

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vigie.core.drawn_codes import drawn_code
from vigie.label.models.applications import Application
from vigie.plan.models import Body

# 110 bits: nobody finds one without being given it.
LABEL_CODE_LENGTH: Final = 24


def new_label_code() -> str:
    """Return the code by which a label is verified."""
    return drawn_code(LABEL_CODE_LENGTH)


class Outcome(models.TextChoices):
    """What was decided."""

    GRANTED = "granted", _("label accordé")
    REFUSED = "refused", _("label refusé")
    POSTPONED = "postponed", _("décision reportée")


class RefusalGround(models.TextChoices):
    """Why a label is refused: no other reason may be given."""

    ESSENTIAL_NOT_REACHED = "essential_not_reached", _("un critère indispensable n'est pas en place")
    EVIDENCE_MISSING = "evidence_missing", _("les preuves ne montrent pas ce qui est déclaré")
    TOO_EARLY = "too_early", _("la démarche est trop récente pour être évaluée")
    UNTREATED_FACTS = "untreated_facts", _("des faits établis de discrimination sont restés sans suite")


class WithdrawalGround(models.TextChoices):
    """Why a label is withdrawn: no other reason may be given."""

    COMMITMENTS_NOT_KEPT = "commitments_not_kept", _("les engagements de la charte ne sont plus tenus")
    FALSE_EVIDENCE = "false_evidence", _("une preuve s'est révélée fausse")
    CONDEMNED = "condemned", _("la structure a été condamnée définitivement pour discrimination")
    ASKED_BY_STRUCTURE = "asked_by_structure", _("la structure l'a demandé")
    STRUCTURE_ENDED = "structure_ended", _("la structure n'existe plus sous cette forme")


class Decision(models.Model):
    """A decision of a body, or of named people; it never changes, and the journal says who recorded it.

    members: the people or functions who decided, when no body of the plan did. present, quorum: how many were there,
    and how many were needed. explanation: read by the structure. file: all that was decided on, as JSON text, with
    its SHA-256 in file_hash. code, valid_from, valid_until: of a label granted, none otherwise.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="decisions")
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("instance")
    )
    members = models.CharField(_("ou personnes nommées pour décider"), max_length=300, blank=True)
    decided_on = models.DateField(_("décidé le"))
    present = models.PositiveSmallIntegerField(_("personnes présentes"))
    quorum = models.PositiveSmallIntegerField(_("quorum"))
    outcome = models.CharField(_("décision"), max_length=10, choices=Outcome.choices)
    ground = models.CharField(_("motif du refus"), max_length=25, choices=RefusalGround.choices, blank=True)
    explanation = models.TextField(_("ce qui est dit à la structure"), max_length=4000)
    valid_from = models.DateField(_("valable du"), null=True, blank=True)
    valid_until = models.DateField(_("valable jusqu'au"), null=True, blank=True)
    code = models.CharField(max_length=40, unique=True, null=True, blank=True)
    is_experimental = models.BooleanField(_("label expérimental"), default=False)
    file = models.TextField(_("dossier décidé"))
    file_hash = models.CharField(_("empreinte du dossier"), max_length=64)

    class Meta:
        verbose_name = _("décision sur le label")
        verbose_name_plural = _("décisions sur le label")
        ordering = ["application", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=~Q(outcome="postponed"), name="label_decision_final_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    outcome="granted", code__isnull=False, valid_from__isnull=False, valid_until__gt=F("valid_from")
                )
                | (~Q(outcome="granted") & Q(code__isnull=True, valid_from__isnull=True, valid_until__isnull=True)),
                name="label_decision_validity_if_granted",
            ),
            models.CheckConstraint(
                condition=(Q(outcome="refused") & ~Q(ground="")) | (~Q(outcome="refused") & Q(ground="")),
                name="label_decision_ground_if_refused",
            ),
            models.CheckConstraint(
                condition=Q(quorum__gte=1, present__gte=F("quorum")), name="label_decision_quorum_reached"
            ),
            models.CheckConstraint(
                condition=Q(body__isnull=False, members="") | (Q(body__isnull=True) & ~Q(members="")),
                name="label_decision_by_body_or_people",
            ),
        ]

    def __str__(self) -> str:
        return str(self.application)


class Withdrawal(models.Model):
    """A label ended before its time; it never changes."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="withdrawal")
    withdrawn_on = models.DateField(_("retiré le"))
    ground = models.CharField(_("motif du retrait"), max_length=25, choices=WithdrawalGround.choices)
    explanation = models.TextField(_("ce qui est dit à la structure"), max_length=4000)

    class Meta:
        verbose_name = _("retrait du label")
        verbose_name_plural = _("retraits du label")
        ordering = ["-withdrawn_on"]

    def __str__(self) -> str:
        return str(self.decision)
