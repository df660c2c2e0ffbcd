"""The yearly programme and its events."""

import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.awareness.models.tools import Tool
from vigie.awareness.models.words import Sector
from vigie.plan.models import YearlyMoment

COUNTED = ("women", "men", "not_stated")


class Programme(models.Model):
    """A year's programme: a sector, first to be made aware, then to change what it does (S99)."""

    year = models.PositiveSmallIntegerField(_("année"), unique=True)
    sector = models.CharField(_("secteur de l'année"), max_length=16, choices=Sector.choices)
    purpose = models.TextField(_("ce qui est visé"))
    first_time = models.TextField(_("premier temps : sensibiliser"), blank=True)
    second_time = models.TextField(_("second temps : conscientiser"), blank=True)
    published_on = models.DateField(_("publié le"), null=True, blank=True)
    is_fictitious = models.BooleanField(_("fictif"), default=False)

    class Meta:
        verbose_name = _("programme annuel")
        verbose_name_plural = _("programmes annuels")
        ordering = ["-year"]

    def __str__(self) -> str:
        return f"{self.year} – {self.get_sector_display()}"


class EventQuerySet(models.QuerySet["Event"]):
    def public(self) -> "EventQuerySet":
        """Events that everyone may read; those that were cancelled say so."""
        return self.filter(published_on__isnull=False).select_related("organisation", "part_of")

    def highlights(self, year: int) -> "EventQuerySet":
        """Yearly highlights of a year that will be, or were, held (S103)."""
        return self.filter(is_highlight=True, published_on__isnull=False, cancelled_on=None, starts_at__year=year)


class Event(models.Model):
    """Something people come to. part_of: the event it is a part of, as the days of a week of equality (S177).

    places: None when nobody counts them. women, men, not_stated: who came, as counted; None while nobody has counted.
    moment: the yearly moment of the plan that it is (S103). wording_reason: why words that a check doubts are kept.
    """

    class Kind(models.TextChoices):
        THEATRE_FORUM = "theatre_forum", _("théâtre-forum")
        EQUALITY_WEEK = "equality_week", _("semaine de l'égalité")
        COLLOQUIUM = "colloquium", _("colloque, conférence")
        EXHIBITION = "exhibition", _("exposition")
        PARENTS_CAFE = "parents_cafe", _("café parents")
        SCREENING = "screening", _("projection, débat")
        WORKSHOP = "workshop", _("atelier, animation")
        MEMORY = "memory", _("mémoire du territoire et des quartiers")
        OTHER = "other", _("autre événement")

    class Step(models.TextChoices):
        FIRST = "first", _("sensibiliser")
        SECOND = "second", _("conscientiser")

    kind = models.CharField(_("sorte d'événement"), max_length=14, choices=Kind.choices)
    title = models.CharField(_("titre"), max_length=200)
    summary = models.CharField(_("en une phrase"), max_length=300)
    text = models.TextField(_("présentation"), blank=True)
    audiences = models.JSONField(_("pour qui"), default=list, blank=True)
    starts_at = models.DateTimeField(_("commence"))
    ends_at = models.DateTimeField(_("finit"))
    place = models.CharField(_("lieu"), max_length=250)
    access = models.TextField(_("accessibilité du lieu"), blank=True)
    contact = models.CharField(_("renseignements"), max_length=200, blank=True)
    sector = models.CharField(_("secteur"), max_length=16, choices=Sector.choices, default=Sector.EVERYONE)
    organisation: Any = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("structure")
    )
    part_of: Any = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("fait partie de"),
    )
    programme: Any = models.ForeignKey(
        Programme,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("programme annuel"),
    )
    step = models.CharField(_("temps du programme"), max_length=6, choices=Step.choices, blank=True)
    is_highlight = models.BooleanField(_("temps fort de l'année"), default=False)
    moment: Any = models.ForeignKey(
        YearlyMoment,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("moment annuel demandé par le plan"),
    )
    tools: Any = models.ManyToManyField(Tool, blank=True, related_name="events", verbose_name=_("outils utilisés"))
    takes_registrations = models.BooleanField(_("sur inscription"), default=False)
    places = models.PositiveSmallIntegerField(_("nombre de places"), null=True, blank=True)
    wording_reason = models.CharField(_("pourquoi garder ces mots"), max_length=500, blank=True)
    submitted_on = models.DateField(_("proposé le"), null=True, blank=True)
    returned_for = models.TextField(_("à revoir"), blank=True)
    published_on = models.DateField(_("publié le"), null=True, blank=True)
    cancelled_on = models.DateField(_("annulé le"), null=True, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveSmallIntegerField(default=0)
    women = models.PositiveIntegerField(_("femmes"), null=True, blank=True)
    men = models.PositiveIntegerField(_("hommes"), null=True, blank=True)
    not_stated = models.PositiveIntegerField(_("non renseigné"), null=True, blank=True)
    cost = models.DecimalField(_("coût, en euros"), max_digits=9, decimal_places=2, null=True, blank=True)
    funding = models.CharField(_("financé par"), max_length=250, blank=True)
    learnt = models.TextField(_("ce qu'on en retient"), blank=True)
    is_fictitious = models.BooleanField(_("fictif"), default=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("événement")
        verbose_name_plural = _("événements")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gte=F("starts_at")), name="awareness_event_hours_in_order"),
            models.CheckConstraint(condition=~Q(part_of=F("id")), name="awareness_event_not_its_own_part"),
            models.CheckConstraint(
                condition=Q(women=None, men=None, not_stated=None)
                | Q(women__isnull=False, men__isnull=False, not_stated__isnull=False),
                name="awareness_event_counted_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self.ends_at < timezone.now()

    @property
    def people(self) -> int | None:
        """How many came; None while nobody has counted."""
        if self.women is None or self.men is None or self.not_stated is None:
            return None
        return self.women + self.men + self.not_stated


class Observation(models.Model):
    """What was noticed during an event about discrimination, in words, without any name (S168).

    said_by: a category of people, as a diagnosis has them. given_to: the diagnosis that took it.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="observations")
    title = models.CharField(_("constat"), max_length=200)
    text = models.TextField(_("ce qui est constaté"), blank=True)
    said_by = models.CharField(_("qui le dit"), max_length=20)
    given_to: Any = models.ForeignKey(
        "observatory.Diagnosis", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("constat d'un événement")
        verbose_name_plural = _("constats des événements")
        ordering = ["event", "pk"]
        constraints = [models.UniqueConstraint(fields=["event", "title"], name="awareness_observation_once")]

    def __str__(self) -> str:
        return self.title
