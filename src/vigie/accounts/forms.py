"""The forms of the room."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.actor import Actor
from vigie.accounts.models import Category, JoinRequest, Organisation, Person, Role
from vigie.accounts.organisations import CHANGEABLE
from vigie.accounts.rules import may_offer_role
from vigie.core.forms import DateField


def known_organisations() -> Any:
    """Return every organisation and service, ready to be named in a list."""
    return Organisation.objects.select_related("parent").order_by("name")


class InvitationForm(forms.Form):
    """Who is invited, where, with which role; someone already named in the plan is picked rather than typed again."""

    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Personne déjà nommée dans Vigie"),
        required=False,
        empty_label=_("Une nouvelle personne"),
        help_text=_("Choisissez-la ici : les actions qui portent son nom la suivront."),
    )
    name = forms.CharField(label=_("Nom"), max_length=150, required=False)
    email = forms.EmailField(label=_("Adresse électronique"), required=False)
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Structure ou service"))
    role = forms.ChoiceField(label=_("Rôle"))
    starts_on = DateField(label=_("Depuis le"), required=False, help_text=_("Vide : dès l'acceptation."))
    ends_on = DateField(label=_("Jusqu'au"), required=False, help_text=_("Vide : sans fin prévue."))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.without_account()  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = known_organisations()  # type: ignore[attr-defined]
        given = [(role.value, role.label) for role in Role if may_offer_role(actor, role, None) is None]
        self.fields["role"].choices = given  # type: ignore[attr-defined]

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def clean(self) -> dict[str, Any]:
        """Ask for what is missing: a name and an address for someone new, an address for someone known without one."""
        values = super().clean() or {}
        person, email = values.get("person"), values.get("email")
        if not person and not values.get("name") and not self.errors.get("name"):
            self.add_error("name", gettext("Indiquez le nom de la personne, ou choisissez-la dans la liste."))
        if not email and not (person and person.email) and "email" not in self.errors:
            self.add_error("email", gettext("Indiquez l'adresse à laquelle envoyer l'invitation."))
        if person and email and Person.objects.filter(email=email).exclude(pk=person.pk).exists():
            self.add_error("email", gettext("Cette adresse est celle d'une autre personne."))
        refuse_dates_in_disorder(self, values)
        return values


def refuse_dates_in_disorder(form: forms.Form, values: dict[str, Any]) -> None:
    """Say so when something would end before it begins."""
    starts_on, ends_on = values.get("starts_on"), values.get("ends_on")
    if starts_on and ends_on and ends_on < starts_on:
        form.add_error("ends_on", gettext("La fin vient avant le début."))


class AcceptanceForm(forms.Form):
    """The password of someone who opens their account."""

    password = forms.CharField(
        label=_("Choisissez un mot de passe"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Écrivez-le une seconde fois"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, self.person)
        return password

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "password" in values and values["password"] != values.get("again"):
            self.add_error("again", gettext("Les deux mots de passe ne sont pas les mêmes."))
        return values


class PersonForm(forms.ModelForm):
    """Someone's name, address and telephone."""

    class Meta:
        model = Person
        fields = ["name", "email", "phone"]

    def clean_email(self) -> str | None:
        email = (self.cleaned_data["email"] or "").lower() or None
        if email is None and self.instance.is_active:
            raise ValidationError(gettext("Un compte a besoin d'une adresse électronique : c'est elle qui connecte."))
        if email and Person.objects.filter(email=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError(gettext("Cette adresse est celle d'une autre personne."))
        return email


class OwnDetailsForm(forms.ModelForm):
    """What everyone changes about themselves; the address, which signs in, is changed by an administrator."""

    class Meta:
        model = Person
        fields = ["name", "phone"]


class EndForm(forms.Form):
    """When a membership ends."""

    last_day = DateField(
        label=_("Dernier jour"),
        required=False,
        help_text=_("Vide : les droits s'arrêtent tout de suite."),
    )


class OrganisationForm(forms.ModelForm):
    """An organisation, or a service once it has a parent."""

    website = forms.URLField(label=_("Site"), required=False, max_length=200, assume_scheme="https")

    class Meta:
        model = Organisation
        fields = CHANGEABLE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent: Any = self.fields["parent"]
        parent.label = _("Service de")
        parent.queryset = Organisation.objects.whole().exclude(pk=self.instance.pk)
        parent.empty_label = _("Ce n'est pas un service")
        parent.help_text = _("Un service appartient à une structure ; il n'a pas lui-même de services.")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        name, parent = values.get("name"), values.get("parent")
        twins = Organisation.objects.filter(name=name, parent=parent).exclude(pk=self.instance.pk)
        if name and twins.exists():
            self.add_error("name", gettext("Cette structure existe déjà : ouvrez sa fiche depuis la liste."))
        return values


class JoinForm(forms.ModelForm):
    """The request of a structure, filled by anyone. ``company`` is a trap: people do not see it, robots fill it."""

    company = forms.CharField(
        label=_("Laissez ce champ vide"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    class Meta:
        model = JoinRequest
        fields = ["structure_name", "contact_name", "email", "message"]
        widgets = {"message": forms.Textarea(attrs={"rows": 6})}
        help_texts = {
            "message": _("Ce que fait votre structure, et ce que vous aimeriez apporter au plan. Facultatif."),
        }


class JoinAnswerForm(forms.Form):
    """The pilot's answer: accept, as a known or a new organisation, or decline."""

    decision = forms.ChoiceField(
        label=_("Votre réponse"),
        choices=[("accept", _("Accepter")), ("decline", _("Décliner"))],
        widget=forms.RadioSelect,
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Structure déjà connue"),
        required=False,
        empty_label=_("Une nouvelle structure"),
        help_text=_("Si vous acceptez : choisissez-la ici si elle figure déjà dans l'annuaire."),
    )
    category = forms.ChoiceField(
        label=_("Catégorie de la nouvelle structure"),
        choices=Category.choices,
        initial=Category.UNKNOWN,
        required=False,
    )
    answer = forms.CharField(
        label=_("Ce que vous lui écrivez"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = known_organisations()  # type: ignore[attr-defined]
