"""Diagnoses: what was looked at, how, what was found in figures and in words, and what it advises."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.observatory.models.indicators import Indicator
from vigie.plan.models import Axis, AxisItem, Decision, Meeting


class Diagnosis(models.Model):
    """A diagnosis of the territory (S18), planned with or without a date, draft, or validated by a decision.

    period: when it was made, as people say it; empty while nobody knows (S174). contract_theme: the axis of the
    contrat de ville studied that year (S175). meeting, session: where it was made, a session may teach as well as
    collect (S46).
    """

    class Kind(models.TextChoices):
        TERRITORY = "territory", _("diagnostic du territoire")
        WOMEN_MEN = "women_men", _("diagnostic femmes-hommes")
        YEARLY_THEME = "yearly_theme", _("étude annuelle d'un axe du contrat de ville")

    class State(models.TextChoices):
        PLANNED = "planned", _("prévu")
        DRAFT = "draft", _("en préparation")
        VALIDATED = "validated", _("validé")

    title = models.CharField(_("titre"), max_length=200)
    kind = models.CharField(_("nature"), max_length=12, choices=Kind.choices, default=Kind.TERRITORY)
    year = models.PositiveSmallIntegerField(_("année"), null=True, blank=True)
    period = models.CharField(_("période"), max_length=80, blank=True)
    perimeter = models.CharField(_("périmètre"), max_length=250, blank=True)
    method = models.TextField(_("méthode"), blank=True)
    led_by = models.CharField(_("mené par (une structure)"), max_length=200, blank=True)
    partner: Any = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("partenaire"),
    )
    contract_theme = models.CharField(_("axe du contrat de ville étudié"), max_length=250, blank=True)
    meeting: Any = models.ForeignKey(
        Meeting,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("réunion ou séance"),
    )
    session = models.CharField(_("séance de formation et de recueil"), max_length=250, blank=True)
    state = models.CharField(_("état"), max_length=9, choices=State.choices, default=State.DRAFT)
    decision: Any = models.ForeignKey(
        Decision, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("décision")
    )
    validated_on = models.DateField(_("validé le"), null=True, blank=True)
    is_fictitious = models.BooleanField(_("fictif"), default=False)

    class Meta:
        verbose_name = _("diagnostic")
        verbose_name_plural = _("diagnostics")
        ordering = [models.F("year").desc(nulls_first=True), "title", "pk"]
        constraints = [
            models.UniqueConstraint("title", Coalesce("year", 0), name="diagnosis_once"),
            models.CheckConstraint(
                condition=Q(state="validated", validated_on__isnull=False)
                | (~Q(state="validated") & Q(validated_on__isnull=True)),
                name="diagnosis_validated_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_validated(self) -> bool:
        """Whether it is closed to changes."""
        return self.state == self.State.VALIDATED


class DiagnosisFinding(models.Model):
    """What a diagnosis found: a figure that an indicator gives, or what people who know the field say (S53).

    said_by: a category of people, never a name. is_to_publish: the pilot wants it in the next edition, once validated.
    """

    class Kind(models.TextChoices):
        QUANTITATIVE = "quantitative", _("par les chiffres")
        QUALITATIVE = "qualitative", _("par la parole")

    class Voice(models.TextChoices):
        """Categories of people who speak; a list, so that nobody can be named."""

        ASSOCIATIONS = "associations", _("associations")
        STATE_SERVICES = "state_services", _("services de l'État")
        LOCAL_AUTHORITIES = "local_authorities", _("collectivités")
        LANDLORDS = "landlords", _("bailleurs sociaux")
        SCHOOLS = "schools", _("établissements scolaires")
        EMPLOYERS = "employers", _("employeurs")
        HEALTH = "health", _("professionnelles et professionnels de santé")
        JUSTICE = "justice", _("justice et police")
        LISTENERS = "listeners", _("personnes qui écoutent des victimes")
        ELECTED = "elected", _("élues et élus")
        RESIDENTS = "residents", _("habitantes et habitants")
        YOUNG_PEOPLE = "young_people", _("jeunes")
        SEVERAL = "several", _("plusieurs catégories")

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="findings")
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)
    kind = models.CharField(_("nature"), max_length=12, choices=Kind.choices, default=Kind.QUALITATIVE)
    title = models.CharField(_("constat"), max_length=200)
    text = models.TextField(_("ce qui est constaté"), blank=True)
    indicator: Any = models.ForeignKey(
        Indicator,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
        verbose_name=_("indicateur"),
    )
    said_by = models.CharField(_("qui le dit"), max_length=20, choices=Voice.choices, blank=True)
    is_to_publish = models.BooleanField(_("à publier"), default=False)

    class Meta:
        verbose_name = _("constat d'un diagnostic")
        verbose_name_plural = _("constats des diagnostics")
        ordering = ["diagnosis", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["diagnosis", "title"], name="diagnosis_finding_once"),
            models.CheckConstraint(
                condition=Q(kind="quantitative", indicator__isnull=False) | (Q(kind="qualitative") & ~Q(said_by="")),
                name="diagnosis_finding_says_where_from",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class DiagnosisRecommendation(models.Model):
    """What a diagnosis advises: it justifies an axis of the plan (S42), or one of its recommendations already written.

    axis: None when the plan that had it is gone; a recommendation is written under an axis.
    """

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="recommendations")
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)
    title = models.CharField(_("préconisation"), max_length=250)
    text = models.TextField(_("en détail"), blank=True)
    axis: Any = models.ForeignKey(
        Axis, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("axe du plan")
    )
    axis_item: Any = models.ForeignKey(
        AxisItem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("préconisation du plan"),
    )
    findings: Any = models.ManyToManyField(
        DiagnosisFinding, related_name="recommendations", blank=True, verbose_name=_("constats qui la justifient")
    )

    class Meta:
        verbose_name = _("préconisation d'un diagnostic")
        verbose_name_plural = _("préconisations des diagnostics")
        ordering = ["diagnosis", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["diagnosis", "title"], name="diagnosis_recommendation_once")]

    def __str__(self) -> str:
        return self.title


class CollectionTool(models.Model):
    """A grid by which data are collected, made by a seminar (S72); a change makes a new version."""

    title = models.CharField(_("outil de recueil"), max_length=200)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    made_on = models.DateField(_("établi le"), null=True, blank=True)
    meeting: Any = models.ForeignKey(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("séminaire")
    )
    grid = models.TextField(_("grille"))
    changes = models.TextField(_("ce qui a changé"), blank=True)

    class Meta:
        verbose_name = _("outil de recueil")
        verbose_name_plural = _("outils de recueil")
        ordering = ["title", "-version"]
        constraints = [models.UniqueConstraint(fields=["title", "version"], name="collection_tool_version_once")]

    def __str__(self) -> str:
        return f"{self.title} (version {self.version})"
