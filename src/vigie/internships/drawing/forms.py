"""What the pilot promises before a draw, and types at the draw."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.forms import DateField
from vigie.internships.drawing.drawing import one_line
from vigie.internships.models import Campaign


class FreezeForm(forms.Form):
    """When the draw is, and with which public value: one that nobody can know yet."""

    draw_on = DateField(label=_("Jour du tirage"), help_text=_("Demain au plus tôt."))
    announced = forms.CharField(
        label=_("Valeur publique attendue"),
        max_length=250,
        help_text=_(
            "Une valeur que personne ne choisit et que tout le monde peut relire, avec son moment : "
            "« les cinq numéros du tirage du Loto du 4 décembre, dans l'ordre croissant »."
        ),
    )

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {
            "draw_on": max(campaign.draw_on, timezone.localdate() + timedelta(days=1)),
            "announced": campaign.public_value,
        }

    def clean_draw_on(self) -> Any:
        """Refuse a day on which the value may be known already."""
        day = self.cleaned_data["draw_on"]
        if day <= timezone.localdate():
            raise forms.ValidationError(
                gettext("Choisissez un jour à venir : la valeur ne doit être connue de personne.")
            )
        return day


class DrawForm(forms.Form):
    """The public value, typed as it is published."""

    public_value = forms.CharField(
        label=_("Valeur publique"),
        max_length=250,
        help_text=_("Recopiez-la telle qu'elle est publiée. Plusieurs espaces n'en font qu'une."),
    )

    def clean_public_value(self) -> str:
        """Return the value as the seed takes it."""
        return one_line(self.cleaned_data["public_value"])


class SecondRoundForm(forms.Form):
    """Until when lists are given again."""

    lists_until = DateField(label=_("Dernier jour pour classer"))

    def clean_lists_until(self) -> Any:
        """Refuse a day that is over."""
        day = self.cleaned_data["lists_until"]
        if day < timezone.localdate():
            raise forms.ValidationError(gettext("Ce jour est passé : choisissez aujourd'hui ou un jour à venir."))
        return day
