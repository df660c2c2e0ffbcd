"""Forms of what follows the match."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from vigie.internships.after.agreements import PARTIES, capitalised, parties_of, signed_on
from vigie.internships.after.checklists import LISTS
from vigie.internships.after.losing import offers_to_lose
from vigie.internships.models import Assignment, Campaign, Offer, Refusal
from vigie.observatory.checking import values_of, why_not
from vigie.observatory.referentials.lists import current_lists
from vigie.observatory.referentials.quarters import quarter_of


class RefusalForm(forms.ModelForm[Refusal]):
    """Why a company cannot host: a ground of the closed list, explained."""

    class Meta:
        model = Refusal
        fields = ["ground", "explanation"]
        help_texts = {
            "ground": _("Aucun autre motif n'est possible : ni le nom, ni l'adresse, ni l'allure de quelqu'un."),
            "explanation": _("Ce qui s'est passé, et ce que vous proposez à la place."),
        }
        widgets = {"ground": forms.RadioSelect, "explanation": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = Refusal.Ground.choices  # type: ignore[attr-defined]


class ReviewForm(forms.Form):
    """The pilot's decision on a refusal."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Décision"), choices=Refusal.Verdict.choices, widget=forms.RadioSelect
    )
    review = forms.CharField(
        label=gettext_lazy("Raison de la décision"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("L'entreprise et l'établissement la lisent."),
    )
    criterion = forms.ChoiceField(
        label=gettext_lazy("Critère qui paraît en cause"),
        required=False,
        help_text=gettext_lazy(
            "Seulement si vous rejetez un refus qui paraît discriminatoire : l'observatoire compte alors un fait, "
            "sans nom."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        listed = values_of(current_lists())["criterion"].values()
        known = [
            (item.code, item.label)
            for item in listed
            if item.is_verified and not why_not(item, quarter_of(today), today)
        ]
        self.fields["criterion"].choices = [("", gettext("Aucun")), *known]  # type: ignore[attr-defined]


class OfferByHost(forms.ModelChoiceField):
    """A choice among offers, each told by its company and its title."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.company} – {obj.title}"


class LostOfferForm(forms.Form):
    """Which offer its company can no longer hold."""

    offer = OfferByHost(
        Offer.objects.none(),
        label=gettext_lazy("Offre"),
        error_messages={"invalid_choice": gettext_lazy("Plus personne n'est attendu à cette offre.")},
    )

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["offer"].queryset = offers_to_lose(campaign)  # type: ignore[attr-defined]


class SignatureForm(forms.Form):
    """Who signed an agreement."""

    parties = forms.MultipleChoiceField(
        label=gettext_lazy("Ont signé"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        signed = signed_on(getattr(assignment, "agreement", None))
        kwargs.setdefault("initial", {"parties": [party for party, day in signed.items() if day]})
        super().__init__(*args, **kwargs)
        choices = [(party, capitalised(PARTIES[party])) for party in parties_of(assignment)]
        self.fields["parties"].choices = choices  # type: ignore[attr-defined]


class ChecklistForm(forms.Form):
    """What is prepared."""

    items = forms.MultipleChoiceField(
        label=gettext_lazy("C'est fait"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, side: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = [(line.code, line.label) for line in LISTS[side]]  # type: ignore[attr-defined]
