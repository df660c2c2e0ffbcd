"""The forms of pupils: the code, what they look for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vigie.internships.models import Campaign, CampaignWeek, Sector
from vigie.internships.pupils.ranking.offers import Wanted, place_of
from vigie.territory.models import Commune


class CodeForm(forms.Form):
    """The code that the school handed out."""

    code = forms.CharField(
        label=_("Votre code"),
        help_text=_("Il est sur le papier remis par votre établissement, par exemple 4F7K-2QD9X-MT3P."),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class SearchForm(forms.Form):
    """What a pupil looks for; all of it optional."""

    mots = forms.CharField(label=_("Mots"), required=False, max_length=200)
    secteur = forms.ChoiceField(label=_("Secteur"), required=False, choices=[("", _("Tous")), *Sector.choices])
    depuis = forms.ModelChoiceField(
        Commune.objects.order_by("name"), label=_("Au départ de"), required=False, empty_label=_("Peu importe")
    )
    distance = forms.TypedChoiceField(
        label=_("À moins de"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("Peu importe")), (5, "5 km"), (10, "10 km"), (20, "20 km"), (40, "40 km")],
    )
    semaine = forms.ModelChoiceField(
        CampaignWeek.objects.none(), label=_("Période"), required=False, empty_label=_("Toutes")
    )
    accessible = forms.BooleanField(label=_("Accessible en fauteuil roulant"), required=False)

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        weeks: Any = self.fields["semaine"]
        weeks.queryset = campaign.weeks.all()

    def wanted(self) -> Wanted:
        """Return what is looked for; what was not understood is left aside."""
        self.full_clean()
        given = self.cleaned_data
        week = given.get("semaine")
        return Wanted(
            words=given.get("mots", ""),
            sector=given.get("secteur", ""),
            near=place_of(given.get("depuis")),
            within=given.get("distance"),
            week=week.pk if week else None,
            is_accessible=given.get("accessible", False),
        )
