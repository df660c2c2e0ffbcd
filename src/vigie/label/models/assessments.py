"""Who assesses from outside, and what they read."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation, Person
from vigie.label.models.applications import Application
from vigie.label.models.frameworks import Criterion, Level


class Assessment(models.Model):
    """Someone of another structure reads an application.

    candidate: the structure assessed, so that the database itself refuses that it be the assessor's own.
    accepted_on: when they said that they have no interest in it; left_on: when they withdrew, or were relieved.
    finished_on: when their reading was whole. person: nobody once its time has passed.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="assessments")
    candidate = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="label_assessments", verbose_name=_("qui évalue")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("sa structure")
    )
    named_on = models.DateField(_("nommée le"))
    accepted_on = models.DateField(_("sans conflit d'intérêts, le"), null=True, blank=True)
    left_on = models.DateField(_("s'est retirée le"), null=True, blank=True)
    finished_on = models.DateField(_("lecture rendue le"), null=True, blank=True)
    summary = models.TextField(_("en résumé"), max_length=4000, blank=True)

    class Meta:
        verbose_name = _("évaluation extérieure")
        verbose_name_plural = _("évaluations extérieures")
        ordering = ["application", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(left_on__isnull=True), name="label_assessment_one_at_a_time"
            ),
            models.UniqueConstraint(fields=["application", "person"], name="label_assessment_person_once"),
            models.CheckConstraint(condition=~Q(organisation=F("candidate")), name="label_assessment_from_outside"),
            models.CheckConstraint(
                condition=Q(finished_on__isnull=True) | Q(accepted_on__isnull=False),
                name="label_assessment_accepted_before_finished",
            ),
        ]

    def __str__(self) -> str:
        return str(self.application)


class Reading(models.Model):
    """What the assessor reads on a criterion."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="readings")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="+")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(_("votre lecture"), choices=Level.choices)
    comment = models.TextField(_("ce qui vous le fait dire"), max_length=4000)

    class Meta:
        verbose_name = _("lecture d'un critère")
        verbose_name_plural = _("lectures des critères")
        ordering = ["assessment", "criterion__position"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "criterion"], name="label_reading_once"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="label_reading_known_level"),
        ]

    def __str__(self) -> str:
        return str(self.criterion)
