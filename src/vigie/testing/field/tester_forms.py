"""Forms of testers: the pilot's to name and train them, their own to tell."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.core.forms import DateField
from vigie.plan.seen_forms import choose_among
from vigie.testing.campaigns.modes import Identities, locks_of
from vigie.testing.field.testers import people_to_name
from vigie.testing.models import Campaign, Profile

WORDS = forms.Textarea(attrs={"rows": 4})
CHANNELS = [
    ("", "–"),
    *((str(label), label) for label in (_("courriel"), _("téléphone"), _("SMS ou messagerie"), _("sur place"))),
    (str(_("aucune réponse à ce jour")), _("aucune réponse à ce jour")),
]


class TrainingForm(forms.Form):
    """When someone was trained."""

    trained_on = DateField(
        label=_("Formation suivie le"), required=False, help_text=_("Sans formation, rien ne lui est confié.")
    )

    def clean_trained_on(self) -> Any:
        """Refuse a day to come."""
        day = self.cleaned_data["trained_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(gettext("Ce jour n'est pas encore venu : notez la formation une fois suivie."))
        return day


class TesterForm(TrainingForm):
    """A sentinel to name; whom they stand for, where nobody is invented."""

    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Sentinelle"),
        help_text=_("Ni codeur ni codeuse de cette campagne : qui teste ne lit pas les résultats."),
    )
    profile = forms.ModelChoiceField(
        Profile.objects.none(),
        label=_("Profil réel"),
        required=False,
        empty_label=_("n'importe lequel"),
        help_text=_("Quand des personnes réelles se présentent : le profil qui est vraiment le sien."),
    )
    field_order = ("person", "trained_on", "profile")

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "person", people_to_name(campaign))
        choose_among(self, "profile", campaign.profiles.all())
        identities = locks_of(campaign.mode).identities
        if identities is Identities.FICTITIOUS:
            del self.fields["profile"]
        elif identities is Identities.REAL:
            self.fields["profile"].required = True


class CharterForm(forms.Form):
    """One's word."""

    agrees = forms.BooleanField(label=_("J'ai lu cette charte et je m'engage à la suivre."))


class ReportForm(forms.Form):
    """What came back, without interpretation."""

    channel = forms.ChoiceField(label=_("Par quel moyen la réponse est venue"), choices=CHANNELS)
    at = forms.DateTimeField(
        label=_("Jour et heure de la réponse"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M"],
        help_text=_("Laissez vide s'il n'y a pas eu de réponse."),
    )
    who = forms.CharField(
        label=_("Qui a répondu"), max_length=150, required=False, help_text=_("Comme la personne s'est présentée.")
    )
    said = forms.CharField(
        label=_("Ce qui a été dit ou écrit, mot pour mot"), max_length=5000, required=False, widget=WORDS
    )
    asked = forms.CharField(label=_("Conditions ou documents demandés"), max_length=2000, required=False, widget=WORDS)
    more = forms.CharField(
        label=_("Autre fait utile"),
        max_length=2000,
        required=False,
        widget=WORDS,
        help_text=_("Des faits seulement : ni impression, ni explication."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        at, answered = cleaned.get("at"), cleaned.get("channel") != CHANNELS[-1][0]
        if at and at > timezone.now():
            self.add_error("at", gettext("Ce moment n'est pas encore venu : vérifiez le jour et l'heure."))
        if cleaned.get("channel") and answered and "at" not in self.errors and not at:
            self.add_error("at", gettext("Notez le jour et l'heure de la réponse."))
        return cleaned

    @property
    def notes(self) -> dict[str, str]:
        """What was told, label by label."""
        at = self.cleaned_data["at"]
        told = {**self.cleaned_data, "at": timezone.localtime(at).strftime("%d/%m/%Y %H:%M") if at else ""}
        return {str(field.label): str(told[name]) for name, field in self.fields.items() if told[name]}


class ReasonForm(forms.Form):
    """Why, in a few words that do not tell what was answered."""

    reason = forms.CharField(
        label=_("Ce qui s'est passé"),
        max_length=150,
        help_text=_("Un fait, sans dire ce que l'on vous a répondu : « l'annonce est retirée », « envoyé deux fois »."),
    )
