"""Indicators and their measures: what is counted, how, by whom, and what it gave for each period."""

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation, Person
from vigie.core.measuring import Direction
from vigie.plan.models import Axis
from vigie.plan.models.uploads import Upload


class Indicator(models.Model):
    """Something that is measured, with all that lets one judge it.

    unit: of every measure; a share is kept between 0 and 1. computation: for an indicator counted from facts, what is
    counted in the protected tables of an edition (see ``indicators/cube_measures.py``). method_version: raised when the
    method changes; each measure keeps the one it was made with. is_public_source: its figures were already public where
    they come from. opened_at: since when editions may show it; nothing is released before.
    """

    class Kind(models.TextChoices):
        FACTS = "facts", _("compté dans les tableaux protégés d'une édition")
        ROOM = "room", _("calculé par Vigie")
        EXTERNAL = "external", _("chiffre d'un détenteur")
        CONTEXT = "context", _("contexte du territoire")

    class Reading(models.TextChoices):
        RISE_IS_GOOD = Direction.RISE_IS_GOOD.value, _("une hausse est un bon signe")
        FALL_IS_GOOD = Direction.FALL_IS_GOOD.value, _("une baisse est un bon signe")
        NEUTRAL = Direction.NEUTRAL.value, _("ni l'un ni l'autre")

    class Frequency(models.TextChoices):
        ONCE = "once", _("une seule fois")
        QUARTERLY = "quarterly", _("chaque trimestre")
        YEARLY = "yearly", _("chaque année")
        IRREGULAR = "irregular", _("irrégulière")

    code = models.SlugField(_("code"), max_length=60, unique=True)
    label = models.CharField(_("libellé"), max_length=200)
    definition = models.TextField(_("définition"))
    unit = models.CharField(_("unité"), max_length=80)
    direction = models.CharField(
        _("sens de lecture"), max_length=12, choices=Reading.choices, default=Reading.NEUTRAL.value
    )
    kind = models.CharField(_("nature"), max_length=10, choices=Kind.choices, default=Kind.EXTERNAL)
    is_share = models.BooleanField(_("c'est une part (en %)"), default=False)
    counts_people = models.BooleanField(_("compte des personnes"), default=False)
    by_sex = models.BooleanField(_("ventilé par sexe"), default=False)
    by_age = models.BooleanField(_("ventilé par âge"), default=False)
    by_place = models.BooleanField(_("ventilé par commune"), default=False)
    other_breakdown = models.CharField(_("autre ventilation"), max_length=80, blank=True)
    source = models.CharField(_("source"), max_length=250)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    method = models.TextField(_("méthode"), blank=True)
    method_version = models.PositiveSmallIntegerField(_("version de la méthode"), default=1)
    perimeter = models.CharField(_("périmètre"), max_length=200, blank=True)
    frequency = models.CharField(
        _("fréquence"), max_length=10, choices=Frequency.choices, default=Frequency.YEARLY.value
    )
    owner = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("structure responsable"),
    )
    axis = models.ForeignKey(
        Axis, on_delete=models.SET_NULL, null=True, blank=True, related_name="indicators", verbose_name=_("axe du plan")
    )
    computation: Any = models.JSONField(_("ce qui est compté"), default=dict, blank=True)
    is_public_source = models.BooleanField(_("chiffres déjà publics à la source"), default=False)
    opened_at = models.DateTimeField(_("dans les éditions depuis le"), null=True, blank=True)
    is_fictitious = models.BooleanField(_("fictif"), default=False)

    class Meta:
        verbose_name = _("indicateur")
        verbose_name_plural = _("indicateurs")
        ordering = ["kind", "label", "pk"]
        constraints = [
            # S30: whatever counts people says how many are women, men, and of a sex that is not stated.
            models.CheckConstraint(condition=Q(counts_people=False) | Q(by_sex=True), name="indicator_people_by_sex"),
            models.CheckConstraint(
                condition=~Q(kind="context") | (~Q(source="") & ~Q(licence="")), name="indicator_context_cites"
            ),
            models.CheckConstraint(
                condition=Q(is_public_source=False) | (Q(kind__in=["external", "context"]) & ~Q(source="")),
                name="indicator_public_source_is_external",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class IndicatorTarget(models.Model):
    """What is aimed at for a period, and where it starts from.

    is_cumulated: the amount is reached by adding up every period since the start (« 150 sur 5 ans »), not in the last
    one. starting_amount, starting_period: where the path begins; a path that adds up begins at zero.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="targets")
    amount = models.DecimalField(_("cible"), max_digits=18, decimal_places=6, validators=[MinValueValidator(0)])
    period = models.CharField(_("pour quand"), max_length=40)
    starting_amount = models.DecimalField(
        _("valeur de départ"), max_digits=18, decimal_places=6, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    starting_period = models.CharField(_("période de départ"), max_length=40, blank=True)
    is_cumulated = models.BooleanField(_("la cible additionne toutes les périodes depuis le départ"), default=False)
    source = models.CharField(_("qui l'a fixée"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("cible d'un indicateur")
        verbose_name_plural = _("cibles des indicateurs")
        ordering = ["indicator", "period"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "period"], name="indicator_target_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="indicator_target_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} ({self.period})"


class MeasureQuerySet(models.QuerySet["Measure"]):
    def in_order(self) -> "MeasureQuerySet":
        """Measures in the order of time, the whole before its parts."""
        return self.order_by("last_day", "first_day", "breakdown", "category", "pk")


class Measure(models.Model):
    """What an indicator gave for a period. Unknown and zero are two values: the database keeps them apart.

    period: « 2017 », « 2007-2013 », « 2026-Q3 » (see ``indicators/periods.py``); first_day, last_day: what it covers.
    category: a part of the breakdown (« women », « commune:59606 », a text for another breakdown), empty for the whole.
    numerator, observations: what a share is made of, so that its uncertainty can be said. method_version, perimeter,
    unit: as they were when it was recorded; measures that differ by one of them are never compared.
    """

    class Status(models.TextChoices):
        KNOWN = "known", _("connue")
        UNKNOWN = "unknown", _("inconnue")

    class Breakdown(models.TextChoices):
        WHOLE = "", _("ensemble")
        SEX = "sex", _("sexe")
        AGE = "age", _("âge")
        PLACE = "place", _("commune")
        OTHER = "other", _("autre")

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="measures")
    period = models.CharField(_("période"), max_length=40)
    first_day = models.DateField(editable=False)
    last_day = models.DateField(editable=False)
    breakdown = models.CharField(_("ventilation"), max_length=5, choices=Breakdown.choices, default="", blank=True)
    category = models.CharField(_("catégorie"), max_length=120, blank=True)
    status = models.CharField(_("état"), max_length=8, choices=Status.choices, default=Status.KNOWN)
    value = models.DecimalField(_("valeur"), max_digits=18, decimal_places=6, null=True, blank=True)
    numerator = models.PositiveBigIntegerField(_("nombre compté"), null=True, blank=True)
    observations = models.PositiveBigIntegerField(_("sur combien d'observations"), null=True, blank=True)
    source = models.CharField(_("source citée"), max_length=250, blank=True)
    note = models.TextField(_("note"), blank=True)
    unit = models.CharField(_("unité"), max_length=80)
    perimeter = models.CharField(_("périmètre"), max_length=200, blank=True)
    method_version = models.PositiveSmallIntegerField(_("version de la méthode"), default=1)
    is_comparable = models.BooleanField(_("comparable à la période précédente"), default=True)
    not_comparable_why = models.CharField(_("pourquoi elle ne l'est pas"), max_length=250, blank=True)
    recorded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(_("enregistrée le"), default=timezone.now)
    is_fictitious = models.BooleanField(_("fictive"), default=False)
    # Not kept: whether whoever reads may not know the value (see ``indicators/masking.py``).
    is_secret = False

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("mesure")
        verbose_name_plural = _("mesures")
        ordering = ["indicator", "last_day", "first_day", "breakdown", "category"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "period", "breakdown", "category"], name="measure_once"),
            models.CheckConstraint(
                condition=Q(status="known", value__isnull=False) | Q(status="unknown", value__isnull=True),
                name="measure_unknown_is_not_zero",
            ),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="measure_days_in_order"),
            models.CheckConstraint(
                condition=Q(breakdown="", category="") | (~Q(breakdown="") & ~Q(category="")),
                name="measure_category_of_a_breakdown",
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True)
                | (Q(observations__isnull=False) & Q(observations__gte=F("numerator"))),
                name="measure_numerator_within_observations",
            ),
            models.CheckConstraint(
                condition=Q(is_comparable=True) | ~Q(not_comparable_why=""), name="measure_says_why_not_comparable"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} ({self.period})"

    @property
    def is_known(self) -> bool:
        """Whether somebody knows the value, be it zero."""
        return self.status == self.Status.KNOWN


class SeriesUpload(Upload):
    """A file of measures, kept between its preview and its confirmation.

    indicator: that of every row, when the file names none. codebook: ``{title: column}``, as whoever imports says.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, null=True, related_name="+")
    codebook: Any = models.JSONField(default=dict)

    class Meta(Upload.Meta):
        verbose_name = _("fichier de mesures à importer")
        verbose_name_plural = _("fichiers de mesures à importer")
