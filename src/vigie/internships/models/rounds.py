"""A round: what is frozen and promised before a draw, and what it gives."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vigie.internships.models.campaigns import Campaign


class Round(models.Model):
    """One match of a campaign: the first, or the second for those left without a seat.

    inputs: frozen lists, as compressed JSON, under names drawn for this round alone (never the pseudonyms, nor the
    offers' numbers). names: who is behind them, ``{"pupils": {name: id}, "offers": {name: id of OfferWeek}}``,
    compressed and sealed with the installation's key. sealed_secret: before the draw, sealed alike; secret: after.
    draw_on: promised day of the draw, after the lists are frozen. announced: which public value, of what moment.
    result, check_report: compressed JSON of the match and of its check.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("tour"))
    committed_on = models.DateField(_("gelé le"))
    draw_on = models.DateField(_("jour du tirage"))
    inputs = models.BinaryField()
    names = models.BinaryField()
    inputs_root = models.CharField(_("empreinte des listes"), max_length=64)
    secret_hash = models.CharField(_("empreinte du secret"), max_length=64)
    sealed_secret = models.BinaryField()
    announced = models.CharField(_("valeur publique annoncée"), max_length=250)
    secret = models.CharField(_("secret révélé"), max_length=64, blank=True)
    public_value = models.CharField(_("valeur publique"), max_length=250, blank=True)
    drawn_on = models.DateField(_("tiré le"), null=True, blank=True)
    result = models.BinaryField(null=True)
    check_report = models.BinaryField(null=True)

    class Meta:
        verbose_name = _("tour d'attribution")
        verbose_name_plural = _("tours d'attribution")
        ordering = ["campaign", "number"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="round_once"),
            # The public value must not be known yet when lists are frozen.
            models.CheckConstraint(condition=Q(draw_on__gt=F("committed_on")), name="round_frozen_before_draw"),
            models.CheckConstraint(
                condition=Q(drawn_on=None, secret="", public_value="", result__isnull=True)
                | (Q(drawn_on__isnull=False, result__isnull=False) & ~Q(secret="") & ~Q(public_value="")),
                name="round_drawn_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.campaign} – {self.number}"
