"""The form of a piece of evidence."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vigie.testing.models import Evidence


class EvidenceForm(forms.Form):
    """One piece: what it is, and its file, which keeps every byte."""

    kind = forms.ChoiceField(label=_("Ce que c'est"), choices=Evidence.Kind.choices)
    file = forms.FileField(
        label=_("Le fichier"),
        help_text=_("Photo, courriel enregistré au format .eml, PDF ou texte. Ni son ni film."),
    )
