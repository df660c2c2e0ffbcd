"""What the public sees: frozen copies, made by an act; drafts never leave."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.plan.models.plans import Plan


class PublicCopy(models.Model):
    """What was opened to the public, frozen as it was on that day. Public pages read nothing else.

    object_type, object_id: what was opened (a plan, an axis, an action). content: only fields meant for everyone.
    """

    class ObjectType(models.TextChoices):
        PLAN = "plan", _("plan")
        AXIS = "axis", _("axe")
        ACTION = "action", _("action")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="public_copies")
    object_type = models.CharField(max_length=10, choices=ObjectType.choices)
    object_id = models.PositiveBigIntegerField()
    content = models.JSONField()
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("copie ouverte au public")
        verbose_name_plural = _("copies ouvertes au public")
        ordering = ["object_type", "object_id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "object_type", "object_id"], name="public_copy_once"),
        ]
