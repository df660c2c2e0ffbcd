"""Discrimination law as dated tables; each row carries how sure its source is."""

from datetime import date
from typing import Generic, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _


class Mark(models.TextChoices):
    """How a fact of law was checked; only a verified one may be shown as a fact on a public page."""

    VERIFIED = "verified", _("vérifié")
    VERIFIED_2016 = "verified_2016", _("lu dans un texte consolidé de 2014-2016")
    PARTLY = "partly", _("vérifié en partie")
    SECONDARY = "secondary", _("lu dans une source secondaire")
    DEDUCED = "deduced", _("déduit, à vérifier")
    UNVERIFIED = "unverified", _("à vérifier")


def dates_hold(day: date) -> Q:
    """The condition that dates written as texts hold on a day; no first date means that it is not known.

    A first date may be a year, a month or a day, and sorts rightly as text; a last date is always a whole day.
    """
    written = day.isoformat()
    return Q(in_force_from__lte=written) & (Q(in_force_until="") | Q(in_force_until__gte=written))


Fact = TypeVar("Fact", bound=models.Model, covariant=True)


class LegalFactQuerySet(models.QuerySet[Fact], Generic[Fact]):
    def in_force(self, day: date) -> "LegalFactQuerySet[Fact]":
        """What was law on a day."""
        return self.filter(dates_hold(day))

    def publishable(self) -> "LegalFactQuerySet[Fact]":
        """What a public page may state: verified, and nothing else."""
        return self.filter(mark=Mark.VERIFIED)

    def to_check(self) -> "LegalFactQuerySet[Fact]":
        """What is left to check against an official source."""
        return self.exclude(mark=Mark.VERIFIED)


class DatedLaw(models.Model):
    """What comes from a legal text, between two dates, with a mark.

    in_force_from: a year, month or day; empty when it is not known. source: where it was read.
    """

    legal_text = models.CharField(_("texte"), max_length=300, blank=True)
    in_force_from = models.CharField(_("en vigueur depuis"), max_length=10, blank=True)
    in_force_until = models.CharField(_("en vigueur jusqu'au"), max_length=10, blank=True)
    mark = models.CharField(_("vérification"), max_length=20, choices=Mark.choices, default=Mark.UNVERIFIED)
    source = models.CharField(_("lu dans"), max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def is_verified(self) -> bool:
        """Whether a public page may show the row as a fact."""
        return self.mark == Mark.VERIFIED


class LegalFact(DatedLaw):
    """What every row of law has: a code, a French label, the text it comes from, its dates and its mark."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    label = models.CharField(_("libellé"), max_length=300)
    explanation = models.TextField(_("explication"), blank=True)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)

    objects = LegalFactQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.label


class CriterionQuerySet(LegalFactQuerySet["Criterion"]):
    def in_force(self, day: date) -> "CriterionQuerySet":
        """Criteria that a text cited on a day."""
        cited = CriterionText.objects.filter(dates_hold(day), criterion=OuterRef("pk"))
        return self.filter(Exists(cited))

    def publishable(self) -> "CriterionQuerySet":
        """Criteria verified in at least one text."""
        verified = CriterionText.objects.filter(criterion=OuterRef("pk"), mark=Mark.VERIFIED)
        return self.filter(Exists(verified), mark=Mark.VERIFIED)


class Criterion(LegalFact):
    """A prohibited ground (S14). How many there are is never written down: the list changes, and counts differ.

    The texts that cite it, and since when, are its ``texts``; its own mark is about its label.
    """

    objects = CriterionQuerySet.as_manager()  # type: ignore[misc]

    class Meta(LegalFact.Meta):
        verbose_name = _("critère")
        verbose_name_plural = _("critères")

    @property
    def in_penal_code(self) -> bool | None:
        """Whether penal code 225-1 cites it; None when that is still to be checked."""
        return self.cited_in(CriterionText.Law.PENAL)

    @property
    def in_civil_law(self) -> bool | None:
        """Whether law 2008-496 of 27 May 2008 cites it; None when that is still to be checked."""
        return self.cited_in(CriterionText.Law.CIVIL)

    @property
    def in_labour_code(self) -> bool | None:
        """Whether labour code L1132-1 cites it; None when that is still to be checked."""
        return self.cited_in(CriterionText.Law.LABOUR)

    def cited_in(self, law: str) -> bool | None:
        """Whether a law cites it today or once did; reads the prefetched ``texts``."""
        marks = {text.mark for text in self.texts.all() if text.law == law}
        if not marks:
            return False
        return None if marks == {Mark.UNVERIFIED} else True


class CriterionText(DatedLaw):
    """One law cites one criterion, since a date, maybe in other words.

    mark: about the law citing it. date_mark: about ``legal_text`` and the dates, which may be less sure.
    """

    class Law(models.TextChoices):
        PENAL = "penal", _("code pénal, article 225-1")
        CIVIL = "civil", _("loi du 27 mai 2008, article 1")
        LABOUR = "labour", _("code du travail, article L1132-1")
        CIVIL_SERVICE = "civil_service", _("code général de la fonction publique, article L131-1")

    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="texts")
    law = models.CharField(_("loi"), max_length=20, choices=Law.choices)
    wording = models.CharField(_("en ces termes"), max_length=200, blank=True)
    date_mark = models.CharField(
        _("vérification de la date"), max_length=20, choices=Mark.choices, default=Mark.UNVERIFIED
    )

    objects = LegalFactQuerySet["CriterionText"].as_manager()

    class Meta:
        verbose_name = _("texte qui cite un critère")
        verbose_name_plural = _("textes qui citent un critère")
        ordering = ["criterion__order", "law", "in_force_from"]
        constraints = [
            models.UniqueConstraint(fields=["criterion", "law", "in_force_from"], name="criterion_once_per_law")
        ]

    def __str__(self) -> str:
        return f"{self.criterion} – {self.get_law_display()}"

    @property
    def has_verified_date(self) -> bool:
        """Whether a public page may show since when."""
        return bool(self.in_force_from) and self.date_mark == Mark.VERIFIED


class Domain(LegalFact):
    """A field of life in which the law prohibits discrimination (S22)."""

    class Meta(LegalFact.Meta):
        verbose_name = _("domaine")
        verbose_name_plural = _("domaines")


class DiscriminationType(LegalFact):
    """Direct, indirect, systemic discrimination (S126), harassment."""

    class Meta(LegalFact.Meta):
        verbose_name = _("forme de discrimination")
        verbose_name_plural = _("formes de discrimination")


class LegalRule(LegalFact):
    """A rule that is neither a criterion nor a route: penalties, proof, exceptions, what time stops for."""

    class Topic(models.TextChoices):
        ASSIMILATED = "assimilated", _("Ce que la loi assimile à un critère")
        PENALTY = "penalty", _("Peines")
        PROOF = "proof", _("Preuve")
        EXCEPTION = "exception", _("Exceptions")
        CLOCK = "clock", _("Ce qui arrête les délais, ou non")

    topic = models.CharField(_("sujet"), max_length=20, choices=Topic.choices)

    class Meta(LegalFact.Meta):
        verbose_name = _("règle")
        verbose_name_plural = _("règles")


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
