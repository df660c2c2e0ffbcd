"""What organisations do: actions, who carries them, their steps, notes, means, documents."""

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation, Person
from vigie.law.models import Domain
from vigie.plan.models.plans import Axis, AxisItem, Classified, Marker, Pillar, Plan, Priority
from vigie.plan.models.timed import Timed
from vigie.plan.selection import ActionQuerySet
from vigie.territory.models import Commune, PriorityNeighbourhood


class Action(Timed):
    """What one or several organisations do; zero, one or several axes (S165, S210).

    source_notes: doubts on the reading of the source, for the pilot only.
    status_text: the status as the source states it; status: what was understood of it.
    """

    class Status(models.TextChoices):
        UNKNOWN = "unknown", _("non renseigné")
        TO_START = "to_start", _("à venir")
        BEING_SET_UP = "being_set_up", _("en cours de mise en place")
        ONGOING = "ongoing", _("en cours")
        ON_REQUEST = "on_request", _("à la demande")
        DONE = "done", _("terminée")
        ABANDONED = "abandoned", _("abandonnée")

    class Nature(models.TextChoices):
        PREVENTION = "prevention", _("prévention")
        REDUCTION = "reduction", _("réduction")
        REPAIR = "repair", _("réparation")

    class ResidentsPart(models.TextChoices):
        """How far residents take part (S11)."""

        NONE = "none", _("aucune")
        INFORMED = "informed", _("information")
        CONSULTED = "consulted", _("consultation")
        CO_BUILT = "co_built", _("co-construction")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="actions")
    code = models.CharField(_("code"), max_length=20)
    name = models.CharField(_("intitulé"), max_length=300)
    description = models.TextField(_("description"), blank=True)
    source_table = models.CharField(_("tableau de la source"), max_length=200, blank=True)
    source_axis_label = models.CharField(_("axe tel qu'écrit"), max_length=300, blank=True)
    off_axis_themes = models.JSONField(_("thèmes hors axes"), null=True, blank=True)
    source_notes = models.TextField(_("doutes de lecture"), blank=True)
    status_text = models.CharField(_("statut tel qu'écrit"), max_length=120, blank=True)
    status = models.CharField(_("statut"), max_length=15, choices=Status.choices, default=Status.UNKNOWN)
    parent = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("action parente"),
    )
    carried_from = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="carried_to",
        verbose_name=_("reprise de l'action d'un plan précédent"),
    )
    lead = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="led_actions", verbose_name=_("pilote")
    )
    axes: Any = models.ManyToManyField(Axis, through="ActionAxis", related_name="actions")
    priorities: Any = models.ManyToManyField(Priority, related_name="actions", blank=True)
    recommendations: Any = models.ManyToManyField(AxisItem, related_name="actions", blank=True)
    pillar = models.ForeignKey(
        Pillar, on_delete=models.SET_NULL, null=True, blank=True, related_name="actions", verbose_name=_("pilier")
    )
    markers: Any = models.ManyToManyField(
        Marker, related_name="actions", blank=True, verbose_name=_("priorités transversales")
    )
    domains: Any = models.ManyToManyField(Domain, related_name="+", blank=True, verbose_name=_("domaines"))
    nature = models.CharField(_("nature"), max_length=12, choices=Nature.choices, blank=True)
    residents_part = models.CharField(
        _("participation des habitantes et habitants"), max_length=12, choices=ResidentsPart.choices, blank=True
    )
    communes: Any = models.ManyToManyField(Commune, related_name="+", blank=True, verbose_name=_("communes"))
    neighbourhoods: Any = models.ManyToManyField(
        PriorityNeighbourhood, related_name="+", blank=True, verbose_name=_("quartiers prioritaires")
    )
    place_text = models.CharField(_("lieux, en toutes lettres"), max_length=250, blank=True)
    other_scheme = models.CharField(_("autre dispositif où vit l'action"), max_length=250, blank=True)
    companion = models.CharField(_("tiers accompagnateur"), max_length=200, blank=True)
    people_means = models.TextField(_("moyens humains"), blank=True)
    budget_text = models.CharField(_("budget tel qu'écrit"), max_length=250, blank=True)
    evaluation_criteria = models.TextField(_("critères d'évaluation"), blank=True)
    indicator = models.TextField(_("indicateur"), blank=True)
    expected_effects = models.TextField(_("effets attendus"), blank=True)
    unblocking_condition = models.TextField(_("ce qui débloque"), blank=True)
    waited_for = models.CharField(_("qui est attendu"), max_length=200, blank=True)
    needs_political_agreement = models.BooleanField(_("accord politique nécessaire avant lancement"), default=False)
    political_agreement_on = models.DateField(_("accord politique donné le"), null=True, blank=True)
    political_agreement_by = models.CharField(_("accord politique donné par"), max_length=200, blank=True)
    search_text = models.TextField(editable=False, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = ["code", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="action_code_once"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="action_not_its_own_parent"),
            models.CheckConstraint(
                condition=Q(first_day__isnull=True) | Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="action_days_in_order",
            ),
        ]
        indexes = [models.Index(fields=["plan", "status"], name="action_plan_status")]

    def __str__(self) -> str:
        return self.name


class ActionAxis(Classified):
    """An action serves an axis; the tie may be a deduction of whoever read the source."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="axis_links")
    axis = models.ForeignKey(Axis, on_delete=models.CASCADE, related_name="action_links")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("rattachement à un axe")
        verbose_name_plural = _("rattachements à un axe")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["action", "axis"], name="action_axis_once")]

    def __str__(self) -> str:
        return f"{self.action.code} – {self.axis}"


class Participation(models.Model):
    """An organisation carries an action, or is its partner, under the name written in the source."""

    class Part(models.TextChoices):
        BEARER = "bearer", _("porte l'action")
        PARTNER = "partner", _("partenaire")

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="participations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="participations")
    part = models.CharField(_("rôle"), max_length=10, choices=Part.choices)
    name_in_source = models.CharField(_("nom dans la source"), max_length=250, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("participation à une action")
        ordering = ["part", "order"]
        constraints = [
            models.UniqueConstraint(fields=["action", "organisation", "part"], name="participation_once"),
        ]


class ActionPublic(models.Model):
    """A public an action touches."""

    class Public(models.TextChoices):
        EVERYONE = "everyone", _("tout public")
        RESIDENTS = "residents", _("habitantes et habitants des quartiers prioritaires")
        YOUTH = "youth", _("jeunes")
        PUPILS = "pupils", _("élèves")
        WOMEN = "women", _("femmes")
        FAMILIES = "families", _("familles")
        NEWCOMERS = "newcomers", _("personnes primo-arrivantes")
        JOB_SEEKERS = "job_seekers", _("personnes en recherche d'emploi")
        VICTIMS = "victims", _("victimes de discrimination")
        PROFESSIONALS = "professionals", _("professionnelles et professionnels")
        EMPLOYERS = "employers", _("employeurs")
        ELECTED_MEMBERS = "elected_members", _("élues, élus et directions générales")

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="publics")
    public = models.CharField(_("public"), max_length=20, choices=Public.choices)

    class Meta:
        verbose_name = _("public touché")
        ordering = ["public"]
        constraints = [models.UniqueConstraint(fields=["action", "public"], name="action_public_once")]


class ActionStep(Timed):
    """A step of an action: a study trip, its restitutions (S85)."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("étape"), max_length=250)
    participants = models.TextField(_("participants"), blank=True)
    report = models.TextField(_("compte rendu"), blank=True)
    done_on = models.DateField(_("faite le"), null=True, blank=True)

    class Meta:
        verbose_name = _("étape")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.title


class ActionNote(models.Model):
    """What is said of an action at a date, for a year of the plan."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="notes")
    year = models.PositiveSmallIntegerField(_("année"))
    dated_on = models.DateField(_("date"), default=timezone.localdate)
    text = models.TextField(_("note"))
    obstacles = models.TextField(_("ce qui freine"), blank=True)
    status = models.CharField(_("statut à cette date"), max_length=15, choices=Action.Status.choices, blank=True)
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    author_label = models.CharField(_("signé"), max_length=200, blank=True)
    is_fictitious = models.BooleanField(_("note fictive de la démonstration"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("note annuelle")
        verbose_name_plural = _("notes annuelles")
        ordering = ["-dated_on", "-id"]

    def __str__(self) -> str:
        return self.text


class BudgetLine(models.Model):
    """Money of an action for a year, in euros; None when nobody said."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="budget_lines")
    year = models.PositiveSmallIntegerField(_("année"))
    funder = models.CharField(_("financeur"), max_length=200, blank=True)
    planned = models.DecimalField(
        _("prévu (€)"), max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    spent = models.DecimalField(
        _("dépensé (€)"), max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )

    class Meta:
        verbose_name = _("ligne de budget")
        ordering = ["year", "funder"]
        constraints = [
            models.UniqueConstraint(fields=["action", "year", "funder"], name="budget_line_once"),
            models.CheckConstraint(
                condition=Q(planned__isnull=True) | Q(planned__gte=0), name="budget_planned_positive"
            ),
            models.CheckConstraint(condition=Q(spent__isnull=True) | Q(spent__gte=0), name="budget_spent_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.year} – {self.funder}" if self.funder else str(self.year)


class LinkedDocument(models.Model):
    """A document tied to an action: its title, where it is."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="documents")
    title = models.CharField(_("titre"), max_length=250)
    address = models.URLField(_("adresse"), max_length=500, blank=True)
    dated = models.CharField(_("date"), max_length=10, blank=True)

    class Meta:
        verbose_name = _("document lié")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title


class UpdateLink(models.Model):
    """A link sent by e-mail, with which someone updates one action without an account; revocable, expiring.

    note: what was written with it; writing again corrects that note instead of adding a second one.
    """

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="update_links")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="update_links")
    code_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField(_("valable jusqu'au"))
    revoked_at = models.DateTimeField(_("révoqué le"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("utilisé le"), null=True, blank=True)
    note = models.OneToOneField(ActionNote, on_delete=models.SET_NULL, null=True, blank=True, related_name="link")

    class Meta:
        verbose_name = _("lien de mise à jour")
        verbose_name_plural = _("liens de mise à jour")
        ordering = ["-created_at"]
