"""How a structure means to change: what holds it back, what lets it move, and who does what by when (S108, S110)."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.label.models.frameworks import Theme


class ProgressPlan(models.Model):
    """What a structure reads of itself; only its own people, its assessor and the pilot see it."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="label_progress", verbose_name=_("structure")
    )
    resistances = models.TextField(_("les résistances"), max_length=4000, blank=True)
    fears = models.TextField(_("les craintes"), max_length=4000, blank=True)
    margins = models.TextField(_("les marges de liberté"), max_length=4000, blank=True)
    balance_of_power = models.TextField(_("les rapports de force"), max_length=4000, blank=True)

    class Meta:
        verbose_name = _("plan de progrès")
        verbose_name_plural = _("plans de progrès")

    def __str__(self) -> str:
        return str(self.organisation)


class Measure(models.Model):
    """Something to change: who answers for it, by when, how far it is. « late » is derived, never stored."""

    class Standing(models.TextChoices):
        TO_DO = "to_do", _("à faire")
        UNDER_WAY = "under_way", _("en cours")
        DONE = "done", _("fait")
        DROPPED = "dropped", _("abandonné")

    plan = models.ForeignKey(ProgressPlan, on_delete=models.CASCADE, related_name="measures")
    theme = models.CharField(_("thème"), max_length=12, choices=Theme.choices)
    text = models.CharField(_("ce qui va changer"), max_length=300)
    responsible = models.CharField(_("qui en répond"), max_length=150)
    due_on = models.DateField(_("pour le"))
    standing = models.CharField(_("où en est-on ?"), max_length=10, choices=Standing.choices, default=Standing.TO_DO)
    done_on = models.DateField(_("fait le"), null=True, blank=True)
    news = models.TextField(_("ce qui a été fait, ce qui freine"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("mesure du plan de progrès")
        verbose_name_plural = _("mesures des plans de progrès")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(standing="done", done_on__isnull=False) | (~Q(standing="done") & Q(done_on__isnull=True)),
                name="label_measure_done_dated",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def is_late(self, day: date) -> bool:
        """Whether it should be done by now."""
        return self.due_on < day and self.standing in {self.Standing.TO_DO, self.Standing.UNDER_WAY}
