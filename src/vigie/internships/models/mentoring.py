"""Mentoring (S166, S202): mentors of committed companies, young people under a pseudonym, pairs and their meetings."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation, Person
from vigie.internships.models.companies import Company
from vigie.internships.models.pupils import Pupil


class Slot(models.TextChoices):
    """When someone is free, in families of moments."""

    WEEK_DAY = "week_day", _("en semaine, en journée")
    WEEK_EVENING = "week_evening", _("en semaine, après 17 h")
    WEDNESDAY = "wednesday", _("le mercredi après-midi")
    SATURDAY = "saturday", _("le samedi")
    REMOTE = "remote", _("à distance, à convenir")


class Mentor(models.Model):
    """Someone of a committed company who accompanies young people.

    sectors: codes of ``Sector``. slots: codes of ``Slot``. places: how many people at once.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="mentor", verbose_name=_("personne"))
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="mentors", verbose_name=_("entreprise"))
    occupation = models.CharField(_("métier"), max_length=150)
    sectors = models.JSONField(_("secteurs"), default=list)
    slots = models.JSONField(_("disponibilités"), default=list)
    places = models.PositiveSmallIntegerField(_("jeunes accompagnés à la fois"), default=1)
    charter_on = models.DateField(_("charte signée le"), null=True, blank=True)
    ended_on = models.DateField(_("ne parraine plus depuis le"), null=True, blank=True)
    is_fictitious = models.BooleanField(_("marraine ou parrain fictif de la démonstration"), default=False)

    class Meta:
        verbose_name = _("marraine ou parrain")
        verbose_name_plural = _("marraines et parrains")
        ordering = ["person__name"]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def journal_label(self) -> str:
        """What the journal calls them: by number, since its lines outlive a name."""
        return self.person.journal_label


class Mentee(models.Model):
    """A young person who asks for a mentor, followed by an organisation that alone opens their name.

    sealed_identity: as ``Pupil``'s, place « mentee/PSEUDONYM ». wishes: ids of ``Mentor``, best first; sectors and
    slots narrow those proposed.
    """

    class Situation(models.TextChoices):
        GRADUATE = "graduate", _("jeune diplômé ou diplômée")
        DROPPED_OUT = "dropped_out", _("a quitté l'école sans diplôme")
        PUPIL = "pupil", _("élève")
        SEEKING = "seeking", _("en recherche d'emploi ou de formation")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="mentees", verbose_name=_("structure qui l'accompagne")
    )
    pseudonym = models.CharField(_("numéro"), max_length=12, unique=True)
    sealed_identity = models.BinaryField()
    situation = models.CharField(_("situation"), max_length=12, choices=Situation.choices)
    sex = models.CharField(_("sexe"), max_length=10, choices=Pupil.Sex.choices, default=Pupil.Sex.NOT_STATED)
    lives_in_qpv = models.BooleanField(_("habite un quartier prioritaire"), default=False)
    sectors = models.JSONField(_("secteurs souhaités"), default=list)
    slots = models.JSONField(_("disponibilités"), default=list)
    wishes = models.JSONField(default=list)
    agreed_on = models.DateField(_("a donné son accord le"), default=timezone.localdate)
    ended_on = models.DateField(_("ne cherche plus depuis le"), null=True, blank=True)
    is_fictitious = models.BooleanField(_("jeune fictif de la démonstration"), default=False)

    class Meta:
        verbose_name = _("jeune qui cherche un parrainage")
        verbose_name_plural = _("jeunes qui cherchent un parrainage")
        ordering = ["pseudonym"]

    def __str__(self) -> str:
        return self.pseudonym


class MenteePair(models.Model):
    """A mentor and a young person, proposed by the match or by hand, then accepted by both.

    proposed_on, mentor_agreed_on, mentee_agreed_on, ended_on: where it stands.
    """

    class Outcome(models.TextChoices):
        JOB = "job", _("emploi")
        APPRENTICESHIP = "apprenticeship", _("alternance")
        TRAINING = "training", _("formation")
        INTERNSHIP = "internship", _("stage")
        PROJECT = "project", _("projet précisé")
        STOPPED = "stopped", _("arrêté avant la fin")
        NOT_STATED = "not_stated", _("non renseigné")

    mentor = models.ForeignKey(Mentor, on_delete=models.PROTECT, related_name="pairs")
    mentee = models.ForeignKey(Mentee, on_delete=models.CASCADE, related_name="pairs")
    proposed_on = models.DateField(_("proposé le"), default=timezone.localdate)
    mentor_agreed_on = models.DateField(_("accepté par la marraine ou le parrain le"), null=True, blank=True)
    mentee_agreed_on = models.DateField(_("accepté par le ou la jeune le"), null=True, blank=True)
    ended_on = models.DateField(_("terminé le"), null=True, blank=True)
    outcome = models.CharField(_("issue"), max_length=15, choices=Outcome.choices, blank=True)

    class Meta:
        verbose_name = _("parrainage")
        verbose_name_plural = _("parrainages")
        ordering = ["-proposed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["mentee"], condition=Q(ended_on=None), name="mentee_one_pair_at_once"),
            models.CheckConstraint(
                condition=Q(ended_on=None, outcome="")
                | (Q(ended_on__isnull=False, ended_on__gte=F("proposed_on")) & ~Q(outcome="")),
                name="mentee_pair_ended_with_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor} – {self.mentee}"

    @property
    def journal_label(self) -> str:
        """What the journal calls it: it names nobody."""
        return gettext("parrainage n° %(number)s") % {"number": self.pk}

    @property
    def started_on(self) -> date | None:
        """The day on which both had agreed; None before."""
        if self.mentor_agreed_on is None or self.mentee_agreed_on is None:
            return None
        return max(self.mentor_agreed_on, self.mentee_agreed_on)


class MenteeName(models.Model):
    """A young person's name, that their organisation released to someone of the mentor's company, sealed to them."""

    pair = models.ForeignKey(MenteePair, on_delete=models.CASCADE, related_name="names")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()

    class Meta:
        verbose_name = _("nom de jeune transmis")
        verbose_name_plural = _("noms de jeunes transmis")
        constraints = [models.UniqueConstraint(fields=["pair", "person"], name="mentee_name_released_once")]

    def __str__(self) -> str:
        return str(self.pk)


class MentoringMeeting(models.Model):
    """A meeting of a pair."""

    class Means(models.TextChoices):
        IN_PERSON = "in_person", _("en personne")
        COMPANY = "company", _("visite de l'entreprise")
        REMOTE = "remote", _("à distance")

    pair = models.ForeignKey(MenteePair, on_delete=models.CASCADE, related_name="meetings")
    held_on = models.DateField(_("le"), default=timezone.localdate)
    means = models.CharField(_("comment"), max_length=10, choices=Means.choices, default=Means.IN_PERSON)

    class Meta:
        verbose_name = _("rencontre de parrainage")
        verbose_name_plural = _("rencontres de parrainage")
        ordering = ["pair", "held_on", "pk"]

    def __str__(self) -> str:
        return f"{self.held_on:%d/%m/%Y}"


class ToldBack(models.Model):
    """What takes back a discrimination told in mentoring: one row, one sorted list, so that no order tells the first.

    content: for each telling, what recognises its words, its quarter, and its fact sealed under these words; no text
    once it is taken back. Nothing says who told it, nor of which pair.
    """

    only_one = models.BooleanField(default=True, editable=False, unique=True)
    content = models.JSONField(default=list)

    class Meta:
        verbose_name = _("retrait possible d'un fait raconté")
        verbose_name_plural = _("retraits possibles de faits racontés")
        constraints = [models.CheckConstraint(condition=Q(only_one=True), name="told_back_only_one")]

    def __str__(self) -> str:
        return str(self.pk)
