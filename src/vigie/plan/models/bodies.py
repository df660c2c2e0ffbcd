"""Bodies that follow the plan: who sits there, in the name of whom, and what they must look at each time."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation, Person
from vigie.plan.models.actions import Action
from vigie.plan.models.plans import Axis


class BodyQuerySet(models.QuerySet["Body"]):
    def active(self, day: date | None = None) -> "BodyQuerySet":
        """Bodies that have not ended on a day, today by default."""
        day = day or timezone.localdate()
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=day))


class Body(models.Model):
    """A body that meets about the plan (S86, S91, S129, S178); it may outlive a plan and follow the next.

    installed_on: a year, a month or a day, as it is known (S179). min_meetings_per_year: the rule that alerts are
    computed from (S180); None without rule. min_political_groups: how many political groups must sit (S86); 0 for any.
    is_open: whether organisations may ask to join by themselves (S51, S154).
    companion: the third party that accompanies it (S76, S90). axis: the axis that advises it, when one does.
    """

    class Kind(models.TextChoices):
        WORKING_GROUP = "working_group", _("groupe de travail")
        STEERING = "steering", _("comité de pilotage")
        TECHNICAL = "technical", _("comité technique")
        WATCH_GROUP = "watch_group", _("groupe de veille d'élues et d'élus")
        THEMATIC = "thematic", _("groupe thématique")
        PILOTING = "piloting", _("groupe de pilotage d'une expérience")
        OTHER = "other", _("autre instance")

    name = models.CharField(_("nom"), max_length=250, unique=True)
    kind = models.CharField(_("nature"), max_length=15, choices=Kind.choices, default=Kind.WORKING_GROUP)
    composition = models.TextField(_("composition"), blank=True)
    missions = models.TextField(_("missions"), blank=True)
    mandate_letter = models.TextField(_("lettre de mission"), blank=True)
    mandated_by = models.CharField(_("missionnée par"), max_length=200, blank=True)
    mandated_on = models.CharField(_("lettre du"), max_length=10, blank=True)
    referent = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="referred_bodies",
        verbose_name=_("élue ou élu référent"),
    )
    companion = models.CharField(_("tiers accompagnateur"), max_length=200, blank=True)
    installed_on = models.CharField(_("installée en"), max_length=10, blank=True)
    ended_on = models.DateField(_("a pris fin le"), null=True, blank=True)
    min_meetings_per_year = models.PositiveSmallIntegerField(_("réunions par an, au moins"), null=True, blank=True)
    min_political_groups = models.PositiveSmallIntegerField(_("groupes politiques représentés, au moins"), default=0)
    is_open = models.BooleanField(_("ouverte aux structures volontaires"), default=False)
    axis = models.ForeignKey(
        Axis,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="bodies",
        verbose_name=_("axe qui la préconise"),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("instance")
        verbose_name_plural = _("instances")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class BodyCategory(models.Model):
    """A category of members; when it is required, the body is incomplete without it (S129, S140)."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="categories")
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("catégorie"), max_length=120)
    is_required = models.BooleanField(_("obligatoire"), default=True)

    class Meta:
        verbose_name = _("catégorie de membres")
        verbose_name_plural = _("catégories de membres")
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["body", "name"], name="body_category_once")]

    def __str__(self) -> str:
        return self.name


class BodyMemberQuerySet(models.QuerySet["BodyMember"]):
    def sitting(self, day: date | None = None) -> "BodyMemberQuerySet":
        """Members on a day, today by default: joined, and not yet gone."""
        day = day or timezone.localdate()
        return self.filter(joined_on__lte=day).filter(Q(left_on=None) | Q(left_on__gt=day))

    def waiting(self) -> "BodyMemberQuerySet":
        """Those invited or asking, who have neither joined nor gone."""
        return self.filter(joined_on=None, left_on=None)


class BodyMember(models.Model):
    """A seat in a body: an organisation, someone, or someone in the name of an organisation.

    person, organisation: at least one. is_runner: prepares and holds its meetings beside the pilot.
    political_group: of an elected member, as made public by the council, only where several are required (S86).
    is_voluntary: came by themselves (S51). asked_on, invited_on: who took the first step; joined_on: None until the
    other has agreed; left_on: the day they left, or were refused.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(
        Person,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("personne"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("structure"),
    )
    category = models.ForeignKey(
        BodyCategory,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="members",
        verbose_name=_("catégorie"),
    )
    capacity = models.CharField(_("à quel titre"), max_length=150, blank=True)
    political_group = models.CharField(_("groupe politique"), max_length=120, blank=True)
    is_runner = models.BooleanField(_("prépare et anime les réunions"), default=False)
    is_voluntary = models.BooleanField(_("volontaire"), default=True)
    invited_on = models.DateField(_("invitation du"), null=True, blank=True)
    asked_on = models.DateField(_("demande du"), null=True, blank=True)
    joined_on = models.DateField(_("membre depuis le"), null=True, blank=True)
    left_on = models.DateField(_("partie le"), null=True, blank=True)
    is_fictitious = models.BooleanField(_("membre fictif de la démonstration"), default=False)

    objects = BodyMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("membre d'une instance")
        verbose_name_plural = _("membres d'une instance")
        ordering = ["organisation__name", "person__name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(organisation__isnull=False), name="body_member_is_someone"
            ),
            models.UniqueConstraint(
                "body",
                Coalesce("person", 0),
                Coalesce("organisation", 0),
                condition=Q(left_on__isnull=True),
                name="body_member_once",
            ),
            models.CheckConstraint(
                condition=Q(joined_on__isnull=True) | Q(left_on__isnull=True) | Q(left_on__gte=models.F("joined_on")),
                name="body_member_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        parts = [str(part) for part in (self.person, self.organisation) if part]
        return " – ".join(parts)


class StandingItem(models.Model):
    """What a body looks at each time it meets, such as equality between women and men (S183)."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="standing_items")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("point permanent"), max_length=250)

    class Meta:
        verbose_name = _("point d'ordre du jour permanent")
        verbose_name_plural = _("points d'ordre du jour permanents")
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["body", "title"], name="standing_item_once")]

    def __str__(self) -> str:
        return self.title


class AlertQuerySet(models.QuerySet["Alert"]):
    def unanswered(self) -> "AlertQuerySet":
        """Alerts that nobody has answered yet."""
        return self.filter(answered_on=None)


class Alert(models.Model):
    """What a body asks the plan to look at: the watch group's first tool (S86).

    meeting: where it was answered, when it was in a meeting. answered_on: None while it waits.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="alerts")
    title = models.CharField(_("objet"), max_length=250)
    text = models.TextField(_("ce qui est demandé"))
    raised_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    raised_on = models.DateField(_("alerte du"), default=timezone.localdate)
    action = models.ForeignKey(
        Action, on_delete=models.SET_NULL, null=True, blank=True, related_name="alerts", verbose_name=_("action")
    )
    axis = models.ForeignKey(
        Axis, on_delete=models.SET_NULL, null=True, blank=True, related_name="alerts", verbose_name=_("axe")
    )
    answer = models.TextField(_("réponse"), blank=True)
    answered_on = models.DateField(_("réponse du"), null=True, blank=True)
    meeting: Any = models.ForeignKey(
        "plan.Meeting", on_delete=models.SET_NULL, null=True, blank=True, related_name="answered_alerts"
    )
    is_fictitious = models.BooleanField(_("alerte fictive de la démonstration"), default=False)

    objects = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = _("alerte d'une instance")
        verbose_name_plural = _("alertes des instances")
        ordering = ["-raised_on", "-id"]

    def __str__(self) -> str:
        return self.title
