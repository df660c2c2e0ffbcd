"""What is taught: modules, their versions, the files that go with them, and the skills that they give."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person


class Audience(models.TextChoices):
    """Whom a module is made for (S47, S73, S88, S131, S151)."""

    PROFESSIONALS = "professionals", _("professionnelles et professionnels")
    ELECTED = "elected", _("élues, élus et directions générales")
    TUTORS = "tutors", _("tutrices, tuteurs et personnes qui encadrent")
    AMBASSADORS = "ambassadors", _("ambassadrices et ambassadeurs de l'égalité")
    SENTINELS = "sentinels", _("sentinelles")


class Skill(models.TextChoices):
    """What a session attended lets someone do; other rooms ask for it (S73, S151)."""

    COMMON_BASE = "common_base", _("socle commun")
    PREJUDICES = "prejudices", _("déconstruire les préjugés")
    INTERVIEW = "interview", _("mener un entretien")
    TESTING = "testing", _("faire un test de discrimination")
    RECEPTION = "reception", _("accueillir une personne victime")
    TUTORING = "tutoring", _("accompagner un ou une stagiaire")


class ModuleQuerySet(models.QuerySet["Module"]):
    def offered(self) -> "ModuleQuerySet":
        """Modules that the catalogue shows: published once, and not retired."""
        return self.filter(retired_on=None, versions__published_on__isnull=False).distinct()


class Module(models.Model):
    """A training that keeps its name through its versions. slug: in its public address."""

    slug = models.SlugField(_("adresse"), max_length=60, unique=True)
    name = models.CharField(_("nom"), max_length=150, unique=True)
    retired_on = models.DateField(_("retiré du catalogue le"), null=True, blank=True)
    is_fictitious = models.BooleanField(_("module fictif de la démonstration"), default=False)

    objects = ModuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("module de formation")
        verbose_name_plural = _("modules de formation")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ModuleVersion(models.Model):
    """What a module is from one day on; published, it changes no more, and another version follows it.

    objectives, programme: Markdown. audiences: codes of ``Audience``. skills: codes of ``Skill`` that it gives.
    published_on: None while it is being written.
    """

    module = models.ForeignKey(Module, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    summary = models.CharField(_("en une phrase"), max_length=300)
    objectives = models.TextField(_("objectifs"), max_length=4000)
    programme = models.TextField(_("déroulement"), max_length=8000, blank=True)
    prerequisites = models.CharField(_("avant de venir"), max_length=300, blank=True)
    minutes = models.PositiveIntegerField(
        _("durée en minutes"), validators=[MinValueValidator(15), MaxValueValidator(60 * 200)]
    )
    audiences = models.JSONField(_("publics"), default=list)
    skills = models.JSONField(_("compétences reconnues"), default=list, blank=True)
    written_by = models.CharField(_("écrit par"), max_length=200, blank=True)
    published_on = models.DateField(_("publiée le"), null=True, blank=True)

    class Meta:
        verbose_name = _("version d'un module")
        verbose_name_plural = _("versions des modules")
        ordering = ["module", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["module", "number"], name="module_version_once"),
            models.UniqueConstraint(
                fields=["module"], condition=Q(published_on=None), name="module_one_draft_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.module.name} (v{self.number})"

    @property
    def duration(self) -> str:
        """How long it lasts: « 3 h 30 »."""
        hours, minutes = divmod(self.minutes, 60)
        if not hours:
            return f"{minutes}\u00a0min"
        return f"{hours}\u00a0h\u00a0{minutes:02d}" if minutes else f"{hours}\u00a0h"

    @property
    def audience_words(self) -> list[str]:
        """Whom it is made for, in words."""
        return [str(Audience(code).label) for code in self.audiences if code in Audience.values]

    @property
    def skill_words(self) -> list[str]:
        """The skills that it gives, in words."""
        return [str(Skill(code).label) for code in self.skills if code in Skill.values]


class Material(models.Model):
    """A file that goes with a version. extension: what it really is. shared_on: since when everyone may take it."""

    version = models.ForeignKey(ModuleVersion, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(_("titre"), max_length=250)
    file = models.FileField(_("fichier"), upload_to="formations/", max_length=200)
    extension = models.CharField(max_length=5)
    shared_on = models.DateField(_("ouvert à toutes et à tous le"), null=True, blank=True)
    added_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("support de formation")
        verbose_name_plural = _("supports de formation")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title
