"""Token buckets: how much one unknown sender may still send today. Never an address."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Bucket(models.Model):
    """What is left to a sender for one kind of act.

    key: keyed hash of an address, with a salt that lasts a day; the address itself is never kept.
    """

    key = models.BinaryField(max_length=32, unique=True)
    day = models.DateField()
    tokens = models.FloatField()
    filled_at = models.FloatField()

    class Meta:
        verbose_name = _("limite d'envoi")
        verbose_name_plural = _("limites d'envoi")
        indexes = [models.Index(fields=["day"], name="bucket_day")]

    def __str__(self) -> str:
        return str(self.day)
