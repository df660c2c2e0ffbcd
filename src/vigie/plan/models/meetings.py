"""Meetings of bodies: what is on the agenda, who came, what was said and decided, what was joined."""

import uuid
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation, Person
from vigie.core.fuzzy_dates import FuzzyDate
from vigie.plan.models.actions import Action
from vigie.plan.models.bodies import Alert, Body, BodyMember, StandingItem
from vigie.plan.models.plans import Axis, Plan
from vigie.plan.models.timed import Dated


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def held(self) -> "MeetingQuerySet":
        """Meetings that took place."""
        return self.filter(state=Meeting.State.HELD)

    def planned(self) -> "MeetingQuerySet":
        """Meetings still to come, or begun and not closed."""
        return self.filter(state=Meeting.State.PLANNED)

    def in_year(self, year: int) -> "MeetingQuerySet":
        """Meetings of a year, by their first possible day."""
        return self.filter(first_day__year=year)


class Meeting(Dated):
    """A meeting of a body about a plan, to come, held or cancelled.

    dated: a day, or the month or year that a source gives; first_day, last_day: what the database compares, always
    written through ``set_date``. starts_at, ends_at: hours, when they are known. minutes: Markdown.
    progress: how the plan stood when the meeting was closed (S180, S181), ``{status code: number of actions}``.
    invited_at: when the invitations left; sequence: how many times the calendar entry was sent again.
    source: where a past meeting was taken from; empty when Vigie saw it.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("prévue")
        HELD = "held", _("tenue")
        CANCELLED = "cancelled", _("annulée")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings", verbose_name=_("instance"))
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="meetings", verbose_name=_("plan"))
    title = models.CharField(_("objet"), max_length=250, blank=True)
    state = models.CharField(_("état"), max_length=10, choices=State.choices, default=State.PLANNED)
    dated = models.CharField(_("date"), max_length=10)
    first_day = models.DateField(editable=False, db_index=True)
    last_day = models.DateField(editable=False)
    starts_at = models.TimeField(_("début"), null=True, blank=True)
    ends_at = models.TimeField(_("fin"), null=True, blank=True)
    place = models.CharField(_("lieu"), max_length=250, blank=True)
    online_address = models.URLField(_("adresse de la visioconférence"), max_length=500, blank=True)
    minutes = models.TextField(_("compte rendu"), blank=True)
    progress = models.JSONField(default=dict, blank=True, editable=False)
    calendar_uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)
    invited_at = models.DateTimeField(_("invitations envoyées le"), null=True, blank=True)
    closed_at = models.DateTimeField(_("close le"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=250, blank=True)
    is_fictitious = models.BooleanField(_("réunion fictive de la démonstration"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("réunion")
        verbose_name_plural = _("réunions")
        ordering = ["-first_day", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="meeting_days_in_order"),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True) | Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="meeting_hours_in_order",
            ),
        ]
        indexes = [models.Index(fields=["body", "state", "first_day"], name="meeting_of_body")]

    def __str__(self) -> str:
        return f"{self.body.name}, {self.day.in_words()}"


class AgendaItem(models.Model):
    """A point of the agenda, and what was said of it (Markdown).

    kind: what the point was built from; « free » for one somebody wrote. The objects it is about are its ties.
    """

    class Kind(models.TextChoices):
        FREE = "free", _("point libre")
        STANDING = "standing", _("point permanent")
        PROGRESS = "progress", _("état des lieux du plan")
        LATE_ACTIONS = "late_actions", _("actions en retard ou bloquées")
        DECISIONS = "decisions", _("suites des décisions")
        ALERTS = "alerts", _("alertes du groupe de veille")
        PROPOSALS = "proposals", _("propositions de révision")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    order = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(_("nature"), max_length=15, choices=Kind.choices, default=Kind.FREE)
    title = models.CharField(_("point"), max_length=250)
    detail = models.TextField(_("précision"), blank=True)
    minutes_planned = models.PositiveSmallIntegerField(_("durée prévue, en minutes"), null=True, blank=True)
    notes = models.TextField(_("ce qui s'est dit"), blank=True)
    standing_item = models.ForeignKey(
        StandingItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="agenda_items"
    )
    actions: Any = models.ManyToManyField(Action, related_name="agenda_items", blank=True)
    decisions: Any = models.ManyToManyField("plan.Decision", related_name="followed_up_in", blank=True)
    alerts: Any = models.ManyToManyField(Alert, related_name="agenda_items", blank=True)
    proposals: Any = models.ManyToManyField("plan.Proposal", related_name="agenda_items", blank=True)

    class Meta:
        verbose_name = _("point de l'ordre du jour")
        verbose_name_plural = _("points de l'ordre du jour")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """Someone, or an organisation, expected at a meeting or come to it.

    label: how someone outside the body is named, when neither a person nor an organisation is known.
    represented_by: who came instead.
    """

    class State(models.TextChoices):
        NOT_STATED = "not_stated", _("non renseigné")
        PRESENT = "present", _("présence")
        EXCUSED = "excused", _("absence excusée")
        REPRESENTED = "represented", _("représentation")
        ABSENT = "absent", _("absence")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    member = models.ForeignKey(BodyMember, on_delete=models.SET_NULL, null=True, blank=True, related_name="attendances")
    person = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="attendances",
        verbose_name=_("personne"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="attendances",
        verbose_name=_("structure"),
    )
    label = models.CharField(_("nom"), max_length=200, blank=True)
    state = models.CharField(_("présence"), max_length=12, choices=State.choices, default=State.NOT_STATED)
    represented_by = models.CharField(_("représentée par"), max_length=200, blank=True)
    invited_at = models.DateTimeField(_("invitation envoyée le"), null=True, blank=True)

    class Meta:
        verbose_name = _("présence à une réunion")
        verbose_name_plural = _("présences à une réunion")
        ordering = ["organisation__name", "person__name", "label", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "member"], condition=Q(member__isnull=False), name="attendance_once_by_member"
            ),
        ]

    def __str__(self) -> str:
        return self.label or " – ".join(str(part) for part in (self.person, self.organisation) if part)


class DecisionQuerySet(models.QuerySet["Decision"]):
    def to_follow_up(self) -> "DecisionQuerySet":
        """Decisions that still have to be carried out."""
        return self.filter(state=Decision.State.OPEN, kind=Decision.Kind.DECISION)

    def overdue(self, day: date) -> "DecisionQuerySet":
        """Those whose last possible day is over."""
        return self.to_follow_up().filter(due_day__lt=day)


class Decision(models.Model):
    """What a meeting decided, or its opinion: by whom it is carried, and by when (S4, S181).

    number: within its meeting, from 1. due: a day, a month or a year; due_day: its last day, written by ``set_due``.
    outcome: what became of it. is_political_agreement: it allows its action to start (S106).
    """

    class Kind(models.TextChoices):
        DECISION = "decision", _("décision")
        OPINION = "opinion", _("avis")

    class State(models.TextChoices):
        OPEN = "open", _("à mettre en œuvre")
        DONE = "done", _("mise en œuvre")
        DROPPED = "dropped", _("abandonnée")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    agenda_item = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="taken_decisions"
    )
    number = models.PositiveSmallIntegerField(_("numéro"))
    kind = models.CharField(_("nature"), max_length=10, choices=Kind.choices, default=Kind.DECISION)
    text = models.TextField(_("décision"))
    carrier = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="carried_decisions",
        verbose_name=_("structure qui la porte"),
    )
    carrier_person = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="carried_decisions",
        verbose_name=_("personne qui la porte"),
    )
    due = models.CharField(_("pour quand"), max_length=10, blank=True)
    due_day = models.DateField(null=True, editable=False, db_index=True)
    state = models.CharField(_("suite"), max_length=10, choices=State.choices, default=State.OPEN)
    done_on = models.DateField(_("mise en œuvre le"), null=True, blank=True)
    outcome = models.TextField(_("ce qu'elle est devenue"), blank=True)
    action = models.ForeignKey(
        Action, on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions", verbose_name=_("action")
    )
    axis = models.ForeignKey(
        Axis, on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions", verbose_name=_("axe")
    )
    is_political_agreement = models.BooleanField(_("vaut accord politique pour lancer l'action"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("décision")
        verbose_name_plural = _("décisions")
        ordering = ["-meeting__first_day", "meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="decision_number_once"),
            models.CheckConstraint(
                condition=Q(is_political_agreement=False) | Q(action__isnull=False), name="agreement_names_its_action"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def set_due(self, due: str) -> None:
        """Write by when, and the day the database compares. Raises ValueError when it is no date."""
        day = FuzzyDate.parse(due) if due.strip() else None
        self.due, self.due_day = (str(day), day.last_day) if day else ("", None)

    def is_overdue(self, day: date | None = None) -> bool:
        """Whether its last possible day is over, and nobody said that it was done."""
        day = day or timezone.localdate()
        is_to_follow_up = self.state == self.State.OPEN and self.kind == self.Kind.DECISION
        return is_to_follow_up and self.due_day is not None and self.due_day < day

    def due_in_words(self) -> str:
        """Return by when, as one reads it; an empty text when nobody said."""
        return FuzzyDate.parse(self.due).in_words() if self.due else ""


class GovernanceDocument(models.Model):
    """A file or an address joined to a meeting, or to a body as its mandate letter."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, null=True, blank=True, related_name="documents")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, null=True, blank=True, related_name="documents")
    title = models.CharField(_("titre"), max_length=250)
    file = models.FileField(_("fichier"), upload_to="instances/", max_length=200, blank=True)
    address = models.URLField(_("adresse"), max_length=500, blank=True)
    added_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("document d'une instance")
        verbose_name_plural = _("documents des instances")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(body__isnull=False, meeting__isnull=True) | Q(body__isnull=True, meeting__isnull=False),
                name="document_of_one_thing",
            ),
            models.CheckConstraint(condition=~Q(file="") | ~Q(address=""), name="document_is_somewhere"),
        ]

    def __str__(self) -> str:
        return self.title
