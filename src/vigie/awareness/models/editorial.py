"""What was answered before something was published (S101)."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.awareness.models.events import Event
from vigie.awareness.models.tools import ToolVersion


class EditorialReading(models.Model):
    """The answers given before a version of a tool, or an event, went public. answers: by question."""

    version: Any = models.OneToOneField(
        ToolVersion, on_delete=models.CASCADE, null=True, blank=True, related_name="reading"
    )
    event: Any = models.OneToOneField(Event, on_delete=models.CASCADE, null=True, blank=True, related_name="reading")
    answers = models.JSONField(_("réponses"))
    note = models.TextField(_("remarque"), blank=True)
    read_on = models.DateField(_("relu le"), default=timezone.localdate)

    class Meta:
        verbose_name = _("relecture avant publication")
        verbose_name_plural = _("relectures avant publication")
        ordering = ["-read_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(version__isnull=False, event=None) | Q(version=None, event__isnull=False),
                name="awareness_reading_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.version or self.event)
