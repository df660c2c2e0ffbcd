"""The forms of a meeting under way: a decision, someone who came unexpectedly."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Membership, Organisation, Person, Role
from vigie.plan.meetings.deciding import Wording
from vigie.plan.meetings.planning_dates import FuzzyDateField
from vigie.plan.models import Action, AgendaItem, Axis, Body, BodyMember, Decision, Meeting
from vigie.plan.seen_forms import SeenForm, choose_among


class DecisionForm(SeenForm):
    """What a meeting decides; only the words are asked for."""

    due = FuzzyDateField(
        label=_("Pour quand"),
        required=False,
        help_text=_("Un jour, un mois ou une année : 15/06/2027, juin 2027, 2027."),
    )

    class Meta:
        model = Decision
        fields = ["text", "kind", "agenda_item", "carrier", "carrier_person", "due", "action", "axis"]
        fields += ["is_political_agreement"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4}), "kind": forms.RadioSelect}
        labels = {"agenda_item": _("Point de l'ordre du jour")}
        help_texts = {
            "is_political_agreement": _("L'action choisie peut alors commencer ; sa fiche en gardera la date."),
        }

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "agenda_item", AgendaItem.objects.filter(meeting=meeting))
        choose_among(self, "carrier", Organisation.objects.select_related("parent"))
        choose_among(self, "carrier_person", possible_carriers(meeting.body, self.instance))
        choose_among(self, "action", Action.objects.filter(plan=meeting.plan))
        choose_among(self, "axis", Axis.objects.filter(plan=meeting.plan))
        self.order_fields(self.Meta.fields)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("is_political_agreement") and not cleaned.get("action"):
            self.add_error("action", gettext("Dites quelle action cet accord politique permet de lancer."))
        return cleaned

    def wording(self) -> Wording:
        """Return what a valid form says."""
        return Wording(**{name: self.cleaned_data[name] for name in self.Meta.fields})

    def _post_clean(self) -> None:
        # The act writes the row itself, under its lock; the model's own checks are said by the fields above.
        return


def possible_carriers(body: Body, decision: Decision) -> Any:
    """Return who may carry a decision: those who sit in the body, the pilots, and whoever carries it already."""
    seated = BodyMember.objects.filter(body=body, person__isnull=False).sitting().values("person")
    pilots = Membership.objects.current().filter(role=Role.PILOT).values("person")
    return Person.objects.filter(Q(pk__in=seated) | Q(pk__in=pilots) | Q(pk=decision.carrier_person_id)).order_by(
        "name", "pk"
    )


class UnexpectedForm(forms.Form):
    """Someone who came without being on the list."""

    label = forms.CharField(label=_("Nom"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    organisation = forms.ModelChoiceField(
        label=_("Structure (facultatif)"), required=False, queryset=Organisation.objects.select_related("parent")
    )
