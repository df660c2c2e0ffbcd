"""Outcomes: read twice without knowing the profile, settled when the two differ; and the planned looks."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.testing.models.campaigns import Campaign, Outcome
from vigie.testing.models.field import Application


class Coder(models.Model):
    """Someone who reads what came back and says which code it is, without testing in the campaign."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="coders")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", verbose_name=_("personne"))
    settles = models.BooleanField(_("tranche les désaccords"), default=False)

    class Meta:
        verbose_name = _("codeur ou codeuse")
        verbose_name_plural = _("codeurs et codeuses")
        ordering = ["campaign", "pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "person"], name="coder_once")]

    def __str__(self) -> str:
        return str(self.person)


class Coding(models.Model):
    """What one coder read."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="codings")
    coder = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="codings")
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="+", verbose_name=_("résultat"))
    coded_on = models.DateField(_("codée le"))

    class Meta:
        verbose_name = _("lecture d'un résultat")
        verbose_name_plural = _("lectures de résultats")
        ordering = ["application", "pk"]
        constraints = [models.UniqueConstraint(fields=["application", "coder"], name="coding_once")]

    def __str__(self) -> str:
        return str(self.outcome)


class Settlement(models.Model):
    """What is held when two readings differ, and why."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="settlement")
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="+", verbose_name=_("résultat"))
    reason = models.CharField(_("pourquoi"), max_length=300)
    coder = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="settlements")
    settled_on = models.DateField(_("tranchée le"))

    class Meta:
        verbose_name = _("désaccord tranché")
        verbose_name_plural = _("désaccords tranchés")

    def __str__(self) -> str:
        return str(self.outcome)


class Look(models.Model):
    """A planned look at the effect, once taken. information: share of the planned discordant pairs that were there.

    bound: standard errors beyond which equality is refused. refused: whether they were passed; nothing else is kept.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="looks_taken")
    number = models.PositiveSmallIntegerField(_("regard"), validators=[MinValueValidator(1)])
    taken_on = models.DateField(_("fait le"))
    information = models.FloatField(_("part de l'information"))
    bound = models.FloatField(_("borne"))
    refused = models.BooleanField(_("égalité rejetée"))

    class Meta:
        verbose_name = _("regard")
        verbose_name_plural = _("regards")
        ordering = ["campaign", "number"]
        constraints = [models.UniqueConstraint(fields=["campaign", "number"], name="look_once")]

    def __str__(self) -> str:
        return str(self.number)
