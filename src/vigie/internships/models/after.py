"""After the match: who goes where, the names released, the agreement and its signatures, refusals and their review."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.internships.models.companies import OfferWeek
from vigie.internships.models.pupils import Pupil
from vigie.internships.models.rounds import Round


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def standing(self) -> "AssignmentQuerySet":
        """Seats still held: the pupil has not withdrawn, and no refusal was accepted."""
        return self.filter(ended_on=None)


class Assignment(models.Model):
    """A pupil goes to an offer in a period. ended_on, end: when and why it no longer holds."""

    class End(models.TextChoices):
        WITHDRAWN = "withdrawn", _("désistement de l'élève")
        REFUSED = "refused", _("refus de l'entreprise, accepté")
        OFFER_GONE = "offer_gone", _("offre retirée")

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="assignments")
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="assignments")
    session = models.ForeignKey(OfferWeek, on_delete=models.PROTECT, related_name="assignments")
    ended_on = models.DateField(null=True, blank=True)
    end = models.CharField(max_length=10, choices=End.choices, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("attribution")
        verbose_name_plural = _("attributions")
        ordering = ["session", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pupil"], condition=Q(ended_on=None), name="assignment_one_seat_a_pupil"),
            models.UniqueConstraint(fields=["round", "pupil"], name="assignment_once_a_round"),
            models.CheckConstraint(
                condition=Q(ended_on=None, end="") | (Q(ended_on__isnull=False) & ~Q(end="")),
                name="assignment_ended_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ReleasedName(models.Model):
    """A pupil's name, that the school released to someone of the company that hosts them, sealed to their vault."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="released_names")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()
    released_on = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name = _("nom transmis")
        verbose_name_plural = _("noms transmis")
        constraints = [models.UniqueConstraint(fields=["assignment", "person"], name="name_released_once")]

    def __str__(self) -> str:
        return str(self.pk)


class Agreement(models.Model):
    """The agreement (« convention de stage ») of an assignment, and who signed it. parent_on: for a minor."""

    assignment = models.OneToOneField(Assignment, on_delete=models.CASCADE, related_name="agreement")
    made_on = models.DateField(_("préparée le"), default=timezone.localdate)
    school_on = models.DateField(_("signée par l'établissement le"), null=True, blank=True)
    company_on = models.DateField(_("signée par l'entreprise le"), null=True, blank=True)
    pupil_on = models.DateField(_("signée par l'élève le"), null=True, blank=True)
    parent_on = models.DateField(_("signée par un parent le"), null=True, blank=True)

    class Meta:
        verbose_name = _("convention de stage")
        verbose_name_plural = _("conventions de stage")

    def __str__(self) -> str:
        return str(self.assignment_id)


class Refusal(models.Model):
    """A company asks not to host someone: on a ground of a closed list, reviewed by the pilot.

    criterion: code of the legal criterion that the review suspects, when it rejects the refusal for that.
    """

    class Ground(models.TextChoices):
        CLOSED = "closed", _("fermeture ou cessation de l'activité pendant la période")
        NO_TUTOR = "no_tutor", _("la personne qui devait accueillir n'est plus disponible, sans remplacement")
        SAFETY = "safety", _("règle de sécurité ou d'âge qui s'impose au poste")
        DUPLICATE = "duplicate", _("place donnée deux fois par erreur de saisie")
        PUPIL_ASKED = "pupil_asked", _("l'élève ou sa famille a demandé à changer")

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", _("refus accepté")
        REJECTED = "rejected", _("refus rejeté")

    assignment = models.OneToOneField(Assignment, on_delete=models.CASCADE, related_name="refusal")
    ground = models.CharField(_("motif"), max_length=12, choices=Ground.choices)
    explanation = models.TextField(_("explication"), max_length=2000)
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_on = models.DateField(default=timezone.localdate)
    verdict = models.CharField(_("décision"), max_length=10, choices=Verdict.choices, blank=True)
    review = models.TextField(_("raison de la décision"), max_length=2000, blank=True)
    criterion = models.CharField(_("critère en cause"), max_length=40, blank=True)
    reviewed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    reviewed_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("refus d'une entreprise")
        verbose_name_plural = _("refus des entreprises")
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="", reviewed_on=None) | (~Q(verdict="") & Q(reviewed_on__isnull=False)),
                name="refusal_reviewed_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.assignment_id)


class ChecklistTick(models.Model):
    """A line of a preparation list that is done: by the tutor's side, or by the pupil's."""

    class Side(models.TextChoices):
        TUTOR = "tutor", _("tuteur ou tutrice")
        PUPIL = "pupil", _("élève")

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="ticks")
    side = models.CharField(max_length=5, choices=Side.choices)
    item = models.CharField(max_length=40)
    done_on = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name = _("préparation faite")
        verbose_name_plural = _("préparations faites")
        constraints = [models.UniqueConstraint(fields=["assignment", "side", "item"], name="checklist_tick_once")]

    def __str__(self) -> str:
        return self.item
