"""Past data to import: the file while its preview is read, how files are coded, which were imported already."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.plan.models.uploads import Upload


class FactUpload(Upload):
    """A file of past data, kept between its preview and its confirmation. Only who gave it sees it.

    codebook: how it is coded so far (``facts_import.codebook.Codebook`` as JSON).
    """

    codebook: Any = models.JSONField(default=dict)

    class Meta(Upload.Meta):
        verbose_name = _("fichier de données anciennes à importer")
        verbose_name_plural = _("fichiers de données anciennes à importer")


class FactCodebook(models.Model):
    """How files of one kind are coded, kept to be used again."""

    name = models.CharField(_("nom"), max_length=120, unique=True)
    content: Any = models.JSONField()
    kept_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("codification")
        verbose_name_plural = _("codifications")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class FactImport(models.Model):
    """A file of past data was imported: enough to say it when the same one comes back, and nothing of what it says.

    fingerprint: HMAC, in hexadecimal, of the facts that it gave, in no order.
    """

    fingerprint = models.CharField(max_length=64, db_index=True)
    imported_on = models.DateField(_("importé le"), default=timezone.localdate)
    imported_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("import de données anciennes")
        verbose_name_plural = _("imports de données anciennes")
        ordering = ["-imported_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.imported_on}"
