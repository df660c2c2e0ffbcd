"""The forms of evidence: a piece, what is verified of it, and how long all of them are kept."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from vigie.core.forms import DateField
from vigie.testing.evidence.holding import why_not_until
from vigie.testing.models import CampaignHold, Evidence


class EvidenceForm(forms.Form):
    """One piece: what it is, and its file, which keeps every byte."""

    kind = forms.ChoiceField(label=_("Ce que c'est"), choices=Evidence.Kind.choices)
    file = forms.FileField(
        label=_("Le fichier"),
        help_text=_("Photo, courriel enregistré au format .eml, PDF ou texte. Ni son ni film."),
    )


class RecognisingForm(forms.Form):
    """The code of a constat, or the digest of a file."""

    code = forms.CharField(
        label=_("Code du constat, ou empreinte"),
        max_length=200,
        help_text=_("24 lettres et chiffres pour un code, 64 pour une empreinte. Espaces et tirets ne comptent pas."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class HoldForm(forms.ModelForm):
    """Until when a campaign is kept, and for which proceedings."""

    until = DateField(label=_("Gardée jusqu'au"), help_text=_("Six ans au plus. Vous pourrez changer ce jour."))

    class Meta:
        model = CampaignHold
        fields = ["reason", "until"]
        help_texts = {
            "reason": _("Par exemple « plainte déposée en mars ». Ne nommez ni organisation, ni personne."),
        }

    def clean_until(self) -> date:
        """Refuse a day that has come, or too far away."""
        until: date = self.cleaned_data["until"]
        if reason := why_not_until(until):
            raise forms.ValidationError(reason)
        return until
