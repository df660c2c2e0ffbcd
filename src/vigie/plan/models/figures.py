"""Figures asked of an action each year, and what was answered."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.plan.models.actions import Action


class AskedFigureQuerySet(models.QuerySet["AskedFigure"]):
    def for_year(self, year: int) -> "AskedFigureQuerySet":
        """Figures asked for a year."""
        begun = Q(from_year=None) | Q(from_year__lte=year)
        return self.filter(begun, Q(to_year=None) | Q(to_year__gte=year))


class AskedFigure(models.Model):
    """A figure the pilot asks of an action for each year, from one year to another (S79, S96).

    counts_people: then it is broken down by sex, « not stated » included.
    """

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="asked_figures")
    order = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(_("chiffre demandé"), max_length=200)
    unit = models.CharField(_("unité"), max_length=60, blank=True)
    counts_people = models.BooleanField(_("compte des personnes"), default=False)
    from_year = models.PositiveSmallIntegerField(_("à partir de l'année"), null=True, blank=True)
    to_year = models.PositiveSmallIntegerField(_("jusqu'à l'année"), null=True, blank=True)
    is_fictitious = models.BooleanField(_("chiffre demandé pour la démonstration"), default=False)

    objects = AskedFigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("chiffre demandé chaque année")
        verbose_name_plural = _("chiffres demandés chaque année")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["action", "label"], name="asked_figure_once"),
            models.CheckConstraint(
                condition=Q(from_year__isnull=True) | Q(to_year__isnull=True) | Q(to_year__gte=models.F("from_year")),
                name="asked_figure_years_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class YearlyFigure(models.Model):
    """The answer for a year. value: None when nobody knows, which is not zero.

    women, men, sex_not_stated: the parts of the value when it counts people; None when they are unknown.
    """

    asked = models.ForeignKey(AskedFigure, on_delete=models.CASCADE, related_name="answers")
    year = models.PositiveSmallIntegerField(_("année"))
    value = models.DecimalField(
        _("valeur"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    women = models.PositiveIntegerField(_("femmes"), null=True, blank=True)
    men = models.PositiveIntegerField(_("hommes"), null=True, blank=True)
    sex_not_stated = models.PositiveIntegerField(_("sexe non renseigné"), null=True, blank=True)
    answered_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(default=timezone.now)
    is_fictitious = models.BooleanField(_("chiffre fictif de la démonstration"), default=False)

    class Meta:
        verbose_name = _("chiffre d'une année")
        verbose_name_plural = _("chiffres d'une année")
        ordering = ["asked", "year"]
        constraints = [
            models.UniqueConstraint(fields=["asked", "year"], name="yearly_figure_once"),
            models.CheckConstraint(condition=Q(value__isnull=True) | Q(value__gte=0), name="yearly_figure_positive"),
            models.CheckConstraint(
                condition=Q(value__isnull=True)
                | Q(women__isnull=True)
                | Q(men__isnull=True)
                | Q(sex_not_stated__isnull=True)
                | Q(value=models.F("women") + models.F("men") + models.F("sex_not_stated")),
                name="yearly_figure_by_sex_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked} ({self.year})"
