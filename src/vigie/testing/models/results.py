"""What a campaign ends with: its figures, and what organisations answer before anything is said of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vigie.testing.models.campaigns import Campaign


class Study(models.Model):
    """The figures of a campaign that has ended. result: compressed JSON of ``analyse``, with organisations by code.

    released_on: since when the report, without any organisation, may be shown.
    """

    campaign = models.OneToOneField(Campaign, on_delete=models.CASCADE, related_name="study")
    made_on = models.DateField(_("calculée le"))
    result = models.BinaryField()
    released_on = models.DateField(_("rendue publique le"), null=True, blank=True)

    class Meta:
        verbose_name = _("résultats d'une campagne de tests")
        verbose_name_plural = _("résultats des campagnes de tests")

    def __str__(self) -> str:
        return str(self.campaign)


class RightOfReply(models.Model):
    """An organisation told what its tests showed, and what it answers, before anybody else is told.

    sealed_name: with the installation's key. sealed_answer: sealed alike.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="replies")
    code = models.CharField(_("organisation"), max_length=20)
    sealed_name = models.BinaryField()
    told_on = models.DateField(_("prévenue le"))
    answer_until = models.DateField(_("peut répondre jusqu'au"))
    sealed_answer = models.BinaryField(default=bytes)
    answered_on = models.DateField(_("a répondu le"), null=True, blank=True)

    class Meta:
        verbose_name = _("droit de réponse")
        verbose_name_plural = _("droits de réponse")
        ordering = ["campaign", "code"]
        constraints = [models.UniqueConstraint(fields=["campaign", "code"], name="right_of_reply_once")]

    def __str__(self) -> str:
        return self.code
