"""The form in which a partner proposes a change: the fields of an action as they are, and why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.plan.action_forms import ActionForm
from vigie.plan.models import Action, ActionPublic, Axis, Proposal
from vigie.plan.revision.proposed_values import FIELDS, decode_all, encode, recorded
from vigie.plan.revision.proposing import Draft
from vigie.plan.seen_forms import choose_among

COLUMNS = [name for name in FIELDS if name not in ("axes", "bearers", "partners", "publics")]


class ProposalForm(ActionForm):
    """An action as someone would like it to be; an action not yet in the plan starts empty.

    proposal: the one being rewritten, whose words the form starts from.
    """

    ties = ("axes", "bearers", "partners", "publics")
    axes = forms.ModelMultipleChoiceField(
        Axis.objects.none(), label=_("Axes"), required=False, widget=forms.CheckboxSelectMultiple
    )
    bearers = forms.ModelMultipleChoiceField(
        Organisation.objects.select_related("parent"),
        label=_("Structures porteuses"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )
    partners = forms.ModelMultipleChoiceField(
        Organisation.objects.select_related("parent"),
        label=_("Partenaires"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )
    publics = forms.MultipleChoiceField(
        choices=ActionPublic.Public.choices,
        label=_("Publics touchés"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=_("Pourquoi ce changement"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Le groupe de travail le lira ; sans nom de personne."),
    )

    class Meta:
        model = Action
        fields = COLUMNS
        widgets = {"domains": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, proposal: Proposal | None = None, **kwargs: Any) -> None:
        self.proposal = proposal
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        choose_among(self, "axes", self.instance.plan.axes.all())
        self.recorded = recorded(self.instance) if self.instance.pk else {}
        if self.proposal:
            self.initial.update(decode_all([self.proposal.changes])[0])
            self.initial["reason"] = self.proposal.reason
        self.order_fields(["reason", *FIELDS])

    def held(self, name: str) -> list[Any]:
        return super().held(name) if self.instance.pk else []

    def draft(self) -> Draft:
        """Return what the form proposes: the fields that differ from the plan as it is."""
        said = {name: value for name, value in self.values().items() if name != "reason"}
        new = {name: encode(name, value) for name, value in said.items()}
        if not self.instance.pk:
            changes = {name: value for name, value in new.items() if value}
            return Draft(Proposal.Kind.ADD, self.cleaned_data["reason"], None, changes, {})
        moved = [name for name in FIELDS if new[name] != self.recorded[name]]
        return Draft(
            Proposal.Kind.CHANGE,
            self.cleaned_data["reason"],
            Action.objects.get(pk=self.instance.pk),
            {name: new[name] for name in moved},
            {name: self.recorded[name] for name in moved},
        )
