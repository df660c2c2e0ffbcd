"""What a structure sends: its answers, their evidence, and what is said about them."""

from typing import Final

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation, Person
from vigie.core.drawn_codes import drawn_code
from vigie.label.models.commitments import Commitment
from vigie.label.models.frameworks import Criterion, Framework, Level

CODE_LENGTH: Final = 12


def new_code() -> str:
    """Return the code of an application, in its address."""
    return drawn_code(CODE_LENGTH)


class Application(models.Model):
    """A structure asks for the label, or for it again: one round, from self-assessment to decision.

    commitment: of whoever headed it then. submitted_on: None while the structure writes, and again when it is asked
    for more. closed_on: the day of the final decision; what was sent is locked since then.
    """

    code = models.CharField(max_length=20, unique=True, default=new_code)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="label_applications", verbose_name=_("structure")
    )
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="applications")
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="applications")
    begun_on = models.DateField(_("commencée le"))
    submitted_on = models.DateField(_("déposée le"), null=True, blank=True)
    closed_on = models.DateField(_("décidée le"), null=True, blank=True)
    is_fictitious = models.BooleanField(_("candidature fictive de la démonstration"), default=False)

    class Meta:
        verbose_name = _("candidature au label")
        verbose_name_plural = _("candidatures au label")
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(closed_on__isnull=True), name="label_application_open_once"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(submitted_on__isnull=False),
                name="label_application_submitted_before_closed",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class Answer(models.Model):
    """What a structure says of itself on a criterion. level: None until it is said."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="answers")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="answers")
    level = models.PositiveSmallIntegerField(_("où en êtes-vous ?"), choices=Level.choices, null=True, blank=True)
    comment = models.TextField(_("ce que vous faites"), max_length=4000, blank=True)

    class Meta:
        verbose_name = _("réponse à un critère")
        verbose_name_plural = _("réponses aux critères")
        ordering = ["application", "criterion__position"]
        constraints = [
            models.UniqueConstraint(fields=["application", "criterion"], name="label_answer_once"),
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(level__in=Level.values), name="label_answer_known_level"
            ),
        ]

    def __str__(self) -> str:
        return str(self.criterion)


class Evidence(models.Model):
    """A file that shows what an answer says; sealed in the storage. sealed_card: its name, type and key.

    digest: SHA-256 of the file. locked_on: the day of the first decision taken on it; it no longer changes. erased_on:
    its bytes are gone, its digest stays.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="evidence")
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="evidence")
    stored = models.CharField(max_length=200)
    sealed_card = models.BinaryField()
    size = models.PositiveBigIntegerField(_("taille, en octets"))
    digest = models.CharField(_("empreinte"), max_length=64)
    added_on = models.DateField(_("jointe le"), default=timezone.localdate)
    added_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    locked_on = models.DateField(null=True, blank=True)
    erased_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("preuve jointe")
        verbose_name_plural = _("preuves jointes")
        ordering = ["answer", "pk"]
        constraints = [models.UniqueConstraint(fields=["answer", "digest"], name="label_evidence_once")]

    def __str__(self) -> str:
        return str(self.pk)


class Message(models.Model):
    """A word of the discussion between a structure, its assessor and the pilot."""

    class Side(models.TextChoices):
        STRUCTURE = "structure", _("la structure")
        ASSESSOR = "assessor", _("l'évaluateur ou l'évaluatrice")
        PILOT = "pilot", _("l'équipe qui pilote")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="messages")
    side = models.CharField(max_length=10, choices=Side.choices)
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField(_("votre message"), max_length=4000)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("message sur une candidature")
        verbose_name_plural = _("messages sur les candidatures")
        ordering = ["sent_at", "pk"]

    def __str__(self) -> str:
        return str(self.pk)
