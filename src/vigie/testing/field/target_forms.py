"""Forms of targets."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.plan.file_forms import ReadFileForm
from vigie.testing.field.target_file import LONGEST, faults_of, sheets_of
from vigie.testing.field.targets import NewTarget
from vigie.testing.models import Campaign
from vigie.testing.sealing.identities import Identity, target_tag


class TargetForm(forms.Form):
    """One target, and where it is balanced. The same offer twice is refused."""

    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=LONGEST["organisation"],
        help_text=_("Qui répond : l'agence, l'entreprise. Chiffrée, comme tout le reste."),
    )
    reference = forms.CharField(label=_("Référence de l'annonce"), max_length=LONGEST["reference"], required=False)
    contact = forms.CharField(label=_("Courriel ou téléphone"), max_length=LONGEST["contact"], required=False)
    link = forms.CharField(
        label=_("Lien de l'annonce"), max_length=LONGEST["link"], required=False, widget=forms.URLInput
    )
    address = forms.CharField(label=_("Adresse"), max_length=LONGEST["address"], required=False)
    stratum = forms.CharField(
        label=_("Strate"),
        max_length=LONGEST["stratum"],
        required=False,
        help_text=_("Un groupe de cibles comparables, « centre » par exemple : le tirage y est équilibré."),
    )

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign = campaign

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        if faults := faults_of(self.new.identity):
            raise ValidationError([fault[0].upper() + fault[1:] for fault in faults])
        if self.campaign.targets.filter(tag=target_tag(self.new.identity)).exists():
            raise ValidationError(
                gettext("Cette cible est déjà dans la liste : la même annonce n'est testée qu'une fois.")
            )
        return cleaned

    @property
    def new(self) -> NewTarget:
        """What the form says."""
        told = {name: str(self.cleaned_data[name]).strip() for name in LONGEST}
        stratum = " ".join(told.pop("stratum").split())
        return NewTarget(Identity(**told), stratum)


class DropForm(forms.Form):
    """Why a target is dropped."""

    reason = forms.CharField(
        label=_("Pourquoi l'écarter"),
        max_length=200,
        help_text=_("« L'annonce est retirée », « doublon ». Sans rien dire de ce qui a été répondu."),
    )


class TargetFileForm(ReadFileForm):
    """A table, opened as soon as it comes: what is no table is refused on its field."""

    file = forms.FileField(
        label=_("Tableau des cibles"),
        help_text=_("Un fichier .xlsx, .ods ou .csv, 2 Mo au plus."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xlsm,.ods,.csv,.tsv,.txt"}),
        allow_empty_file=True,
        max_length=250,
    )

    reader = staticmethod(sheets_of)
    largest = 2_000_000

    def too_large(self) -> str:
        return gettext("Le fichier dépasse 2 Mo : ce n'est pas une liste de cibles.")
