"""Waves: when and by which ways a survey is answered."""

from datetime import date

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.surveys.models.surveys import Survey, SurveyVersion


class WaveQuerySet(models.QuerySet["Wave"]):
    def open(self, day: date | None = None) -> "WaveQuerySet":
        """Waves that take answers on a day, today by default."""
        day = day or timezone.localdate()
        return self.filter(Q(closes_on=None) | Q(closes_on__gte=day), opens_on__lte=day, closed_on=None)


class Wave(models.Model):
    """One time that a survey is asked: comparable with the others when the questions are the same.

    code: random, in the public address. closes_on: last day. closed_on: the day it was really closed. cap: the most
    answers it takes. needs_token: whether a single-use access code is asked. place: « commune:59606 », or empty.
    crossings: pairs of questions whose tables the results show, fixed before they are frozen.
    """

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="waves")
    version = models.ForeignKey(SurveyVersion, on_delete=models.PROTECT, related_name="waves")
    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(_("nom de la vague"), max_length=120)
    place = models.CharField(_("lieu"), max_length=40, blank=True)
    opens_on = models.DateField(_("ouvre le"), default=timezone.localdate)
    closes_on = models.DateField(_("dernier jour"), null=True, blank=True)
    closed_on = models.DateField(_("close le"), null=True, blank=True)
    cap = models.PositiveIntegerField(
        _("nombre de réponses au plus"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    needs_token = models.BooleanField(_("demande un code d'accès à usage unique"), default=False)
    crossings = models.JSONField(_("croisements"), default=list, blank=True)
    purged_on = models.DateField(_("réponses effacées le"), null=True, blank=True)

    objects = WaveQuerySet.as_manager()

    class Meta:
        verbose_name = _("vague")
        verbose_name_plural = _("vagues")
        ordering = ["survey", "-opens_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "name"], name="wave_name_once"),
            models.CheckConstraint(
                condition=Q(closes_on=None) | Q(closes_on__gte=F("opens_on")), name="wave_closes_after_it_opens"
            ),
            models.CheckConstraint(
                condition=Q(purged_on=None) | Q(closed_on__isnull=False), name="wave_purged_once_closed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey} – {self.name}"

    def is_open(self, day: date | None = None) -> bool:
        """Whether it takes answers on a day, today by default."""
        day = day or timezone.localdate()
        return self.closed_on is None and self.opens_on <= day and (self.closes_on is None or day <= self.closes_on)


class Quota(models.Model):
    """How many answers with one value of one question a wave takes. count: how many it has."""

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="quotas")
    question = models.CharField(_("question"), max_length=250)
    value = models.CharField(_("réponse"), max_length=250)
    limit = models.PositiveIntegerField(_("au plus"))
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("quota")
        verbose_name_plural = _("quotas")
        ordering = ["wave", "question", "value"]
        constraints = [
            models.UniqueConstraint(fields=["wave", "question", "value"], name="quota_once"),
            models.CheckConstraint(condition=Q(count__lte=F("limit")), name="quota_respected"),
        ]

    def __str__(self) -> str:
        return f"{self.question} = {self.value}"


class Collector(models.Model):
    """The address by which phones with ODK Collect fill a wave. Anyone who has it may send: it can be revoked.

    tag: keyed digest that finds it. sealed_token: what its QR code shows again, sealed with the installation's key.
    """

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="collectors")
    label = models.CharField(_("à qui il est remis"), max_length=120)
    tag = models.BinaryField(max_length=32, unique=True)
    sealed_token = models.BinaryField()
    made_on = models.DateField(_("créé le"), default=timezone.localdate)
    revoked_on = models.DateField(_("révoqué le"), null=True, blank=True)

    class Meta:
        verbose_name = _("accès d'un téléphone de collecte")
        verbose_name_plural = _("accès des téléphones de collecte")
        ordering = ["wave", "label", "pk"]

    def __str__(self) -> str:
        return self.label


class TokenBatch(models.Model):
    """Single-use access codes made together for whoever hands them out: a school, a social centre."""

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="batches")
    label = models.CharField(_("à qui ils sont remis"), max_length=120)
    size = models.PositiveIntegerField(_("nombre de codes"))
    made_on = models.DateField(_("faits le"), default=timezone.localdate)

    class Meta:
        verbose_name = _("lot de codes d'accès")
        verbose_name_plural = _("lots de codes d'accès")
        ordering = ["wave", "label", "pk"]

    def __str__(self) -> str:
        return self.label


class AccessToken(models.Model):
    """A code that lets one answer in, and that nothing ties to it. tag: keyed digest; the code itself is not kept."""

    batch = models.ForeignKey(TokenBatch, on_delete=models.CASCADE, related_name="tokens")
    tag = models.BinaryField(max_length=32, unique=True)
    is_used = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("code d'accès")
        verbose_name_plural = _("codes d'accès")

    def __str__(self) -> str:
        return str(self.pk)
