"""How much is done at each point: numbers that outlive cases, and are tied to none."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vigie.support.models.points import ReceptionPoint


class SupportCount(models.Model):
    """How many, at a point, in a quarter (S222). quarter: « 2026-Q3 »."""

    class What(models.TextChoices):
        RECEIVED = "received", _("reçus")
        TAKEN = "taken", _("pris en charge")
        REFERRED = "referred", _("orientés")
        CLOSED = "closed", _("terminés")

    point = models.ForeignKey(ReceptionPoint, on_delete=models.CASCADE, related_name="counts")
    quarter = models.CharField(_("trimestre"), max_length=7)
    what = models.CharField(_("quoi"), max_length=8, choices=What.choices)
    number = models.PositiveIntegerField(_("combien"), default=0)

    class Meta:
        verbose_name = _("compte d'un lieu")
        verbose_name_plural = _("comptes des lieux")
        ordering = ["quarter", "point", "what"]
        constraints = [
            models.UniqueConstraint(fields=["point", "quarter", "what"], name="support_count_once"),
            models.CheckConstraint(
                condition=Q(quarter__regex=r"^[0-9]{4}-Q[1-4]$"), name="support_count_quarter_is_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.point} – {self.quarter}"
