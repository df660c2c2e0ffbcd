"""The shared definition, its versions, and the structures that adopted it."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.plan.models import Decision


class DefinitionQuerySet(models.QuerySet["Definition"]):
    def adopted(self) -> "DefinitionQuerySet":
        """Definitions in force one day, the last adopted first; never the historical ones."""
        return self.filter(is_historical=False, adopted_on__isnull=False).order_by("-adopted_on", "-pk")


class Definition(models.Model):
    """A definition that everyone shares from the day it was adopted; the last one adopted is in force.

    is_historical: kept apart, to be known and not to be used (S26). decision: of the meeting that adopted it.
    """

    term = models.CharField(_("ce qui est défini"), max_length=150)
    text = models.TextField(_("définition"))
    source = models.CharField(_("d'où elle vient"), max_length=500, blank=True)
    is_historical = models.BooleanField(_("définition historique, gardée à part"), default=False)
    adopted_on = models.DateField(_("adoptée le"), null=True, blank=True)
    adopted_by = models.CharField(_("adoptée par"), max_length=200, blank=True)
    decision: Any = models.ForeignKey(
        Decision, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("décision")
    )
    is_fictitious = models.BooleanField(_("fictive"), default=False)

    objects = DefinitionQuerySet.as_manager()

    class Meta:
        verbose_name = _("définition")
        verbose_name_plural = _("définitions")
        ordering = ["is_historical", models.F("adopted_on").desc(nulls_first=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(adopted_on=None) | (Q(is_historical=False) & ~Q(adopted_by="")),
                name="awareness_definition_adopted_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return self.term


class Adoption(models.Model):
    """A structure adopted a definition, on a day (S94)."""

    definition = models.ForeignKey(Definition, on_delete=models.CASCADE, related_name="adoptions")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("structure")
    )
    adopted_on = models.DateField(_("adoptée le"))

    class Meta:
        verbose_name = _("adoption d'une définition")
        verbose_name_plural = _("adoptions d'une définition")
        ordering = ["adopted_on", "organisation__name"]
        constraints = [
            models.UniqueConstraint(fields=["definition", "organisation"], name="awareness_adoption_once"),
        ]

    def __str__(self) -> str:
        return str(self.organisation)
