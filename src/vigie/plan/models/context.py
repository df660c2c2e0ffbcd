"""What surrounds the plan: history, other strategic documents, commitments, law it cites, figures it cites."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation, Person
from vigie.core.fuzzy_dates import simplify
from vigie.plan.models.actions import Action
from vigie.plan.models.plans import Axis, Plan


class PlanLine(models.Model):
    """A text of the plan, in its order."""

    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["order", "id"]


class HistoryEvent(PlanLine):
    """A moment before the plan (S25, S41); the date may be a year, a month, a day or a period, as written."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="history")
    dated = models.CharField(_("date"), max_length=25)
    title = models.TextField(_("événement"))
    signatories = models.JSONField(_("signataires"), null=True, blank=True)

    class Meta(PlanLine.Meta):
        verbose_name = _("événement de l'histoire du plan")

    def __str__(self) -> str:
        return self.title


class HistoryItem(PlanLine):
    """What an event brought: an aim that actions of today may serve (S33–S38)."""

    event = models.ForeignKey(HistoryEvent, on_delete=models.CASCADE, related_name="items")
    text = models.TextField(_("contenu"))
    actions: Any = models.ManyToManyField(Action, related_name="served_aims", blank=True)

    class Meta(PlanLine.Meta):
        verbose_name = _("orientation")

    def __str__(self) -> str:
        return self.text


def speaks_of_radicalisation(name: str) -> bool:
    """Whether a document is about radicalisation: nothing about anybody may ever pass to it (S186)."""
    return "radicalis" in simplify(name)


class Linkage(PlanLine):
    """A tie to another strategic document (S184–S192).

    referent: who keeps the tie alive; referent_label: a function or a structure, where no person may be named.
    sharing, not_shared: what may pass from one document to the other, and what must not (S186).
    """

    class Contribution(models.TextChoices):
        DIRECT = "direct", _("directe")
        INDIRECT = "indirect", _("indirecte")

    class Sharing(models.TextChoices):
        NOT_STATED = "not_stated", _("non renseigné")
        NO_PERSONAL_DATA = "no_personal_data", _("aucune donnée personnelle")
        PUBLIC_ONLY = "public_only", _("seulement ce qui est public")
        WORKING_PAPERS = "working_papers", _("les documents de travail, sans donnée sur des victimes")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="linkages")
    name = models.CharField(_("document"), max_length=300)
    tie = models.TextField(_("lien"), blank=True)
    reference = models.TextField(_("référence"), blank=True)
    note = models.TextField(_("note"), blank=True)
    project = models.JSONField(_("projet cité"), null=True, blank=True)
    contribution = models.CharField(_("contribution"), max_length=10, choices=Contribution.choices, blank=True)
    referent = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="referred_linkages",
        verbose_name=_("référente ou référent"),
    )
    referent_label = models.CharField(_("fonction ou structure référente"), max_length=200, blank=True)
    sharing = models.CharField(
        _("ce qui peut être partagé"), max_length=20, choices=Sharing.choices, default=Sharing.NOT_STATED
    )
    not_shared = models.TextField(_("ce qui ne doit pas être partagé"), blank=True)
    actions: Any = models.ManyToManyField(Action, related_name="linkages", blank=True)

    class Meta(PlanLine.Meta):
        verbose_name = _("articulation")
        constraints = [
            models.UniqueConstraint(fields=["plan", "name"], name="linkage_once"),
            models.CheckConstraint(
                condition=~Q(sharing="no_personal_data") | Q(referent__isnull=True),
                name="linkage_without_personal_data_names_nobody",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def keeps_people_out(self) -> bool:
        """Whether nothing about anybody may pass: said so, or about radicalisation whatever was said (S186)."""
        return self.sharing == self.Sharing.NO_PERSONAL_DATA or speaks_of_radicalisation(self.name)


class Commitment(models.Model):
    """An organisation freely commits to an axis, with means (S67)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="commitments")
    axis = models.ForeignKey(Axis, on_delete=models.CASCADE, related_name="commitments")
    means = models.TextField(_("moyens"), blank=True)
    committed_on = models.DateField(_("depuis le"), null=True, blank=True)
    until = models.DateField(_("jusqu'au"), null=True, blank=True)

    class Meta:
        verbose_name = _("engagement")
        ordering = ["axis", "organisation"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "axis"], name="commitment_once"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(committed_on__isnull=True) | Q(until__gte=models.F("committed_on")),
                name="commitment_dates_in_order",
            ),
        ]


class LegalReference(PlanLine):
    """A text the plan cites as its frame (S5, S16)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="legal_references")
    text = models.TextField(_("référence"))

    class Meta(PlanLine.Meta):
        verbose_name = _("référence légale")

    def __str__(self) -> str:
        return self.text


class CitedDocument(PlanLine):
    """Another document the plan cites (S25)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="cited_documents")
    text = models.TextField(_("document"))

    class Meta(PlanLine.Meta):
        verbose_name = _("document cité")

    def __str__(self) -> str:
        return self.text


class BibliographyEntry(PlanLine):
    """A study the plan rests on (S58, S59, S163)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="bibliography")
    text = models.TextField(_("référence"))

    class Meta(PlanLine.Meta):
        verbose_name = _("référence bibliographique")

    def __str__(self) -> str:
        return self.text


class CitedFigure(PlanLine):
    """A figure the plan cites from outside (S55, S56): already public, so it is shown with its source."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="cited_figures")
    label = models.CharField(_("libellé"), max_length=250)
    value = models.DecimalField(_("valeur"), max_digits=14, decimal_places=3)
    unit = models.CharField(_("unité"), max_length=80, blank=True)
    starts_in = models.PositiveSmallIntegerField(_("de"), null=True, blank=True)
    ends_in = models.PositiveSmallIntegerField(_("à"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=250, blank=True)
    breakdown = models.JSONField(_("ventilation"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta(PlanLine.Meta):
        verbose_name = _("chiffre cité")

    def __str__(self) -> str:
        return self.label


class QuantifiedTarget(PlanLine):
    """A target the plan states in figures (S114, S180); a missing unit or year stays missing."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="targets")
    text = models.TextField(_("objectif"))
    value = models.DecimalField(_("valeur"), max_digits=14, decimal_places=3, null=True, blank=True)
    years = models.PositiveSmallIntegerField(_("durée en années"), null=True, blank=True)
    unit = models.CharField(_("unité"), max_length=120, blank=True)
    starts_in = models.PositiveSmallIntegerField(_("de"), null=True, blank=True)
    ends_in = models.PositiveSmallIntegerField(_("à"), null=True, blank=True)
    axis = models.ForeignKey(Axis, on_delete=models.SET_NULL, null=True, blank=True, related_name="targets")
    note = models.TextField(_("note"), blank=True)

    class Meta(PlanLine.Meta):
        verbose_name = _("objectif chiffré")

    def __str__(self) -> str:
        return self.text


class ReadingNote(PlanLine):
    """A doubt of whoever transcribed the plan, for the pilot to settle."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="reading_notes")
    text = models.TextField(_("note de lecture"))
    settled_at = models.DateTimeField(_("réglée le"), null=True, blank=True)

    class Meta(PlanLine.Meta):
        verbose_name = _("note de lecture")

    def __str__(self) -> str:
        return self.text
