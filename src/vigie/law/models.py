"""Discrimination law as dated tables; each row carries how sure its source is."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Mark(models.TextChoices):
    """How a fact of law was checked; only a verified one may be shown as a fact on a public page."""

    VERIFIED = "verified", _("vérifié")
    VERIFIED_2016 = "verified_2016", _("lu dans un texte consolidé de 2014-2016")
    DEDUCED = "deduced", _("déduit, à vérifier")
    UNVERIFIED = "unverified", _("à vérifier")


class LegalFact(models.Model):
    """What every row of law has: a code, a French label, the text it comes from, its dates and its mark."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    label = models.CharField(_("libellé"), max_length=300)
    explanation = models.TextField(_("explication"), blank=True)
    legal_text = models.CharField(_("texte"), max_length=300, blank=True)
    in_force_from = models.CharField(_("en vigueur depuis"), max_length=10, blank=True)
    in_force_until = models.CharField(_("en vigueur jusqu'au"), max_length=10, blank=True)
    mark = models.CharField(_("vérification"), max_length=20, choices=Mark.choices, default=Mark.UNVERIFIED)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        abstract = True
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.label

    @property
    def is_verified(self) -> bool:
        """Whether a public page may show the row as a fact."""
        return self.mark == Mark.VERIFIED


class Criterion(LegalFact):
    """A prohibited ground, and in which laws it stands: penal code 225-1, law 2008-496, labour code L1132-1."""

    in_penal_code = models.BooleanField(_("code pénal"), default=False)
    in_civil_law = models.BooleanField(_("loi du 27 mai 2008"), null=True)
    in_labour_code = models.BooleanField(_("code du travail"), default=False)

    class Meta(LegalFact.Meta):
        verbose_name = _("critère")
        verbose_name_plural = _("critères")


class Domain(LegalFact):
    """A field of life in which the law prohibits discrimination (S22)."""

    class Meta(LegalFact.Meta):
        verbose_name = _("domaine")
        verbose_name_plural = _("domaines")


class DiscriminationType(LegalFact):
    """Direct, indirect, systemic discrimination, harassment."""

    class Meta(LegalFact.Meta):
        verbose_name = _("forme de discrimination")
        verbose_name_plural = _("formes de discrimination")


class Route(LegalFact):
    """A way to act: authority, what it does, how to reach it."""

    contact = models.TextField(_("comment la joindre"), blank=True)

    class Meta(LegalFact.Meta):
        verbose_name = _("voie de recours")
        verbose_name_plural = _("voies de recours")


class TimeLimit(LegalFact):
    """How long one has to act by a route, counted from the facts, their revelation or a notification."""

    class Start(models.TextChoices):
        FACTS = "facts", _("les faits")
        REVELATION = "revelation", _("la révélation des faits")
        KNOWLEDGE = "knowledge", _("la connaissance des faits")
        PUBLICATION = "publication", _("la publication")
        NOTIFICATION = "notification", _("la notification")
        NEXT_YEAR = "next_year", _("le 1er janvier suivant")

    route = models.ForeignKey(Route, on_delete=models.PROTECT, related_name="time_limits", null=True)
    months = models.PositiveSmallIntegerField(_("durée en mois"))
    start = models.CharField(_("point de départ"), max_length=20, choices=Start.choices)

    class Meta(LegalFact.Meta):
        verbose_name = _("délai")
        verbose_name_plural = _("délais")
        constraints = [models.CheckConstraint(condition=Q(months__gte=1), name="time_limit_at_least_one_month")]
