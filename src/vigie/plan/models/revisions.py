"""The plan's adopted versions, the revision that prepares the next one, and what partners propose."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation, Person
from vigie.plan.models.actions import Action
from vigie.plan.models.bodies import Body
from vigie.plan.models.meetings import Decision, Meeting
from vigie.plan.models.plans import Plan


class PlanVersion(models.Model):
    """The plan as it was adopted: immutable, numbered and citable (S1, S3, S4). The database refuses to change it.

    adopted_on: a day, or the month or year that is known; empty when the source does not say.
    body_label: who adopted it, in words. content: the whole plan, in the form of its JSON file, without notes of
    reading nor names of persons; content_hash: SHA-256, in hexadecimal, of that content.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("numéro"))
    adopted_on = models.CharField(_("adoptée le"), max_length=10, blank=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="adopted_versions")
    body_label = models.CharField(_("adoptée par"), max_length=250, blank=True)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="adopted_versions"
    )
    decision = models.OneToOneField(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="adopted_version"
    )
    summary = models.TextField(_("ce qui change"), blank=True)
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("version adoptée du plan")
        verbose_name_plural = _("versions adoptées du plan")
        ordering = ["plan", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once"),
            models.CheckConstraint(
                condition=Q(number=1) | Q(decision__isnull=False, meeting__isnull=False),
                name="revised_version_cites_its_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan.title}, version {self.number}"


class Revision(models.Model):
    """The yearly work between two versions (S3); one at a time for a plan."""

    class State(models.TextChoices):
        OPEN = "open", _("en cours")
        ADOPTED = "adopted", _("adoptée")
        ABANDONED = "abandoned", _("abandonnée")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="revisions")
    base = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="revisions")
    year = models.PositiveSmallIntegerField(_("année"))
    state = models.CharField(_("état"), max_length=10, choices=State.choices, default=State.OPEN)
    purpose = models.TextField(_("objet de la révision"), blank=True)
    proposals_until = models.DateField(_("propositions jusqu'au"), null=True, blank=True)
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    abandoned_because = models.TextField(_("pourquoi elle est abandonnée"), blank=True)
    version = models.OneToOneField(
        PlanVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="revision"
    )

    class Meta:
        verbose_name = _("révision du plan")
        verbose_name_plural = _("révisions du plan")
        ordering = ["-opened_at"]
        constraints = [
            models.UniqueConstraint(fields=["plan"], condition=Q(state="open"), name="one_open_revision"),
            models.CheckConstraint(
                condition=(Q(state="adopted") & Q(version__isnull=False))
                | (~Q(state="adopted") & Q(version__isnull=True)),
                name="adopted_revision_has_its_version",
            ),
            models.CheckConstraint(
                condition=~Q(state="abandoned") | ~Q(abandoned_because=""), name="abandoned_revision_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan.title} ({self.year})"


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def to_examine(self) -> "ProposalQuerySet":
        """Proposals that the working group has not examined yet."""
        return self.filter(state=Proposal.State.PROPOSED)

    def retained(self) -> "ProposalQuerySet":
        """Proposals that adoption will apply."""
        return self.filter(state=Proposal.State.RETAINED)


class Proposal(models.Model):
    """A change that a partner proposes to the plan (S182): proposed, then retained and adopted, or declined.

    action: None for a new one. changes: ``{field: new value}``; before: ``{field: value}`` when it was proposed.
    Both hold values as ``plan.changing_actions`` names them, ids for ties. meeting: where it was examined.
    """

    class Kind(models.TextChoices):
        CHANGE = "change", _("modifier une action")
        ADD = "add", _("ajouter une action")
        REMOVE = "remove", _("retirer une action")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposée")
        RETAINED = "retained", _("retenue")
        ADOPTED = "adopted", _("adoptée")
        DECLINED = "declined", _("écartée")
        WITHDRAWN = "withdrawn", _("retirée")

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="proposals")
    kind = models.CharField(_("nature"), max_length=10, choices=Kind.choices, default=Kind.CHANGE)
    action = models.ForeignKey(Action, on_delete=models.SET_NULL, null=True, blank=True, related_name="proposals")
    action_label = models.CharField(_("action"), max_length=300)
    changes = models.JSONField(default=dict, blank=True)
    before = models.JSONField(default=dict, blank=True)
    reason = models.TextField(_("pourquoi"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="proposals"
    )
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(_("état"), max_length=10, choices=State.choices, default=State.PROPOSED)
    answer = models.TextField(_("motif"), blank=True)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="examined_proposals"
    )
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="proposals")
    proposed_at = models.DateTimeField(default=timezone.now)
    examined_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)
    is_fictitious = models.BooleanField(_("proposition fictive de la démonstration"), default=False)

    objects: Any = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposition de révision")
        verbose_name_plural = _("propositions de révision")
        ordering = ["proposed_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(state="declined") | ~Q(answer=""), name="declined_proposal_says_why"),
            models.CheckConstraint(
                condition=~Q(state__in=["retained", "adopted", "declined"]) | Q(meeting__isnull=False),
                name="examined_proposal_cites_its_meeting",
            ),
        ]

    def __str__(self) -> str:
        return self.action_label
