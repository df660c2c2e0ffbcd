"""Forms of mandates: a nomination, a naming, its days, its end, where it acts."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.core.forms import DateField
from vigie.network.models import EndReason, Mandate, Nomination
from vigie.plan.seen_forms import choose_among
from vigie.territory.models import Commune, PriorityNeighbourhood


class NominationForm(forms.ModelForm):
    """Whom a structure names, for what, with which time, and who agreed."""

    agreed_on = DateField(label=_("Accord donné le"))

    class Meta:
        model = Nomination
        fields = (
            "organisation",
            "name",
            "email",
            "job_title",
            "sex",
            "mission",
            "hours_a_month",
            "agreed_by",
            "agreed_as",
            "agreed_on",
        )
        widgets = {"mission": forms.Textarea(attrs={"rows": 6}), "sex": forms.RadioSelect}
        help_texts = {
            "name": _("Avec son accord : personne n'est nommé sans l'avoir voulu."),
            "sex": _("Sert seulement à compter."),
            "mission": _("Ce texte fait la fiche de mission, à joindre à sa fiche de poste."),
            "hours_a_month": _("Le temps que la structure lui donne vraiment, formation comprise."),
            "agreed_by": _("La personne qui dirige la structure ou le service."),
            "agreed_as": _("Par exemple : « directrice générale », « président »."),
        }

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "organisation", organisations)
        if len(organisations) == 1:
            self.fields["organisation"].initial = organisations[0]

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def clean_hours_a_month(self) -> int:
        hours: int = self.cleaned_data["hours_a_month"]
        if not 1 <= hours <= 160:
            raise forms.ValidationError(gettext("De 1 à 160 heures par mois."))
        return hours

    def clean_agreed_on(self) -> date:
        day: date = self.cleaned_data["agreed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(gettext("Ce jour n'est pas encore venu : désignez une fois l'accord donné."))
        return day


class ReturnForm(forms.Form):
    """Why a nomination is sent back."""

    because = forms.CharField(
        label=_("Ce qui manque"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Écrit à la structure."),
    )


class PlacesForm(forms.ModelForm):
    """Where a member acts."""

    class Meta:
        model = Mandate
        fields = ("communes", "neighbourhoods")
        widgets = {"communes": forms.CheckboxSelectMultiple, "neighbourhoods": forms.CheckboxSelectMultiple}
        help_texts = {
            "communes": _("La carte de couverture en vient."),
            "neighbourhoods": _("Ceux qui sont en vigueur aujourd'hui."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "communes", Commune.objects.all())
        choose_among(self, "neighbourhoods", PriorityNeighbourhood.objects.in_force(timezone.localdate()))
        if not self.fields["neighbourhoods"].queryset.exists():  # type: ignore[attr-defined]
            del self.fields["neighbourhoods"]


class AppointForm(PlacesForm):
    """Where someone who applied is attached, and where they act."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Structure à laquelle ce mandat est rattaché"),
        help_text=_("Celle de la personne ; pour une habitante ou un habitant, celle qui conduit le plan."),
    )
    field_order = ("organisation", "communes", "neighbourhoods")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "organisation", Organisation.objects.select_related("parent").order_by("name"))


class DaysForm(forms.Form):
    """The days of a mandate."""

    starts_on = DateField(label=_("Premier jour"))
    ends_on = DateField(
        label=_("Dernier jour"), help_text=_("Les droits s'éteignent d'eux-mêmes le lendemain. Cinq ans au plus.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and first < timezone.localdate():
            self.add_error(
                "starts_on", gettext("Un mandat ne commence pas dans le passé : choisissez aujourd'hui ou après.")
            )
        if first and last and last < first:
            self.add_error("ends_on", gettext("Le dernier jour vient avant le premier : changez l'un des deux."))
        return cleaned


class RenewForm(forms.Form):
    """Until when a mandate goes on."""

    ends_on = DateField(label=_("Jusqu'au"), help_text=_("Le nouveau mandat suit l'ancien, sans jour entre les deux."))


class EndForm(forms.Form):
    """When a mandate ends, and why, on a closed list."""

    last_day = DateField(label=_("Dernier jour"), help_text=_("Hier, pour que les droits s'éteignent tout de suite."))
    reason = forms.ChoiceField(label=_("Pourquoi"), choices=EndReason.choices, widget=forms.RadioSelect)

    def clean_last_day(self) -> date:
        day: date = self.cleaned_data["last_day"]
        if day < timezone.localdate() - timedelta(days=1):
            raise forms.ValidationError(gettext("Les droits ont été donnés jusqu'à hier : choisissez hier ou après."))
        return day
