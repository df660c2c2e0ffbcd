"""The territory: its communes, its priority neighbourhoods in two vintages, its settings."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Territory(models.Model):
    """The agglomération an installation serves; there is exactly one row.

    name: as pages show it (« Valenciennes Métropole »); the administrator may change it.
    official_name: as the national file writes it (« CA Valenciennes Métropole »).
    outline: a GeoJSON geometry in longitude and latitude (WGS 84), or None when no outline was given.
    logo: an SVG document rebuilt by ``safe_svg``, or nothing.
    """

    only_one = models.BooleanField(default=True, editable=False, unique=True)
    siren = models.CharField(_("SIREN"), max_length=9, blank=True)
    name = models.CharField(_("nom affiché"), max_length=200)
    official_name = models.CharField(_("nom officiel"), max_length=200, blank=True)
    kind = models.CharField(_("forme juridique"), max_length=10, blank=True)
    population = models.PositiveIntegerField(_("population municipale"), null=True, blank=True)
    outline = models.JSONField(_("contour"), null=True, blank=True)
    logo = models.TextField(_("logo (SVG)"), blank=True)
    accent_colour = models.CharField(_("couleur principale"), max_length=7, default="#1f5c57")
    hotline = models.CharField(_("numéro d'appel"), max_length=40, blank=True)
    hotline_hours = models.CharField(_("horaires du numéro"), max_length=120, blank=True)
    contact_email = models.EmailField(_("adresse électronique"), blank=True)
    address = models.TextField(_("adresse postale"), blank=True)
    court_name = models.CharField(_("tribunal judiciaire compétent"), max_length=200, blank=True)
    court_address = models.TextField(_("adresse du tribunal"), blank=True)
    small_count_threshold = models.PositiveSmallIntegerField(_("seuil des petits effectifs"), default=5)

    class Meta:
        verbose_name = _("territoire")
        constraints = [
            models.CheckConstraint(condition=Q(only_one=True), name="territory_only_one"),
            models.CheckConstraint(condition=Q(small_count_threshold__gte=3), name="territory_threshold_at_least_3"),
        ]

    def __str__(self) -> str:
        return self.name


class Commune(models.Model):
    """A commune of the territory, by its INSEE code."""

    insee_code = models.CharField(_("code INSEE"), max_length=5, unique=True)
    name = models.CharField(_("nom"), max_length=120)
    population = models.PositiveIntegerField(_("population municipale"), null=True, blank=True)
    postcodes = models.CharField(_("codes postaux"), max_length=200, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    outline = models.JSONField(_("contour"), null=True, blank=True)

    class Meta:
        verbose_name = _("commune")
        verbose_name_plural = _("communes")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PriorityNeighbourhoodQuerySet(models.QuerySet["PriorityNeighbourhood"]):
    def in_force(self, day: date) -> "PriorityNeighbourhoodQuerySet":
        """Neighbourhoods of the vintage that was law on a day."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=day), valid_from__lte=day)


class PriorityNeighbourhood(models.Model):
    """A priority neighbourhood (QPV) of one vintage; the same place may exist in both, under two codes."""

    class Vintage(models.IntegerChoices):
        V2015 = 2015, "2015"
        V2024 = 2024, "2024"

    code = models.CharField(_("code"), max_length=12)
    name = models.CharField(_("nom"), max_length=200)
    vintage = models.PositiveSmallIntegerField(_("millésime"), choices=Vintage.choices)
    valid_from = models.DateField(_("en vigueur depuis"))
    valid_until = models.DateField(_("en vigueur jusqu'au"), null=True, blank=True)
    communes: Any = models.ManyToManyField(Commune, related_name="neighbourhoods", blank=True)
    outline = models.JSONField(_("contour"), null=True, blank=True)

    objects = PriorityNeighbourhoodQuerySet.as_manager()

    class Meta:
        verbose_name = _("quartier prioritaire")
        verbose_name_plural = _("quartiers prioritaires")
        ordering = ["name", "vintage"]
        constraints = [
            models.UniqueConstraint(fields=["vintage", "code"], name="neighbourhood_code_per_vintage"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=models.F("valid_from")),
                name="neighbourhood_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.vintage})"
