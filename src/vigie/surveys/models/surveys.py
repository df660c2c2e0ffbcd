"""Surveys: what is asked, in which version, and who may do what with it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation, Person


class Survey(models.Model):
    """A questionnaire and its life. Its words are in its versions, its dates in its waves.

    purpose: told to whoever answers. is_anonymous: neither file, position nor device is ever asked; fixed as soon as
    a wave opens. retention_months: how long answers are kept after a wave is closed. small_count: the smallest number
    of answers that may be told. fact_mapping: which questions feed the observatory (``receiving.facts``); None: none.
    """

    class Kind(models.TextChoices):
        INTERNSHIP_FEEDBACK = "internship_feedback", _("retour de stage")
        VICTIM_INTERVIEW = "victim_interview", _("entretien avec une personne qui a subi une discrimination")
        ACTOR_INTERVIEW = "actor_interview", _("entretien avec une structure")
        BAROMETER = "barometer", _("baromètre des discriminations ressenties")
        TRAINING = "training", _("évaluation d'une formation")
        TESTING = "testing", _("grille de testing")
        OTHER = "other", _("autre enquête")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="surveys", verbose_name=_("structure responsable")
    )
    title = models.CharField(_("titre"), max_length=200)
    kind = models.CharField(_("sorte d'enquête"), max_length=20, choices=Kind.choices, default=Kind.OTHER)
    purpose = models.TextField(_("à quoi elle sert"), blank=True)
    is_anonymous = models.BooleanField(_("anonyme"), default=True)
    retention_months = models.PositiveSmallIntegerField(
        _("réponses gardées (mois après la fin)"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    small_count = models.PositiveSmallIntegerField(
        _("plus petit nombre montré"), default=10, validators=[MinValueValidator(3), MaxValueValidator(50)]
    )
    fact_mapping = models.JSONField(_("versement à l'observatoire"), null=True, blank=True)
    created_on = models.DateField(_("créée le"), default=timezone.localdate)
    is_fictitious = models.BooleanField(_("fictive"), default=False)

    class Meta:
        verbose_name = _("enquête")
        verbose_name_plural = _("enquêtes")
        ordering = ["-created_on", "title"]
        constraints = [
            models.CheckConstraint(condition=Q(small_count__gte=3), name="survey_hides_small_counts"),
            models.CheckConstraint(condition=Q(retention_months__gte=1), name="survey_ends_keeping"),
        ]

    def __str__(self) -> str:
        return self.title


class SurveyVersion(models.Model):
    """What a survey asks, as spreadsheet sheets and as the XForm made from them. Published, it no longer changes.

    sheets: ``xlsform.sheets.Sheets``. digest: MD5 of the XForm in hexadecimal, as OpenRosa wants it; empty for a draft.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    sheets = models.JSONField(default=dict)
    xform = models.TextField(blank=True)
    digest = models.CharField(max_length=32, blank=True)
    published_on = models.DateField(_("publiée le"), null=True, blank=True)

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")
        ordering = ["survey", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="survey_version_once"),
            models.UniqueConstraint(
                fields=["survey"], condition=Q(published_on=None), name="survey_one_draft_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(published_on=None) | ~Q(digest=""), name="survey_version_published_with_its_form"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey} – {self.number}"


class SurveyRight(models.Model):
    """What one person may do with one survey, beyond what their role gives."""

    class Right(models.TextChoices):
        EDIT = "edit", _("préparer le questionnaire et ses vagues")
        COLLECT = "collect", _("recueillir des réponses")
        ANALYSE = "analyse", _("figer les résultats et exporter les réponses sans les textes")
        READ_TEXTS = "read_texts", _("lire les réponses libres")

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="rights")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="survey_rights")
    right = models.CharField(_("droit"), max_length=10, choices=Right.choices)
    given_on = models.DateField(_("donné le"), default=timezone.localdate)

    class Meta:
        verbose_name = _("droit sur une enquête")
        verbose_name_plural = _("droits sur une enquête")
        ordering = ["survey", "right", "person"]
        constraints = [models.UniqueConstraint(fields=["survey", "person", "right"], name="survey_right_once")]

    def __str__(self) -> str:
        return f"{self.person} – {self.get_right_display()}"
