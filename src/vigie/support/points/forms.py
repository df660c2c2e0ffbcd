"""Forms of those who keep the directory: points, permanences, agreements, listenings."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation, Person
from vigie.core.forms import DateField
from vigie.plan.line_forms import fuzzy
from vigie.plan.seen_forms import SeenForm, choose_among
from vigie.support.models import Permanence, ReceptionPoint, RelayAgreement
from vigie.support.points.codes import COMPETENCES, LANGUAGES
from vigie.support.rights.facts import criteria_on, domains_on

TEXT = {"rows": 3}
MOST_DAYS = 365


def several(label: Any, choices: Any = (), help_text: Any = "") -> forms.MultipleChoiceField:
    """Return a field of boxes to tick, none obligatory."""
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple, help_text=help_text
    )


class PointForm(SeenForm):
    """The card of a reception point."""

    competences = several(_("Compétences"), COMPETENCES.items())
    languages = several(_("Langues"), LANGUAGES.items())
    domains = several(_("Domaines suivis"), help_text=_("Rien de coché : tous."))
    criteria = several(_("Critères suivis"), help_text=_("Rien de coché : tous."))
    verified_on = DateField(
        label=_("Vérifiée le"), required=False, help_text=_("Le jour où quelqu'un a appelé ou visité le lieu.")
    )
    website = forms.URLField(label=_("Site"), required=False, assume_scheme="https")

    class Meta:
        model = ReceptionPoint
        fields = [
            "name",
            "organisation",
            "level",
            "introduction",
            "address",
            "commune",
            "longitude",
            "latitude",
            "phone",
            "email",
            "website",
            "hours",
            "competences",
            "languages",
            "domains",
            "criteria",
            "accessibility",
            "accessibility_note",
            "capacity",
            "is_pole_member",
            "receives_reports",
            "is_published",
            "verified_on",
        ]
        widgets = {"introduction": forms.Textarea(attrs=TEXT), "hours": forms.Textarea(attrs=TEXT)}
        help_texts = {
            "phone": _("Celui du lieu, jamais celui d'une personne."),
            "email": _("Celle du lieu, jamais celle d'une personne."),
            "longitude": _("En degrés, par exemple 3,5234. Vide : le lieu n'est pas dessiné sur la carte."),
            "latitude": _("En degrés, par exemple 50,3581."),
            "receives_reports": _("Il faut aussi qu'une personne qui y écoute ait ouvert son coffre."),
            "is_published": _("Tout le monde peut alors lire cette fiche."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "organisation", Organisation.objects.select_related("parent"))
        today = timezone.localdate()
        for name, rows in (("domains", domains_on(today)), ("criteria", criteria_on(today))):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = [(row.code, row.label) for row in rows]
        for name in ("longitude", "latitude"):
            self.fields[name].localize = True
            self.fields[name].widget = forms.TextInput(attrs={"inputmode": "decimal"})
            self.fields[name].widget.is_localized = True

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if ReceptionPoint.objects.filter(name__iexact=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(gettext("Un autre lieu d'accueil porte déjà ce nom."))
        return name

    def clean_verified_on(self) -> Any:
        day = self.cleaned_data["verified_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(gettext("Ce jour n'est pas encore venu."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        place = cleaned.get("longitude"), cleaned.get("latitude")
        if (place[0] is None) != (place[1] is None) and not {"longitude", "latitude"} & set(self.errors):
            self.add_error("latitude", gettext("Donnez la longitude et la latitude, ou aucune des deux."))
        for name, value, most in (("longitude", place[0], 180), ("latitude", place[1], 90)):
            if value is not None and not -most <= value <= most:
                self.add_error(name, gettext("Ce nombre n'est nulle part sur la Terre : vérifiez-le."))
        return cleaned


class PermanenceForm(SeenForm):
    """Regular hours in a point."""

    class Meta:
        model = Permanence
        fields = ["weekday", "starts_at", "ends_at", "organiser", "rhythm", "by_appointment", "place", "since"]
        widgets = {
            "starts_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "ends_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }
        help_texts = {
            "organiser": _("Un métier ou une structure, pas le nom d'une personne. Vide : la structure du lieu."),
            "rhythm": _("Par exemple « chaque semaine », « 1er et 3e jeudis du mois »."),
            "place": _("Seulement si ce n'est pas l'adresse du lieu."),
            "since": _("Une année, un mois ou un jour, par exemple 2011."),
        }

    def clean_since(self) -> str:
        return fuzzy(self.cleaned_data["since"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", gettext("La permanence finit après avoir commencé : vérifiez les heures."))
        return cleaned


class AgreementForm(SeenForm):
    """How one point hands over to another."""

    signed_on = DateField(label=_("Signée le"), required=False, help_text=_("Vide : elle est en préparation."))
    ends_on = DateField(label=_("Jusqu'au"), required=False, help_text=_("Vide : sans fin prévue."))

    class Meta:
        model = RelayAgreement
        fields = ["origin", "destination", "days", "documents", "consent_terms", "signed_on", "ends_on"]
        widgets = {"documents": forms.Textarea(attrs=TEXT), "consent_terms": forms.Textarea(attrs=TEXT)}

    def clean_days(self) -> int:
        days = int(self.cleaned_data["days"])
        if not 1 <= days <= MOST_DAYS:
            raise forms.ValidationError(gettext("Donnez un nombre de jours entre 1 et 365."))
        return days

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        origin, destination = cleaned.get("origin"), cleaned.get("destination")
        if origin and origin == destination:
            self.add_error("destination", gettext("Une convention lie deux lieux différents."))
        same = RelayAgreement.objects.filter(origin=origin, destination=destination).exclude(pk=self.instance.pk)
        if origin and destination and same.exists():
            self.add_error("destination", gettext("Ces deux lieux ont déjà une convention : modifiez-la."))
        signed_on, ends_on = cleaned.get("signed_on"), cleaned.get("ends_on")
        if signed_on and ends_on and ends_on < signed_on:
            self.add_error("ends_on", gettext("Elle finirait avant d'être signée : vérifiez ces dates."))
        return cleaned


class ListeningForm(forms.Form):
    """Who listens, from today."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Personne"))
    may_override = forms.BooleanField(
        label=_("Peut orienter sans accord quand une vie est en danger"),
        required=False,
        help_text=_("Avec un motif, que la personne accompagnée peut lire, et une ligne au journal."),
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "person", people)
