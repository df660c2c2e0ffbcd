"""The form of what became of a decision, and the filters of the list."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.core.fuzzy_dates import FuzzyDate
from vigie.plan.models import Body, Decision
from vigie.plan.seen_forms import SeenForm

ANY = ("", _("indifférent"))


class FollowUpForm(SeenForm):
    """What became of a decision. A new date is a day, a month or a year."""

    # Longer than what is kept: « 1er décembre 2030 » becomes 2030-12-01.
    due = forms.CharField(
        label=_("Pour quand"),
        required=False,
        max_length=40,
        help_text=_("Un jour, un mois ou une année : 15/06/2017, juin 2017, 2017."),
    )

    class Meta:
        model = Decision
        fields = ["state", "done_on", "outcome", "due"]
        widgets = {
            "state": forms.RadioSelect,
            "outcome": forms.Textarea(attrs={"rows": 3}),
            "done_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts = {"done_on": _("Si elle est mise en œuvre ; aujourd'hui, si vous laissez vide.")}

    def clean_due(self) -> str:
        """Return the date as it is kept, nothing more precise than what was written."""
        due: str = self.cleaned_data["due"]
        if not due.strip():
            return ""
        try:
            return str(FuzzyDate.parse(due))
        except ValueError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        today = timezone.localdate()
        if cleaned.get("done_on") and cleaned["done_on"] > today:
            self.add_error("done_on", gettext("Ce jour n'est pas encore venu : indiquez un jour passé."))
        if cleaned.get("state") == Decision.State.DONE:
            cleaned["done_on"] = cleaned.get("done_on") or today
        else:
            cleaned["done_on"] = None
        if cleaned.get("state") == Decision.State.DROPPED and not cleaned.get("outcome"):
            self.add_error("outcome", gettext("Dites en une phrase pourquoi elle est abandonnée."))
        return cleaned


class DecisionFilters(forms.Form):
    """What the list of decisions may be narrowed to; a value that does not exist is ignored."""

    etat = forms.ChoiceField(
        label=_("Suite"),
        required=False,
        choices=[
            ANY,
            ("ouverte", _("à mettre en œuvre")),
            ("retard", _("en retard")),
            ("faite", _("mise en œuvre")),
            ("abandonnee", _("abandonnée")),
            ("avis", _("avis, sans suite à donner")),
        ],
    )
    instance = forms.ModelChoiceField(
        label=_("Instance"), required=False, queryset=Body.objects.none(), empty_label=ANY[1]
    )
    porteur = forms.ModelChoiceField(
        label=_("Portée par"), required=False, queryset=Organisation.objects.none(), empty_label=ANY[1]
    )
    annee = forms.TypedChoiceField(label=_("Année"), required=False, coerce=int, empty_value=None)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, auto_id="filtre-%s")
        carriers = Organisation.objects.filter(carried_decisions__isnull=False).distinct().select_related("parent")
        self.fields["instance"].queryset = (  # type: ignore[attr-defined]
            Body.objects.filter(meetings__decisions__isnull=False).distinct()
        )
        self.fields["porteur"].queryset = carriers  # type: ignore[attr-defined]
        years = Decision.objects.dates("meeting__first_day", "year", order="DESC")
        self.fields["annee"].choices = [ANY, *((day.year, str(day.year)) for day in years)]  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        """Return the values that were asked for and that exist."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
