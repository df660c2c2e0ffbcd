"""The form by which anyone registers, the one of the team, and that of withdrawing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vigie.training.models import Enrolment, Reason
from vigie.training.registering.acts import Registrant
from vigie.training.structures import organisation_named


class EnrolmentForm(forms.ModelForm):
    """Who registers. A structure written as in the directory is found again there."""

    class Meta:
        model = Enrolment
        fields = ["name", "email", "structure", "job_title", "level", "sex", "needs"]
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "structure": forms.TextInput(attrs={"autocomplete": "organization"}),
            "job_title": forms.TextInput(attrs={"autocomplete": "organization-title"}),
            "sex": forms.RadioSelect,
            "needs": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "email": _("Pour la confirmation, et le lien qui permet de se désister."),
            "structure": _("Et le service : « Ville de Fictiville – Accueil ». Rien si vous venez en votre nom."),
            "level": _("Pour savoir si tous les niveaux sont touchés ; vous pouvez ne pas répondre."),
            "sex": _("Pour compter qui est formé ; vous pouvez ne pas répondre."),
            "needs": _("Interprétation en langue des signes, place près de la porte, gros caractères, pauses…"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("name", "email"):
            self.fields[name].required = True
        for name in ("level", "sex"):
            self.fields[name].required = False
            self.fields[name].initial = "not_stated"

    def clean_level(self) -> str:
        return str(self.cleaned_data["level"] or "not_stated")

    def clean_sex(self) -> str:
        return str(self.cleaned_data["sex"] or "not_stated")

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    @property
    def registrant(self) -> Registrant:
        """Who registers, once the form is valid."""
        given = self.cleaned_data
        names = ("name", "email", "job_title", "level", "sex", "needs", "structure")
        return Registrant(**{name: given[name] for name in names}, organisation=organisation_named(given["structure"]))


class PublicEnrolmentForm(EnrolmentForm):
    """The public form. ``company`` is a trap: people do not see it, robots fill it."""

    company = forms.CharField(
        label=_("Laissez ce champ vide"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )


class StaffEnrolmentForm(EnrolmentForm):
    """Someone entered by the team, who may have no address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = False


class WithdrawForm(forms.Form):
    """Why someone does not come: to change what can be, and never required (S121)."""

    reason = forms.ChoiceField(
        label=_("Pourquoi, si vous voulez bien le dire"),
        choices=Reason.choices,
        required=False,
        help_text=_("Cela aide à choisir de meilleurs jours, horaires et lieux. Compté sans votre nom."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].initial = Reason.NOT_STATED

    def clean_reason(self) -> str:
        return str(self.cleaned_data["reason"] or Reason.NOT_STATED)
