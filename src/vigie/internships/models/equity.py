"""What a campaign did for whom: numbers kept once its first round is drawn."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vigie.internships.models.campaigns import Campaign


class EquityStudy(models.Model):
    """Rates of access by group in the first round of a campaign, and what luck alone would have given.

    outcome: JSON of ``equity.studying``, None until it is done; it holds numbers of pupils and nobody's own, shown when
    large enough to hide everyone. runs: how many times the lottery was drawn again. facts: sealed, what was known of
    each pupil in the order of the lottery, so that a study made again tells nothing of a few by difference; empty
    before the first one, and once the pupils are erased.
    """

    campaign = models.OneToOneField(Campaign, on_delete=models.CASCADE, related_name="equity_study")
    runs = models.PositiveSmallIntegerField(_("tirages refaits"))
    made_on = models.DateField(_("faite le"), auto_now=True)
    outcome = models.JSONField(null=True)
    facts = models.BinaryField(default=b"")

    class Meta:
        verbose_name = _("étude d'équité")
        verbose_name_plural = _("études d'équité")

    def __str__(self) -> str:
        return str(self.campaign)
