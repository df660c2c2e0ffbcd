"""The forms of the network: a committed company, a contact with an actor."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.core.forms import DateField
from vigie.internships.models import ActorContact, Company
from vigie.plan.seen_forms import SeenForm, choose_among


def not_to_come(form: forms.BaseForm, name: str) -> None:
    """Refuse a day that has not come, on its field."""
    day = form.cleaned_data.get(name)
    if day and day > timezone.localdate():
        form.add_error(name, gettext("Ce jour n'est pas encore venu : vérifiez la date."))


class CompanyForm(SeenForm):
    """What the network knows of a company."""

    diversity_charter = forms.NullBooleanField(
        label=_("A signé la charte de la diversité"),
        required=False,
        help_text=_("« Inconnu » tant que personne ne l'a demandé : ce n'est pas un « non »."),
        widget=forms.Select(choices=[("unknown", _("Inconnu")), ("true", _("Oui")), ("false", _("Non"))]),
    )
    diversity_charter_on = DateField(label=_("Charte de la diversité signée le"), required=False)
    exchange_charter_on = DateField(
        label=_("Charte de la bourse signée le"),
        required=False,
        help_text=_("La charte de la bourse : accueillir sans choisir la personne, avec un tuteur ou une tutrice."),
    )

    class Meta:
        model = Company
        fields = [
            "sector",
            "commune",
            "address",
            "diversity_charter",
            "diversity_charter_on",
            "exchange_charter_on",
            "is_listed",
        ]
        help_texts = {
            "is_listed": _("Avec son accord : son nom paraît sur la page publique des structures engagées."),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        not_to_come(self, "diversity_charter_on")
        not_to_come(self, "exchange_charter_on")
        if cleaned.get("diversity_charter_on") and cleaned.get("diversity_charter") is not True:
            message = gettext("Avec une date, choisissez « Oui » au-dessus ; sinon, effacez cette date.")
            self.add_error("diversity_charter_on", message)
        return cleaned


class NewCompanyForm(CompanyForm):
    """A company that joins: an organisation that Vigie knows, or a new name."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Structure déjà connue de Vigie"), required=False, empty_label="–"
    )
    new_name = forms.CharField(
        label=_("Ou nom de la nouvelle entreprise"),
        max_length=250,
        required=False,
        help_text=_("Une mairie, une association ou un hôpital accueille aussi des stagiaires."),
    )
    field_order = ("organisation", "new_name")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unknown = Organisation.objects.filter(internship_company=None).select_related("parent")
        choose_among(self, "organisation", unknown)

    def clean_new_name(self) -> str:
        name = " ".join(str(self.cleaned_data["new_name"]).split())
        known = Organisation.objects.filter(name__iexact=name, parent=None).first() if name else None
        if known:
            raise forms.ValidationError(gettext("Vigie connaît déjà ce nom : choisissez-le dans la liste au-dessus."))
        return name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if bool(cleaned.get("organisation")) == bool(cleaned.get("new_name")) and not self.errors.get("new_name"):
            self.add_error("new_name", gettext("Choisissez une structure connue, ou écrivez un nom : l'un des deux."))
        return cleaned


class ContactForm(SeenForm):
    """A contact made to explain the exchange."""

    held_on = DateField(label=_("Le"), initial=timezone.localdate)

    class Meta:
        model = ActorContact
        fields = ["category", "organisation", "actor_name", "held_on", "outcome", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "actor_name": _("Si ce n'est pas une structure connue : un service, un club, une association de parents."),
            "note": _("Ce qui a été dit et ce qui reste à faire ; rien sur un élève."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "organisation", Organisation.objects.select_related("parent"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        not_to_come(self, "held_on")
        if not cleaned.get("organisation") and not cleaned.get("actor_name"):
            self.add_error("actor_name", gettext("Choisissez une structure, ou écrivez qui a été contacté."))
        return cleaned
