"""When a module is given: sessions, and who trains in them."""

from datetime import date, datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation, Person
from vigie.core.day_words import date_format
from vigie.core.drawn_codes import drawn_code
from vigie.surveys.models import Wave
from vigie.training.models.modules import ModuleVersion


def new_code() -> str:
    """Return the code of a new session, in its addresses."""
    return drawn_code(8)


class SessionQuerySet(models.QuerySet["Session"]):
    def announced(self) -> "SessionQuerySet":
        """Sessions that the public sees, those of the past included."""
        return self.filter(announced_on__isnull=False, cancelled_on=None)

    def to_come(self, now: datetime | None = None) -> "SessionQuerySet":
        """Sessions that have not started."""
        return self.filter(starts_at__gt=now or timezone.now())

    def held(self, now: datetime | None = None) -> "SessionQuerySet":
        """Sessions that took place."""
        return self.filter(cancelled_on=None, starts_at__lte=now or timezone.now())


class Session(models.Model):
    """A version of a module given once. The places are the truth that registering locks.

    announced_on: since when people register. registers_until: last day to do so. host: the structure that receives it
    (S118). sequence: grows at each change, for calendars. before_wave, after_wave: questionnaires answered before and
    after (S93). import_key: what finds again a session that a table of past attendance created.
    """

    class Accessibility(models.TextChoices):
        FULL = "full", _("accessible en fauteuil roulant")
        PARTIAL = "partial", _("accessible avec de l'aide")
        NONE = "none", _("non accessible en fauteuil roulant")
        UNKNOWN = "unknown", _("à préciser")

    version = models.ForeignKey(
        ModuleVersion, on_delete=models.PROTECT, related_name="sessions", verbose_name=_("module")
    )
    code = models.CharField(max_length=12, unique=True, default=new_code)
    starts_at = models.DateTimeField(_("commence le"))
    ends_at = models.DateTimeField(_("se termine le"))
    place = models.CharField(_("lieu"), max_length=200, blank=True)
    address = models.CharField(_("adresse"), max_length=300, blank=True)
    accessibility = models.CharField(
        _("accessibilité"), max_length=8, choices=Accessibility.choices, default=Accessibility.UNKNOWN
    )
    access_note = models.CharField(_("précisions sur l'accès"), max_length=400, blank=True)
    online_address = models.URLField(_("adresse de la visioconférence"), max_length=400, blank=True)
    places = models.PositiveSmallIntegerField(
        _("places"), default=12, validators=[MinValueValidator(1), MaxValueValidator(2000)]
    )
    registers_until = models.DateField(_("inscriptions jusqu'au"), null=True, blank=True)
    note = models.CharField(_("à savoir avant de venir"), max_length=500, blank=True)
    host = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("structure qui reçoit"),
    )
    other_trainers = models.CharField(_("autres formatrices et formateurs"), max_length=200, blank=True)
    before_wave = models.ForeignKey(
        Wave, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("enquête d'avant")
    )
    after_wave = models.ForeignKey(
        Wave, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("enquête d'après")
    )
    announced_on = models.DateField(_("annoncée le"), null=True, blank=True)
    cancelled_on = models.DateField(_("annulée le"), null=True, blank=True)
    cancelled_for = models.CharField(_("raison de l'annulation"), max_length=300, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    sheet_code = models.CharField(max_length=20, blank=True)
    import_key = models.CharField(max_length=64, null=True, blank=True, unique=True)
    is_fictitious = models.BooleanField(_("session fictive de la démonstration"), default=False)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session de formation")
        verbose_name_plural = _("sessions de formation")
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["starts_at"], name="training_session_start")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="training_session_in_order"),
            models.CheckConstraint(condition=Q(places__gte=1), name="training_session_has_places"),
            models.CheckConstraint(
                condition=Q(cancelled_on=None) | ~Q(cancelled_for=""), name="training_session_cancelled_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version.module.name}, {date_format(self.day, 'j F Y')}"

    @property
    def day(self) -> date:
        """The day on which it starts, here."""
        return timezone.localtime(self.starts_at).date()

    @property
    def has_started(self) -> bool:
        """Whether it has started."""
        return self.starts_at <= timezone.now()


class SessionTrainer(models.Model):
    """Someone with an account who trains in a session, and sees it."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="trainers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", verbose_name=_("personne"))

    class Meta:
        verbose_name = _("formatrice ou formateur d'une session")
        verbose_name_plural = _("formatrices et formateurs des sessions")
        ordering = ["person__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="session_trainer_once")]

    def __str__(self) -> str:
        return str(self.person)
