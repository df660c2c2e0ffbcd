"""The plan and what it says: pillars, markers, axes with their items, priorities, partners."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation, Person


class Classified(models.Model):
    """A reading of the source that may be a deduction, until someone who knows confirms it."""

    class Classification(models.TextChoices):
        EXPLICIT = "explicit", _("écrit dans la source")
        DEDUCED = "deduced", _("déduit de la source, à confirmer")

    classification = models.CharField(
        _("classement"), max_length=10, choices=Classification.choices, default=Classification.EXPLICIT
    )
    confirmed_at = models.DateTimeField(_("confirmé le"), null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def is_doubtful(self) -> bool:
        """Whether the pilot still has to confirm the reading."""
        return self.classification == self.Classification.DEDUCED and self.confirmed_at is None


class Plan(models.Model):
    """A territorial plan against discrimination, annexed to a contrat de ville (S1, S15, S40).

    diagnosis, governance: what the plan's text says of its diagnosis and of its governance, by English keys
    (see ``source_text.py``); bodies that really meet are another matter.
    source_form: how the source writes what it leaves empty, where it is unusual (see ``exporting/json_export.py``).
    """

    title = models.CharField(_("titre"), max_length=250)
    annex = models.CharField(_("annexe"), max_length=250, blank=True)
    territory_name = models.CharField(_("territoire"), max_length=200, blank=True)
    starts_in = models.PositiveSmallIntegerField(_("première année"), null=True, blank=True)
    ends_in = models.PositiveSmallIntegerField(_("dernière année"), null=True, blank=True)
    period_note = models.TextField(_("note sur la période"), blank=True)
    adopted_on = models.CharField(_("date d'adoption"), max_length=10, blank=True)
    version = models.CharField(_("version"), max_length=40, blank=True)
    nature = models.TextField(_("nature du document"), blank=True)
    document_status = models.TextField(_("statut du document"), blank=True)
    revision_rule = models.TextField(_("règle de révision"), blank=True)
    objective = models.TextField(_("objectif général"), blank=True)
    diagnosis = models.JSONField(_("diagnostic"), default=dict, blank=True)
    governance = models.JSONField(_("gouvernance"), default=dict, blank=True)
    previous = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="following",
        verbose_name=_("plan précédent"),
    )
    source_form = models.JSONField(default=dict, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        ordering = ["-starts_in", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_in__isnull=True) | Q(ends_in__isnull=True) | Q(ends_in__gte=F("starts_in")),
                name="plan_years_in_order",
            ),
            models.UniqueConstraint("title", "territory_name", Coalesce("starts_in", 0), name="plan_once"),
        ]

    def __str__(self) -> str:
        return self.title


class Pillar(models.Model):
    """A pillar of the contrat de ville (S7–S10), with its fields (None when the source names none)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="pillars")
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("pilier"), max_length=200)
    fields = models.JSONField(_("champs"), null=True, blank=True)

    class Meta:
        verbose_name = _("pilier")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["plan", "name"], name="pillar_once")]

    def __str__(self) -> str:
        return self.name


class Marker(models.Model):
    """A cross-cutting concern that actions are marked with (S6, S11, S12, S28)."""

    class Kind(models.TextChoices):
        CONTRACT = "contract", _("priorité transversale du contrat")
        OTHER = "other", _("autre priorité transversale")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="markers")
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("priorité transversale"), max_length=250)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.OTHER)

    class Meta:
        verbose_name = _("priorité transversale")
        ordering = ["kind", "order"]
        constraints = [models.UniqueConstraint(fields=["plan", "name"], name="marker_once")]

    def __str__(self) -> str:
        return self.name


class StateTool(models.Model):
    """A tool the State puts at the disposal of territories (S18–S21)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="state_tools")
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("outil"), max_length=250)
    purpose = models.TextField(_("objet"), blank=True)

    class Meta:
        verbose_name = _("outil de l'État")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["plan", "name"], name="state_tool_once")]

    def __str__(self) -> str:
        return self.name


class Axis(models.Model):
    """One of the plan's lines of work; neither a priority nor an axis of the contrat de ville (S66)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="axes")
    number = models.PositiveSmallIntegerField(_("numéro"), null=True, blank=True)
    code = models.CharField(_("code"), max_length=20)
    title = models.CharField(_("titre"), max_length=250)
    stake = models.TextField(_("enjeu"), blank=True)
    headings_legible = models.BooleanField(_("intitulés de colonnes lisibles dans la source"), null=True, blank=True)
    companion = models.CharField(_("tiers accompagnateur"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("axe")
        verbose_name_plural = _("axes")
        ordering = ["number", "code"]
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="axis_code_once")]

    def __str__(self) -> str:
        return f"{self.code} – {self.title}"


class AxisItem(Classified):
    """A line of an axis: what is advised, gathered first, to be watched, expected, and who is concerned."""

    class Kind(models.TextChoices):
        AIM = "aim", _("Recommandation")
        RECOMMENDATION = "recommendation", _("Préconisation")
        PREREQUISITE = "prerequisite", _("Élément à réunir au préalable")
        ACTOR = "actor", _("Acteurs concernés")
        VIGILANCE = "vigilance", _("Élément de vigilance")
        EXPECTED_EFFECT = "expected_effect", _("Effet attendu")
        RESOURCE = "resource", _("Ressource")

    class FollowUp(models.TextChoices):
        """What became of a recommendation (S21)."""

        NOT_STATED = "not_stated", _("non renseigné")
        ADOPTED = "adopted", _("retenue")
        IN_ACTION = "in_action", _("en action")
        NOT_RETAINED = "not_retained", _("non retenue")

    axis = models.ForeignKey(Axis, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(_("rubrique"), max_length=20, choices=Kind.choices)
    order = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(_("texte"))
    follow_up = models.CharField(
        _("suite donnée"), max_length=15, choices=FollowUp.choices, default=FollowUp.NOT_STATED
    )
    follow_up_reason = models.TextField(_("pourquoi"), blank=True)
    follow_up_decision = models.ForeignKey(
        "plan.Decision",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("décision"),
    )

    class Meta:
        verbose_name = _("élément d'un axe")
        verbose_name_plural = _("éléments d'un axe")
        ordering = ["axis", "kind", "order"]
        constraints = [
            models.UniqueConstraint(fields=["axis", "kind", "order"], name="axis_item_order_once"),
        ]

    def __str__(self) -> str:
        return self.text


class Priority(Classified):
    """What elected members chose; may have no axis (S159–S162)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="priorities")
    order = models.PositiveSmallIntegerField(_("rang"))
    text = models.TextField(_("priorité"))
    axes: Any = models.ManyToManyField(Axis, related_name="priorities", blank=True)
    footnote = models.TextField(_("note de bas de page"), blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="priorities"
    )
    decided_on = models.CharField(_("date de la décision"), max_length=10, blank=True)
    decided_by = models.CharField(_("instance qui a décidé"), max_length=200, blank=True)
    decision = models.ForeignKey(
        "plan.Decision",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="validated_priorities",
        verbose_name=_("décision"),
    )

    class Meta:
        verbose_name = _("priorité")
        verbose_name_plural = _("priorités")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["plan", "order"], name="priority_order_once")]

    def __str__(self) -> str:
        return self.text


class PlanPartner(models.Model):
    """An organisation in the plan's list of structures, with its name and category as written (S223–S228)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="plan_entries")
    name_in_source = models.CharField(_("nom dans la source"), max_length=250)
    category_in_source = models.CharField(_("catégorie dans la source"), max_length=100, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("structure citée par le plan")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["plan", "name_in_source"], name="plan_partner_once")]

    def __str__(self) -> str:
        return self.name_in_source
