"""What is asked of training: requests and where they come from, refusals, targets; and files of past attendance."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.plan.models.uploads import Upload
from vigie.training.models.enrolments import Reason
from vigie.training.models.modules import Audience, Module
from vigie.training.models.sessions import Session


class Origin(models.TextChoices):
    """What makes someone ask for a training (S107)."""

    DIAGNOSIS = "diagnosis", _("le diagnostic ou une enquête")
    AMBASSADOR = "ambassador", _("une ambassadrice ou un ambassadeur de l'égalité")
    EVENT = "event", _("un événement, une sensibilisation")
    SITUATION = "situation", _("une situation vécue dans la structure")
    LABEL = "label", _("la démarche « structure sans discrimination »")
    HIERARCHY = "hierarchy", _("une demande de la direction ou des élues et élus")
    TEAM = "team", _("une demande de l'équipe")
    LAW = "law", _("une obligation légale")
    WORD_OF_MOUTH = "word_of_mouth", _("le bouche à oreille")
    OTHER = "other", _("autre")


class TrainingRequest(models.Model):
    """A structure asks for a training (S107); the pilot plans it, or says why not.

    session: the one that answers it. declined_for: why it is not planned.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("à traiter")
        TALKING = "talking", _("en discussion")
        PLANNED = "planned", _("planifiée")
        DECLINED = "declined", _("sans suite")

    structure = models.CharField(_("votre structure"), max_length=250)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("structure")
    )
    contact_name = models.CharField(_("votre nom"), max_length=150, blank=True)
    email = models.EmailField(_("adresse électronique"), blank=True)
    phone = models.CharField(_("téléphone"), max_length=30, blank=True)
    module = models.ForeignKey(
        Module, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("module")
    )
    audience = models.CharField(_("pour qui"), max_length=15, choices=Audience.choices, blank=True)
    people = models.PositiveSmallIntegerField(
        _("combien de personnes, environ"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(2000)],
    )
    origin = models.CharField(_("d'où vient la demande"), max_length=15, choices=Origin.choices)
    message = models.TextField(_("ce que vous attendez"), max_length=2000, blank=True)
    constraints_told = models.CharField(_("vos contraintes de jours et d'horaires"), max_length=300, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(_("suite"), max_length=10, choices=State.choices, default=State.WAITING)
    session = models.ForeignKey(Session, on_delete=models.SET_NULL, null=True, blank=True, related_name="requests")
    answer = models.TextField(_("réponse"), max_length=2000, blank=True)
    followed_at = models.DateTimeField(null=True, blank=True)
    anonymised_on = models.DateField(null=True, blank=True)
    is_fictitious = models.BooleanField(_("demande fictive de la démonstration"), default=False)

    class Meta:
        verbose_name = _("demande de formation")
        verbose_name_plural = _("demandes de formation")
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return self.structure

    @property
    def journal_label(self) -> str:
        """What the journal calls it: it names nobody."""
        return gettext("demande de formation n° %(number)s") % {"number": self.pk}


class Refusal(models.Model):
    """A structure says no to a training that was proposed, and why (S121)."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="+", verbose_name=_("structure ou service")
    )
    module = models.ForeignKey(
        Module, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("module proposé")
    )
    said_on = models.DateField(_("le"), default=timezone.localdate)
    reason = models.CharField(_("raison"), max_length=15, choices=Reason.choices)
    note = models.CharField(_("ce qui lèverait l'obstacle"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("refus d'une formation")
        verbose_name_plural = _("refus de formations")
        ordering = ["-said_on", "-pk"]

    def __str__(self) -> str:
        return str(self.organisation)


class Target(models.Model):
    """How many are to be trained, and by when (S114). audience: empty for everyone."""

    class Unit(models.TextChoices):
        PEOPLE = "people", pgettext_lazy("unité", "personnes formées")
        STRUCTURES = "structures", pgettext_lazy("unité", "structures touchées")

    name = models.CharField(_("intitulé"), max_length=150, unique=True)
    amount = models.PositiveIntegerField(_("nombre à atteindre"), validators=[MinValueValidator(1)])
    unit = models.CharField(_("unité"), max_length=10, choices=Unit.choices, default=Unit.PEOPLE)
    audience = models.CharField(_("public"), max_length=15, choices=Audience.choices, blank=True)
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"))

    class Meta:
        verbose_name = _("objectif de formation")
        verbose_name_plural = _("objectifs de formation")
        ordering = ["-ends_on", "name"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="training_target_in_order"),
            models.CheckConstraint(condition=Q(amount__gte=1), name="training_target_positive"),
        ]

    def __str__(self) -> str:
        return self.name


class AttendanceUpload(Upload):
    """A file of past attendance, until its preview is confirmed."""
