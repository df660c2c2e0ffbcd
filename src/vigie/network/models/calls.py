"""The public call, what people send to answer it, and how two readers read it (S71)."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.core.drawn_codes import drawn_code
from vigie.territory.models import Commune

CODE_LENGTH = 9
HIGHEST_MARK = 4


def new_code() -> str:
    """Return a code drawn by lot, to be read aloud and typed."""
    return drawn_code(CODE_LENGTH)


class Function(models.TextChoices):
    """What someone is in the network; the values are those of the roles that mandates give."""

    AMBASSADOR = "ambassador", _("ambassadeur ou ambassadrice de l'égalité")
    SENTINEL = "sentinel", _("sentinelle")


class Sex(models.TextChoices):
    """As people state it, to count only (S30). The values are those of ``core.measuring.SEXES``."""

    WOMEN = "women", _("femme")
    MEN = "men", _("homme")
    NOT_STATED = "not_stated", _("je préfère ne pas le dire")


class CallQuerySet(models.QuerySet["Call"]):
    def open_on(self, day: date) -> "CallQuerySet":
        """Calls that people may answer on a day."""
        return self.filter(published_on__isnull=False, opens_on__lte=day, closes_on__gte=day)


class Call(models.Model):
    """A public call for ambassadors, sentinels, or both. published_on: None while it is being written.

    answer_by: when everyone who applied has an answer, at the latest.
    """

    class Offered(models.TextChoices):
        AMBASSADOR = "ambassador", _("ambassadeurs et ambassadrices de l'égalité")
        SENTINEL = "sentinel", _("sentinelles")
        BOTH = "both", _("ambassadrices, ambassadeurs de l'égalité et sentinelles")

    code = models.CharField(max_length=12, unique=True, default=new_code, editable=False)
    title = models.CharField(_("titre"), max_length=200)
    text = models.TextField(_("l'appel"), max_length=8000)
    offered = models.CharField(_("fonctions proposées"), max_length=10, choices=Offered.choices, default=Offered.BOTH)
    opens_on = models.DateField(_("ouvre le"))
    closes_on = models.DateField(_("dernier jour"))
    answer_by = models.DateField(_("réponse à toutes et tous au plus tard le"))
    published_on = models.DateField(_("publié le"), null=True, blank=True, editable=False)
    is_fictitious = models.BooleanField(_("appel fictif de la démonstration"), default=False, editable=False)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("appel à candidature")
        verbose_name_plural = _("appels à candidature")
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on"), answer_by__gte=F("closes_on")),
                name="network_call_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def is_open(self, day: date) -> bool:
        """Whether people may apply on a day."""
        return self.published_on is not None and self.opens_on <= day <= self.closes_on

    @property
    def functions(self) -> list[Function]:
        """The functions that people may apply for."""
        return [each for each in Function if self.offered in (each.value, Call.Offered.BOTH)]


class GridLine(models.Model):
    """A line of the grid that readers mark, from 0 to HIGHEST_MARK."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="grid")
    position = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(_("critère"), max_length=150)
    description = models.CharField(_("ce que l'on regarde"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("critère d'examen")
        verbose_name_plural = _("critères d'examen")
        ordering = ["call", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["call", "label"], name="network_grid_line_once")]

    def __str__(self) -> str:
        return self.label


class CandidacyQuerySet(models.QuerySet["Candidacy"]):
    def undecided(self) -> "CandidacyQuerySet":
        """Candidacies that nobody has decided on yet."""
        return self.filter(decision="", forgotten_on=None)


class Candidacy(models.Model):
    """What someone sent to apply. code: the number they keep; it comes with the form, so that sent twice it is one.

    sealed, sealed_answer: who they are and what they wrote, then what was answered, with the installation's key; empty
    once forgotten. email_tag: a keyed hash by which the same address is recognised. received_on: a day, never an hour.
    """

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", _("retenue")
        WAITING = "waiting", _("sur liste d'attente")
        REFUSED = "refused", _("non retenue")

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="candidacies")
    code = models.CharField(_("numéro"), max_length=12, unique=True, default=new_code)
    function = models.CharField(_("fonction"), max_length=10, choices=Function.choices)
    sex = models.CharField(_("sexe"), max_length=10, choices=Sex.choices, default=Sex.NOT_STATED)
    commune = models.ForeignKey(
        Commune, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("commune")
    )
    sealed = models.BinaryField(blank=True, default=bytes)
    email_tag = models.CharField(max_length=64, blank=True, db_index=True)
    received_on = models.DateField(_("reçue le"), default=timezone.localdate)
    decision = models.CharField(_("décision"), max_length=10, choices=Decision.choices, blank=True)
    reason = models.CharField(_("motif de la décision"), max_length=500, blank=True)
    decided_on = models.DateField(_("décidée le"), null=True, blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    sealed_answer = models.BinaryField(blank=True, default=bytes)
    answered_on = models.DateField(_("réponse envoyée le"), null=True, blank=True)
    forgotten_on = models.DateField(_("effacée le"), null=True, blank=True)

    objects = CandidacyQuerySet.as_manager()

    class Meta:
        verbose_name = _("candidature")
        verbose_name_plural = _("candidatures")
        ordering = ["call", "received_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision="", decided_on=None) | (~Q(decision="") & Q(decided_on__isnull=False)),
                name="network_candidacy_decided_whole",
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(decided_on__isnull=False), name="network_answered_once_decided"
            ),
            models.CheckConstraint(
                condition=Q(forgotten_on=None) | Q(email_tag="", reason=""),
                name="network_candidacy_forgotten_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Reading(models.Model):
    """What one reader makes of a candidacy. conflict_on: when they said that they could not judge it.

    sealed_comment: with the installation's key. given_on: None until it is given; given, it no longer changes.
    """

    class Opinion(models.TextChoices):
        FAVOURABLE = "favourable", _("favorable")
        RESERVED = "reserved", _("réservé")
        UNFAVOURABLE = "unfavourable", _("défavorable")

    candidacy = models.ForeignKey(Candidacy, on_delete=models.CASCADE, related_name="readings")
    reader = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", verbose_name=_("lecteur, lectrice"))
    opinion = models.CharField(_("avis"), max_length=12, choices=Opinion.choices, blank=True)
    sealed_comment = models.BinaryField(blank=True, default=bytes)
    conflict_on = models.DateField(_("s'est récusé ou récusée le"), null=True, blank=True)
    given_on = models.DateField(_("rendu le"), null=True, blank=True)

    class Meta:
        verbose_name = _("lecture d'une candidature")
        verbose_name_plural = _("lectures des candidatures")
        ordering = ["candidacy", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["candidacy", "reader"], name="network_reader_once"),
            models.CheckConstraint(
                condition=Q(given_on=None, opinion="") | (Q(given_on__isnull=False, conflict_on=None) & ~Q(opinion="")),
                name="network_reading_given_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.reader)


class Mark(models.Model):
    """What a reader gives to a line of the grid."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="marks")
    line = models.ForeignKey(GridLine, on_delete=models.PROTECT, related_name="marks")
    value = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("note d'une lecture")
        verbose_name_plural = _("notes des lectures")
        ordering = ["reading", "line"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "line"], name="network_mark_once"),
            models.CheckConstraint(condition=Q(value__lte=HIGHEST_MARK), name="network_mark_within_scale"),
        ]

    def __str__(self) -> str:
        return str(self.value)
