"""What is due in a case: a day and a nature in clear, so that nothing is missed; the words are sealed."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.support.models.cases import Case


class TaskQuerySet(models.QuerySet["Task"]):
    def due(self) -> "TaskQuerySet":
        """Tasks not done yet."""
        return self.filter(done_on=None)


class Task(models.Model):
    """Something to do by a day. text_field: the sealed text that says what, in the internal compartment."""

    class Kind(models.TextChoices):
        ACKNOWLEDGE = "acknowledge", _("répondre à la personne")
        STEP = "step", _("étape du plan d'accompagnement")
        LEGAL_LIMIT = "legal_limit", _("délai de la loi")
        REFERRAL = "referral", _("réponse d'un autre lieu")
        FOLLOW_UP = "follow_up", _("prendre des nouvelles")
        ERASURE = "erasure", _("effacement demandé par la personne")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="tasks")
    kind = models.CharField(_("nature"), max_length=12, choices=Kind.choices)
    due_on = models.DateField(_("pour le"))
    done_on = models.DateField(_("fait le"), null=True, blank=True)
    assigned_to = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("confiée à")
    )
    text_field = models.CharField(max_length=60, blank=True)
    created_on = models.DateField(default=timezone.localdate)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("tâche")
        verbose_name_plural = _("tâches")
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.get_kind_display()
