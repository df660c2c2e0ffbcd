"""Forms of those who read, and of the pilot who names them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.testing.coding.naming import possible_coders
from vigie.testing.models import Campaign, Outcome, Validity


class CoderForm(forms.Form):
    """Who reads, and whether they settle."""

    person = forms.ModelChoiceField(
        label=_("Qui lit"),
        queryset=Person.objects.none(),
        help_text=_("Des sentinelles qui ont un coffre et ne testent pas dans cette campagne."),
    )
    settles = forms.BooleanField(
        label=_("Cette personne tranche les désaccords"),
        required=False,
        help_text=_("Une seule par campagne. Dès que trois personnes sont nommées, elle ne lit plus : elle tranche."),
    )

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = possible_coders(campaign)  # type: ignore[attr-defined]


class OutcomeForm(forms.Form):
    """Which code what came back is."""

    outcome = forms.ModelChoiceField(
        label=_("Résultat"), queryset=Outcome.objects.none(), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].queryset = campaign.outcomes.all()  # type: ignore[attr-defined]


class SettlementForm(OutcomeForm):
    """Which code is held, and why."""

    reason = forms.CharField(
        label=_("Pourquoi"), max_length=300, help_text=_("Citez ce que dit le livre de codes, sans nommer personne.")
    )


class ValidityForm(forms.Form):
    """Whether a test counts."""

    validity = forms.ChoiceField(
        label=_("Ce test compte-t-il ?"),
        choices=[(value, label) for value, label in Validity.choices if value],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Pourquoi"),
        max_length=300,
        required=False,
        help_text=_("Nécessaire quand il ne compte pas. Ne nommez aucune organisation."),
    )
