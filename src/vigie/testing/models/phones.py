"""The phone of a tester: the address by which it sends reports, and the reports that it sent."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.testing.models.field import Application, Tester


class PhoneAccess(models.Model):
    """The secret address by which the phone of a tester sends reports, as long as it is there.

    tag: keyed digest that finds it. sealed_token: what its QR code shows again, sealed with the installation's key.
    """

    tester = models.OneToOneField(Tester, on_delete=models.CASCADE, related_name="phone")
    tag = models.BinaryField(max_length=32, unique=True)
    sealed_token = models.BinaryField()
    made_on = models.DateField(_("donné le"), default=timezone.localdate)

    class Meta:
        verbose_name = _("accès du téléphone de qui teste")
        verbose_name_plural = _("accès des téléphones de qui teste")

    def __str__(self) -> str:
        return str(self.pk)


class PhoneReport(models.Model):
    """A report that a phone sent. mark: recognises it when it is sent again.

    application: whose report it became. sealed: all of it, with the installation's key, as long as it waits for an
    application. settled_on: since when it no longer waits; without an application, it was erased.
    """

    tester = models.ForeignKey(Tester, on_delete=models.CASCADE, related_name="phone_reports")
    mark = models.BinaryField(max_length=32)
    application = models.ForeignKey(
        Application, on_delete=models.SET_NULL, null=True, blank=True, related_name="phone_reports"
    )
    sealed = models.BinaryField(default=bytes)
    received_on = models.DateField(_("reçu le"), default=timezone.localdate)
    settled_on = models.DateField(_("rattaché ou effacé le"), null=True, blank=True)

    class Meta:
        verbose_name = _("compte rendu venu d'un téléphone")
        verbose_name_plural = _("comptes rendus venus d'un téléphone")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["tester", "mark"], name="phone_report_once")]

    def __str__(self) -> str:
        return str(self.pk)
