"""Who registers to a session, comes, and receives a certificate."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation, Person
from vigie.core.drawn_codes import drawn_code
from vigie.training.models.sessions import Session


class Sex(models.TextChoices):
    """As people say it of themselves, or do not (S30)."""

    WOMEN = "women", _("femme")
    MEN = "men", _("homme")
    NOT_STATED = "not_stated", _("non renseigné")


class Level(models.TextChoices):
    """Where someone stands in their structure: all levels are to be reached (S89)."""

    ELECTED = "elected", _("élue ou élu")
    DIRECTION = "direction", _("direction générale, direction")
    MANAGER = "manager", _("encadrement d'équipe, chefferie de service")
    PROFESSIONAL = "professional", _("agente, agent, salariée ou salarié")
    VOLUNTEER = "volunteer", pgettext_lazy("personne", "bénévole")
    OTHER = "other", _("autre")
    NOT_STATED = "not_stated", _("non renseigné")


class Reason(models.TextChoices):
    """Why someone did not come, or does not wish to (S121): what to change, not whom to blame."""

    WORKLOAD = "workload", _("charge de travail, urgence")
    SCHEDULE = "schedule", _("jour ou horaire qui ne convient pas")
    REPLACEMENT = "replacement", _("pas de remplacement possible")
    HIERARCHY = "hierarchy", _("pas d'accord de la hiérarchie")
    DISTANCE = "distance", _("lieu trop loin ou difficile d'accès")
    ACCESS = "access", _("besoin d'accessibilité non couvert")
    HEALTH = "health", _("santé, famille")
    NOT_CONCERNED = "not_concerned", _("ne se sent pas concernée ou concerné")
    ALREADY = "already", _("déjà formée ou formé")
    OTHER = "other", _("autre raison")
    NOT_STATED = "not_stated", _("raison non dite")


def new_code() -> str:
    """Return the code of a new enrolment, in the link that its holder receives."""
    return drawn_code(20)


def new_certificate_code() -> str:
    """Return the code of a new certificate, made to be typed."""
    return drawn_code(14)


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def standing(self) -> "EnrolmentQuerySet":
        """Enrolments that nobody withdrew."""
        return self.filter(withdrawn_at=None)

    def seated(self) -> "EnrolmentQuerySet":
        """Those that hold a place."""
        return self.standing().filter(seated_at__isnull=False)

    def waiting(self) -> "EnrolmentQuerySet":
        """The waiting list, in order of arrival."""
        return self.standing().filter(seated_at=None).order_by("rank")

    def attended(self) -> "EnrolmentQuerySet":
        """Those of people who came to a session that took place."""
        return self.filter(presence=Enrolment.Presence.PRESENT, session__cancelled_on=None)


class Enrolment(models.Model):
    """Someone registered to a session. rank: order of arrival. seated_at: since when they have a place, or None.

    who: keyed digest of the e-mail address, else of the name and structure (``people.who_of``): the same person from
    one session to the next, without reading their name. structure: as it was typed when it is not in the directory.
    reason: why they withdrew or did not come. anonymised_on: since when neither name nor address is kept.
    """

    class Presence(models.TextChoices):
        UNKNOWN = "unknown", _("non relevée")
        PRESENT = "present", _("présente ou présent")
        ABSENT = "absent", _("absente ou absent")

    class Source(models.TextChoices):
        FORM = "form", _("formulaire public")
        STAFF = "staff", _("saisie par l'équipe")
        IMPORT = "import", _("reprise de formations passées")

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="enrolments")
    rank = models.PositiveIntegerField()
    code = models.CharField(max_length=24, unique=True, default=new_code)
    who = models.CharField(max_length=32)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(_("nom et prénom"), max_length=150, blank=True)
    email = models.EmailField(_("adresse électronique"), blank=True)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("structure ou service"),
    )
    structure = models.CharField(_("structure"), max_length=250, blank=True)
    job_title = models.CharField(_("fonction"), max_length=150, blank=True)
    level = models.CharField(_("place dans la structure"), max_length=12, choices=Level.choices, default="not_stated")
    sex = models.CharField(_("sexe"), max_length=10, choices=Sex.choices, default="not_stated")
    needs = models.CharField(_("besoins pour participer"), max_length=500, blank=True)
    source = models.CharField(max_length=6, choices=Source.choices, default=Source.FORM)
    registered_at = models.DateTimeField(default=timezone.now)
    seated_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    presence = models.CharField(_("présence"), max_length=8, choices=Presence.choices, default=Presence.UNKNOWN)
    reason = models.CharField(_("raison"), max_length=15, choices=Reason.choices, blank=True)
    anonymised_on = models.DateField(null=True, blank=True)
    is_fictitious = models.BooleanField(_("personne fictive de la démonstration"), default=False)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("inscription à une formation")
        verbose_name_plural = _("inscriptions aux formations")
        ordering = ["session", "rank"]
        indexes = [
            models.Index(fields=["who"], name="enrolment_who"),
            models.Index(fields=["organisation", "presence"], name="enrolment_organisation"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["session", "rank"], name="enrolment_rank_once"),
            models.UniqueConstraint(
                fields=["session", "who"], condition=Q(withdrawn_at=None), name="enrolment_once_in_a_session"
            ),
            models.CheckConstraint(
                condition=~Q(presence="present") | Q(seated_at__isnull=False, withdrawn_at=None),
                name="enrolment_present_has_a_place",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.journal_label

    @property
    def journal_label(self) -> str:
        """What the journal calls it: it names nobody."""
        return gettext("inscription n° %(number)s") % {"number": self.pk}

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for a place."""
        return self.withdrawn_at is None and self.seated_at is None

    @property
    def is_seated(self) -> bool:
        """Whether it holds a place."""
        return self.withdrawn_at is None and self.seated_at is not None

    @property
    def structure_name(self) -> str:
        """The structure, from the directory or as it was typed."""
        return str(self.organisation) if self.organisation else self.structure


class Certificate(models.Model):
    """What attests that someone came. code: typed or scanned to verify it. shows_name: the holder's choice."""

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="certificate")
    code = models.CharField(max_length=20, unique=True, default=new_certificate_code)
    issued_on = models.DateField(_("délivrée le"), default=timezone.localdate)
    shows_name = models.BooleanField(_("montre le nom à qui vérifie"), default=False)
    revoked_on = models.DateField(_("retirée le"), null=True, blank=True)
    revoked_for = models.CharField(_("raison du retrait"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("attestation de formation")
        verbose_name_plural = _("attestations de formation")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_on=None) | ~Q(revoked_for=""), name="certificate_revoked_for_a_reason"
            )
        ]

    def __str__(self) -> str:
        return gettext("attestation n° %(number)s") % {"number": self.pk}
