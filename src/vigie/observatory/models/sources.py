"""Where data come from: the inventory of sources, absence included, and what was asked of those who hold data."""

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation, Person
from vigie.observatory.models.indicators import Indicator


class Held(models.Model):
    """Something that somebody holds: an organisation of the directory, or a name when it is not there.

    holder_name: a court, an authority, a service; never somebody.
    """

    holder: Any = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("détenteur"),
        help_text=_("Une structure de l'annuaire…"),
    )
    holder_name = models.CharField(
        _("nom du détenteur"),
        max_length=200,
        help_text=_("Le nom de l'institution ou du service, par exemple « Parquet de Valenciennes »."),
    )

    class Meta:
        abstract = True


class DataRequestQuerySet(models.QuerySet["DataRequest"]):
    def pending(self) -> "DataRequestQuerySet":
        """Requests that were sent and have neither answer nor refusal."""
        return self.filter(asked_on__isnull=False, answered_on=None, refused_on=None)


class DataRequest(Held):
    """Data asked of whoever holds them (S69). Its state is computed from its dates: see ``sources/states.py``.

    asked_on: None while it is being written. patience: days after which it may be reminded. refused_on: with a reason.
    """

    label = models.CharField(_("données demandées"), max_length=200)
    details = models.TextField(_("ce qui est demandé"))
    purpose = models.TextField(_("pourquoi"))
    asked_on = models.DateField(_("demandées le"), null=True, blank=True)
    patience = models.PositiveSmallIntegerField(
        _("à relancer après (en jours)"), default=30, validators=[MinValueValidator(1)]
    )
    answered_on = models.DateField(_("réponse reçue le"), null=True, blank=True)
    answer = models.TextField(_("ce qui a été répondu"), blank=True)
    is_partial = models.BooleanField(_("réponse partielle"), default=False)
    refused_on = models.DateField(_("refus reçu le"), null=True, blank=True)
    refusal_reason = models.TextField(_("raison du refus"), blank=True)
    indicators: Any = models.ManyToManyField(
        Indicator, related_name="requests", blank=True, verbose_name=_("indicateurs que ces données rempliraient")
    )
    is_fictitious = models.BooleanField(_("fictive"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DataRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("demande de données")
        verbose_name_plural = _("demandes de données")
        ordering = [F("asked_on").desc(nulls_first=True), "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["label", "holder_name", "asked_on"], name="data_request_once_a_day"),
            models.UniqueConstraint(
                fields=["label", "holder_name"], condition=Q(asked_on__isnull=True), name="data_request_draft_once"
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(refused_on__isnull=True), name="data_request_one_end"
            ),
            models.CheckConstraint(
                condition=(Q(answered_on__isnull=True) & Q(refused_on__isnull=True)) | Q(asked_on__isnull=False),
                name="data_request_asked_before_its_end",
            ),
            models.CheckConstraint(
                condition=Q(refused_on__isnull=True) | ~Q(refusal_reason=""), name="data_request_refused_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | ~Q(answer=""), name="data_request_answered_with_what"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def is_pending(self) -> bool:
        """Whether an answer is still waited for."""
        return bool(self.asked_on) and not self.answered_on and not self.refused_on


class DataRequestReminder(models.Model):
    """A reminder of a request; one a day at most. sent_by_vigie: by e-mail, through the outbox."""

    request = models.ForeignKey(DataRequest, on_delete=models.CASCADE, related_name="reminders")
    reminded_on = models.DateField(_("relance envoyée le"))
    sent_by_vigie = models.BooleanField(_("envoyée par Vigie"), default=False)
    recorded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("relance d'une demande de données")
        verbose_name_plural = _("relances des demandes de données")
        ordering = ["reminded_on"]
        constraints = [models.UniqueConstraint(fields=["request", "reminded_on"], name="data_reminder_once_a_day")]


class DataSourceQuerySet(models.QuerySet["DataSource"]):
    def with_gaps(self) -> "DataSourceQuerySet":
        """Sources that do not give all that the observatory needs."""
        return self.exclude(state=DataSource.State.AVAILABLE)

    def with_waiting_request(self) -> "DataSourceQuerySet":
        """Sources, each with whether a request is waiting for its answer (``is_waited_for``)."""
        pending = DataRequest.objects.pending().filter(sources=OuterRef("pk"))
        return self.annotate(is_waited_for=Exists(pending))


class DataSource(Held):
    """A line of the inventory: what exists on the subject, and what does not (S54)."""

    class State(models.TextChoices):
        AVAILABLE = "available", _("disponible")
        PARTIAL = "partial", _("partielle")
        ABSENT = "absent", _("absente")

    label = models.CharField(_("données"), max_length=200)
    covers = models.TextField(_("ce qu'elles couvrent"), blank=True)
    period = models.CharField(_("période"), max_length=80, blank=True)
    places = models.CharField(_("lieux"), max_length=200, blank=True)
    breakdowns = models.CharField(_("ventilations"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    address = models.URLField(_("adresse en ligne"), max_length=500, blank=True)
    state = models.CharField(_("état"), max_length=9, choices=State.choices, default=State.ABSENT)
    said = models.TextField(_("ce qui manque, en clair"), blank=True)
    indicators: Any = models.ManyToManyField(
        Indicator, related_name="sources", blank=True, verbose_name=_("indicateurs que ces données remplissent")
    )
    requests: Any = models.ManyToManyField(
        DataRequest, related_name="sources", blank=True, verbose_name=_("demandes à leur sujet")
    )
    is_fictitious = models.BooleanField(_("fictive"), default=False)

    objects = DataSourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source de données")
        verbose_name_plural = _("sources de données")
        ordering = ["label", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["label", "holder_name"], name="data_source_once"),
            models.CheckConstraint(
                condition=Q(state="available") | ~Q(said=""), name="data_source_says_what_is_missing"
            ),
        ]

    def __str__(self) -> str:
        return self.label
