"""Files given to the browser's import, kept between the preview and its confirmation, and no longer."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person

# Long enough to read a preview, short enough not to keep files that nobody confirmed.
KEPT_FOR = timedelta(hours=12)


class UploadQuerySet(models.QuerySet[Any]):
    def waiting(self) -> "UploadQuerySet":
        """Uploads that may still be confirmed."""
        return self.filter(created_at__gte=timezone.now() - KEPT_FOR)

    def expired(self) -> "UploadQuerySet":
        """Uploads that nobody confirmed in time."""
        return self.filter(created_at__lt=timezone.now() - KEPT_FOR)


class Upload(models.Model):
    """A file someone wants to import; it disappears when the import is done, given up or too old."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(_("nom du fichier"), max_length=250)
    content = models.BinaryField()
    created_at = models.DateTimeField(default=timezone.now)

    objects = UploadQuerySet.as_manager()

    class Meta:
        abstract = True
        verbose_name = _("fichier à importer")
        verbose_name_plural = _("fichiers à importer")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name


class PlanUpload(Upload):
    """A file that holds a plan."""


class MeetingUpload(Upload):
    """A file that holds past meetings."""
