"""Loans of exhibitions: each day of a loan that was agreed to is a row, so that no database lends it twice."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.awareness.models.asking import Asked
from vigie.awareness.models.tools import Tool

LONGEST_LOAN = 92


class LoanQuerySet(models.QuerySet["Loan"]):
    def waiting(self) -> "LoanQuerySet":
        """Loans that wait for an answer."""
        return self.filter(state="asked")

    def late(self, day: date) -> "LoanQuerySet":
        """Loans that should have come back."""
        return self.filter(state="accepted", ends_on__lt=day)


class Loan(Asked):
    """A tool lent from a day to another, both included. sequence: of its calendar entry."""

    class State(models.TextChoices):
        ASKED = "asked", _("attend une réponse")
        ACCEPTED = "accepted", _("accordé")
        REFUSED = "refused", _("refusé")
        CANCELLED = "cancelled", _("annulé")
        RETURNED = "returned", _("rendu")

    class Condition(models.TextChoices):
        GOOD = "good", _("en bon état")
        TO_REPAIR = "to_repair", _("à réparer")
        INCOMPLETE = "incomplete", _("incomplète")
        LOST = "lost", _("perdue")

    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="loans", verbose_name=_("outil"))
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"))
    place = models.CharField(_("lieu où elle sera montrée"), max_length=250)
    state = models.CharField(_("état"), max_length=9, choices=State.choices, default=State.ASKED)
    sequence = models.PositiveSmallIntegerField(default=0)
    returned_on = models.DateField(_("rendue le"), null=True, blank=True)
    condition = models.CharField(_("état au retour"), max_length=10, choices=Condition.choices, blank=True)
    condition_note = models.TextField(_("précisions sur l'état"), blank=True)
    visitors = models.PositiveIntegerField(_("nombre de visites"), null=True, blank=True)

    objects = LoanQuerySet.as_manager()

    class Meta:
        verbose_name = _("prêt")
        verbose_name_plural = _("prêts")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="awareness_loan_days_in_order"),
            models.CheckConstraint(
                condition=~Q(state="returned") | (Q(returned_on__isnull=False) & ~Q(condition="")),
                name="awareness_loan_returned_in_a_condition",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tool} ({self.starts_on:%d/%m/%Y} – {self.ends_on:%d/%m/%Y})"

    @property
    def journal_label(self) -> str:
        """How the journal names it: never with whoever asked."""
        return gettext("prêt de « %(tool)s »") % {"tool": self.tool}

    @property
    def days(self) -> list[date]:
        """Each of its days."""
        return [self.starts_on + timedelta(days=each) for each in range((self.ends_on - self.starts_on).days + 1)]


class LoanDay(models.Model):
    """A day on which a tool is out; the database refuses the same one twice."""

    loan = models.ForeignKey(Loan, on_delete=models.CASCADE, related_name="taken_days")
    tool = models.ForeignKey(Tool, on_delete=models.CASCADE, related_name="taken_days")
    day = models.DateField(_("jour"))

    class Meta:
        verbose_name = _("jour de prêt")
        verbose_name_plural = _("jours de prêt")
        ordering = ["day", "pk"]
        constraints = [models.UniqueConstraint(fields=["tool", "day"], name="awareness_lent_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"
