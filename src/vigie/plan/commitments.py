"""An organisation freely commits to an axis, with means, and may end it (S67)."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.actor import Actor
from vigie.accounts.journal import record
from vigie.accounts.models import Organisation, Person, Role
from vigie.plan.models import Axis, Commitment, Plan
from vigie.plan.rules import may_run_plan
from vigie.plan.seen_forms import SeenForm, choose_among


def own_organisations(actor: Actor) -> set[int]:
    """Return the ids of the organisations in whose name the actor contributes."""
    return actor.organisations_as(Role.CONTRIBUTOR)


class CommitmentForm(SeenForm):
    """What an organisation commits to, with the organisations the actor may write for."""

    class Meta:
        model = Commitment
        fields = ["organisation", "axis", "means", "committed_on", "until"]
        widgets = {
            "means": forms.Textarea(attrs={"rows": 3}),
            "committed_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, plan: Plan, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisations = Organisation.objects.select_related("parent")
        if may_run_plan(actor):
            organisations = organisations.filter(pk__in=own_organisations(actor))
        choose_among(self, "organisation", organisations)
        choose_among(self, "axis", Axis.objects.filter(plan=plan))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        start, end = cleaned.get("committed_on"), cleaned.get("until")
        if start and end and end < start:
            self.add_error("until", gettext("L'engagement finit avant d'avoir commencé."))
        same = Commitment.objects.filter(organisation=cleaned.get("organisation"), axis=cleaned.get("axis"))
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("axis", gettext("Cette structure s'est déjà engagée sur cet axe : modifiez cet engagement."))
        return cleaned


def write_commitment(*, form: CommitmentForm, actor: Person) -> Commitment:
    """Write the commitment of a valid form, new or changed, with its line in the axis's history."""
    with transaction.atomic():
        commitment: Commitment = form.save(commit=False)
        is_new = commitment.pk is None
        if is_new:
            commitment.save(force_insert=True)
        else:
            commitment.save(update_fields=list(form.Meta.fields))
        changes = form.changes()
        if is_new or changes:
            verb = "commitment_made" if is_new else "commitment_changed"
            record(actor=actor, verb=verb, on=commitment.axis, changes=changes)
    return commitment


def end_commitment(*, commitment: Commitment, actor: Person) -> None:
    """End a commitment today; one that would have begun later is dropped. One already over stays as it is."""
    today = timezone.localdate()
    with transaction.atomic():
        if commitment.until and commitment.until <= today:
            return
        changes = {str(commitment.organisation): ["", today.isoformat()]}
        if commitment.committed_on and commitment.committed_on > today:
            commitment.delete()
        else:
            commitment.until = today
            commitment.save(update_fields=["until"])
        record(actor=actor, verb="commitment_ended", on=commitment.axis, changes=changes)
