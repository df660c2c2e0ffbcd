"""Answers: sealed while they wait, then poured in random order, sealed anew: nothing tells when, nor by whom."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.surveys.models.surveys import SurveyVersion
from vigie.surveys.models.waves import Wave


class WaitingAnswer(models.Model):
    """An answer that came in: sealed with a key outside the database, until it is poured among others."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="waiting_answers")
    content = models.BinaryField()

    class Meta:
        verbose_name = _("réponse en attente")
        verbose_name_plural = _("réponses en attente")

    def __str__(self) -> str:
        return str(self.pk)


class Answer(models.Model):
    """A poured answer. values: sealed JSON without any free text. texts: sealed JSON of free texts, or None.

    mark: the submission it comes from, for surveys that are not anonymous; never kept for the others.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="answers")
    version = models.ForeignKey(SurveyVersion, on_delete=models.PROTECT, related_name="+")
    values = models.BinaryField()
    texts = models.BinaryField(null=True)
    mark = models.BinaryField(max_length=32, null=True)

    class Meta:
        verbose_name = _("réponse")
        verbose_name_plural = _("réponses")

    def __str__(self) -> str:
        return str(self.pk)


class SubmissionMark(models.Model):
    """Says that a submission already came, so that sending it twice makes one answer. tag: keyed digest."""

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="+")
    tag = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = _("envoi déjà reçu")
        verbose_name_plural = _("envois déjà reçus")
        constraints = [models.UniqueConstraint(fields=["wave", "tag"], name="submission_once")]

    def __str__(self) -> str:
        return str(self.pk)


class AnswerFile(models.Model):
    """A file sent with an answer that is not anonymous. content: sealed, as its name. mark: of its submission."""

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="files")
    mark = models.BinaryField(max_length=32)
    name = models.BinaryField()
    content = models.BinaryField()
    digest = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = _("fichier d'une réponse")
        verbose_name_plural = _("fichiers des réponses")
        constraints = [models.UniqueConstraint(fields=["wave", "mark", "digest"], name="answer_file_once")]

    def __str__(self) -> str:
        return str(self.pk)


class Draft(models.Model):
    """An answer begun, that its code alone opens. tag: keyed digest of the code; content: sealed under the code."""

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="drafts")
    tag = models.BinaryField(max_length=32, unique=True)
    content = models.BinaryField()
    expires_on = models.DateField(_("effacé le"))

    class Meta:
        verbose_name = _("réponse commencée")
        verbose_name_plural = _("réponses commencées")

    def __str__(self) -> str:
        return str(self.pk)


class FrozenResults(models.Model):
    """The protected tables of a closed wave: made once, read by all, never made again.

    content: the tables with their protected cells. audit: what was checked. drawings: charts in SVG, by question, drawn
    from the content. digest: SHA-256 of the content. The database refuses to change a row.
    """

    wave = models.OneToOneField(Wave, on_delete=models.PROTECT, related_name="results")
    content = models.JSONField()
    audit = models.JSONField(default=dict)
    drawings = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    frozen_on = models.DateField(_("figés le"), default=timezone.localdate)
    frozen_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("résultats figés")
        verbose_name_plural = _("résultats figés")

    def __str__(self) -> str:
        return str(self.wave)

    @property
    def is_published(self) -> bool:
        """Whether everyone may read them. Costs a query, unless ``publication`` was read with it."""
        return hasattr(self, "publication")


class ResultsPublication(models.Model):
    """The act by which frozen results are open to everyone."""

    results = models.OneToOneField(FrozenResults, on_delete=models.CASCADE, related_name="publication")
    published_on = models.DateField(_("ouverts le"), default=timezone.localdate)
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("ouverture de résultats")
        verbose_name_plural = _("ouvertures de résultats")

    def __str__(self) -> str:
        return str(self.results)
