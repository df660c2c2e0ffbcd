"""What people say of the support they had (S156): tied to no case, no day and no point."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Satisfaction(models.Model):
    """One optional answer at the end. quarter: « 2026-Q3 »; nothing else places it."""

    class Answer(models.TextChoices):
        YES = "yes", _("oui")
        PARTLY = "partly", _("en partie")
        NO = "no", _("non")
        NOT_STATED = "not_stated", _("sans réponse")

    quarter = models.CharField(_("trimestre"), max_length=7)
    felt_heard = models.CharField(_("s'est sentie écoutée"), max_length=10, choices=Answer.choices)
    was_helped = models.CharField(_("a été aidée"), max_length=10, choices=Answer.choices)
    feels_stronger = models.CharField(_("se sent mieux armée"), max_length=10, choices=Answer.choices)
    is_fictitious = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("avis")
        verbose_name_plural = _("avis")
        constraints = [
            models.CheckConstraint(
                condition=Q(quarter__regex=r"^[0-9]{4}-Q[1-4]$"), name="satisfaction_quarter_is_one"
            ),
        ]

    def __str__(self) -> str:
        return self.quarter
