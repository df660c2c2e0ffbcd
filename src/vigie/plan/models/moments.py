"""What must happen each year: a restitution, a study, a day of its own (S77, S103, S175)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vigie.plan.models.actions import Action
from vigie.plan.models.plans import Axis, Plan
from vigie.plan.models.timed import Dated


class YearlyMoment(models.Model):
    """A moment that the plan asks for every year; a year without a date is an alert, computed.

    source: the line of the plan that asks for it, in words.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="yearly_moments")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("moment annuel"), max_length=250)
    detail = models.TextField(_("précision"), blank=True)
    source = models.TextField(_("ce que dit le plan"), blank=True)
    axis = models.ForeignKey(
        Axis, on_delete=models.SET_NULL, null=True, blank=True, related_name="yearly_moments", verbose_name=_("axe")
    )
    action = models.ForeignKey(
        Action,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="yearly_moments",
        verbose_name=_("action"),
    )

    class Meta:
        verbose_name = _("moment annuel")
        verbose_name_plural = _("moments annuels")
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["plan", "title"], name="yearly_moment_once")]

    def __str__(self) -> str:
        return self.title


class YearlyMomentDate(Dated):
    """When a yearly moment takes place in a year, and how it went.

    year: the one it is due for, which may not be that of its date. dated: a day, a month or a year; first_day,
    last_day: written through ``set_date``. topic: what it is about that year, such as the axis of the contrat de ville
    that is studied (S175).
    """

    moment = models.ForeignKey(YearlyMoment, on_delete=models.CASCADE, related_name="dates")
    year = models.PositiveSmallIntegerField(_("année"))
    dated = models.CharField(_("date"), max_length=10)
    first_day = models.DateField(editable=False)
    last_day = models.DateField(editable=False)
    place = models.CharField(_("lieu"), max_length=250, blank=True)
    topic = models.CharField(_("sujet de l'année"), max_length=250, blank=True)
    report = models.TextField(_("comment cela s'est passé"), blank=True)
    is_fictitious = models.BooleanField(_("date fictive de la démonstration"), default=False)

    class Meta:
        verbose_name = _("date d'un moment annuel")
        verbose_name_plural = _("dates des moments annuels")
        ordering = ["year", "first_day"]
        constraints = [
            models.UniqueConstraint(fields=["moment", "year"], name="yearly_moment_once_a_year"),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="moment_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.moment} ({self.year})"
