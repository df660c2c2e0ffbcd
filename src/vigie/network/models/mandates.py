"""Who a structure names, and the mandates that make ambassadors and sentinels (S74, S116)."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Membership, Organisation, Person
from vigie.network.models.calls import Candidacy, Function, Sex
from vigie.territory.models import Commune, PriorityNeighbourhood


class Nomination(models.Model):
    """A structure names someone of its own as ambassador: what they will do, how much time, who agreed (S116)."""

    class State(models.TextChoices):
        WAITING = "waiting", _("à confirmer")
        CONFIRMED = "confirmed", _("confirmée")
        RETURNED = "returned", _("renvoyée à la structure")
        WITHDRAWN = "withdrawn", _("retirée par la structure")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="nominations", verbose_name=_("structure")
    )
    name = models.CharField(_("prénom et nom"), max_length=150)
    email = models.EmailField(_("adresse électronique professionnelle"))
    job_title = models.CharField(_("fonction dans la structure"), max_length=150)
    sex = models.CharField(_("sexe"), max_length=10, choices=Sex.choices, default=Sex.NOT_STATED)
    mission = models.TextField(_("ce que la personne fera"), max_length=4000)
    hours_a_month = models.PositiveSmallIntegerField(_("heures par mois sur le temps de travail"))
    agreed_by = models.CharField(_("qui donne l'accord de la structure"), max_length=150)
    agreed_as = models.CharField(_("en qualité de"), max_length=150)
    agreed_on = models.DateField(_("accord donné le"))
    state = models.CharField(_("état"), max_length=10, choices=State.choices, default=State.WAITING, editable=False)
    returned_because = models.CharField(_("pourquoi"), max_length=500, blank=True, editable=False)
    created_on = models.DateField(_("envoyée le"), default=timezone.localdate, editable=False)
    created_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("désignation par une structure")
        verbose_name_plural = _("désignations par les structures")
        ordering = ["-created_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email"], condition=Q(state="waiting"), name="network_nomination_waits_once"
            ),
            models.CheckConstraint(
                condition=Q(hours_a_month__gte=1, hours_a_month__lte=160), name="network_nomination_hours"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def journal_label(self) -> str:
        """How the journal names it: by its structure, never by the person's name."""
        return str(self.organisation)


class EndReason(models.TextChoices):
    """Why a mandate ends before its last day: a closed list, since the journal keeps it and must tell nobody's life."""

    OWN_WISH = "own_wish", _("à sa demande")
    LEFT = "left", _("a quitté sa structure ou le territoire")
    STRUCTURE = "structure", _("sa structure ne peut plus lui donner ce temps")
    CHARTER = "charter", _("la charte n'a pas été suivie")
    REPLACED = "replaced", _("autre fonction dans le réseau")
    MISTAKE = "mistake", _("désignation faite par erreur")


class MandateQuerySet(models.QuerySet["Mandate"]):
    def in_force(self, day: date) -> "MandateQuerySet":
        """Mandates that give their rights on a day; whoever was erased holds none."""
        begun = self.filter(starts_on__lte=day, ends_on__gte=day, person__erased_at=None)
        return begun.filter(Q(ended_on=None) | Q(ended_on__gte=day))

    def preparing(self) -> "MandateQuerySet":
        """Those named whose mandate has not begun: a charter to sign, a training to follow."""
        return self.filter(starts_on=None, ended_on=None, person__erased_at=None)

    def told(self) -> "MandateQuerySet":
        """With all that a line about them says."""
        return self.select_related("person", "organisation__parent").prefetch_related("communes", "neighbourhoods")


class Mandate(models.Model):
    """Someone is named ambassador or sentinel, then holds the function between two days.

    starts_on: None while what is required is missing. ended_on: the last day, when it ends before ``ends_on``; for one
    that never began, when it was given up. membership: the rights it gives, with the same days. renews: the one before.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mandates", verbose_name=_("personne"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="mandates", verbose_name=_("structure")
    )
    function = models.CharField(_("fonction"), max_length=10, choices=Function.choices)
    sex = models.CharField(_("sexe"), max_length=10, choices=Sex.choices, default=Sex.NOT_STATED)
    named_on = models.DateField(_("nommé ou nommée le"), default=timezone.localdate)
    candidacy = models.ForeignKey(Candidacy, on_delete=models.SET_NULL, null=True, blank=True, related_name="mandates")
    nomination = models.ForeignKey(
        Nomination, on_delete=models.SET_NULL, null=True, blank=True, related_name="mandates"
    )
    starts_on = models.DateField(_("premier jour"), null=True, blank=True)
    ends_on = models.DateField(_("dernier jour"), null=True, blank=True)
    ended_on = models.DateField(_("terminé le"), null=True, blank=True)
    end_reason = models.CharField(_("pourquoi"), max_length=10, choices=EndReason.choices, blank=True)
    renews = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="renewal", editable=False
    )
    membership = models.ForeignKey(
        Membership, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    communes: Any = models.ManyToManyField(Commune, blank=True, related_name="+", verbose_name=_("communes"))
    neighbourhoods: Any = models.ManyToManyField(
        PriorityNeighbourhood, blank=True, related_name="+", verbose_name=_("quartiers prioritaires")
    )

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandat")
        verbose_name_plural = _("mandats")
        ordering = ["-named_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None, ends_on=None) | Q(starts_on__isnull=False, ends_on__gte=F("starts_on")),
                name="network_mandate_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, end_reason="") | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
                name="network_mandate_ended_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ends_on=None) | Q(ended_on__lte=F("ends_on")),
                name="network_mandate_ends_early_only",
            ),
            models.UniqueConstraint(
                fields=["person", "function"],
                condition=Q(starts_on=None, ended_on=None),
                name="network_prepared_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.get_function_display()}"

    @property
    def journal_label(self) -> str:
        """How the journal names it: by number, since its lines outlive the erasure of a name."""
        return f"{self._meta.verbose_name} n° {self.pk}"

    @property
    def last_day(self) -> date | None:
        """The last day on which it gives rights; None before it has dates."""
        return self.ended_on if self.ended_on and self.ends_on else self.ends_on
