"""Interventions that schools and structures ask for (S208)."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.awareness.models.asking import Asked
from vigie.awareness.models.words import Sector


class Intervention(models.Model):
    """What an organisation comes and does, on demand. published_on: from when everyone reads it."""

    title = models.CharField(_("titre"), max_length=200)
    summary = models.CharField(_("en une phrase"), max_length=300)
    text = models.TextField(_("déroulement"), blank=True)
    audiences = models.JSONField(_("pour qui"), default=list, blank=True)
    minutes = models.PositiveSmallIntegerField(_("durée, en minutes"), null=True, blank=True)
    people = models.CharField(_("nombre de personnes"), max_length=80, blank=True)
    needs = models.TextField(_("ce qu'il faut sur place"), blank=True)
    organisation: Any = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("structure")
    )
    published_on = models.DateField(_("publiée le"), null=True, blank=True)
    is_fictitious = models.BooleanField(_("fictive"), default=False)

    class Meta:
        verbose_name = _("intervention à la demande")
        verbose_name_plural = _("interventions à la demande")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title


class InterventionRequest(Asked):
    """A school or a structure asks for an intervention; the pilot follows it until it was done."""

    class State(models.TextChoices):
        ASKED = "asked", _("attend une réponse")
        ACCEPTED = "accepted", _("acceptée")
        REFUSED = "refused", _("refusée")
        DONE = "done", _("faite")

    intervention = models.ForeignKey(
        Intervention, on_delete=models.PROTECT, related_name="requests", verbose_name=_("intervention")
    )
    public = models.CharField(_("pour qui"), max_length=200)
    expected = models.PositiveSmallIntegerField(_("nombre de personnes attendues"), null=True, blank=True)
    wished_for = models.CharField(_("quand"), max_length=200)
    sector = models.CharField(_("secteur"), max_length=16, choices=Sector.choices, default=Sector.EDUCATION)
    state = models.CharField(_("état"), max_length=8, choices=State.choices, default=State.ASKED)
    done_on = models.DateField(_("faite le"), null=True, blank=True)
    women = models.PositiveIntegerField(_("femmes et filles"), null=True, blank=True)
    men = models.PositiveIntegerField(_("hommes et garçons"), null=True, blank=True)
    not_stated = models.PositiveIntegerField(_("non renseigné"), null=True, blank=True)
    learnt = models.TextField(_("ce qu'on en retient"), blank=True)

    class Meta:
        verbose_name = _("demande d'intervention")
        verbose_name_plural = _("demandes d'intervention")
        ordering = ["asked_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="done")
                | Q(done_on__isnull=False, women__isnull=False, men__isnull=False, not_stated__isnull=False),
                name="awareness_intervention_done_is_counted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.intervention} – {self.structure}"

    @property
    def journal_label(self) -> str:
        """How the journal names it: never with whoever asked."""
        return gettext("demande de « %(intervention)s »") % {"intervention": self.intervention}
