"""Forms of the inventory of sources and of the requests made to holders of data."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.core.forms import DateField
from vigie.observatory.models import DataRequest, DataSource, Indicator
from vigie.plan.seen_forms import SeenForm, choose_among

TEXT_ROWS = {"rows": 3}


class HeldForm(SeenForm):
    """Something held by a structure of the directory, or by a name written here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holder_name"].required = False
        choose_among(self, "holder", Organisation.objects.select_related("parent"))
        choose_among(self, "indicators", Indicator.objects.all())
        for field in self.fields.values():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs.update(TEXT_ROWS)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("holder") and not cleaned.get("holder_name"):
            cleaned["holder_name"] = str(cleaned["holder"])[:200]
        if not cleaned.get("holder_name"):
            self.add_error("holder_name", gettext("Dites qui détient ces données : une structure, ou son nom."))
        return cleaned


class DataSourceForm(HeldForm):
    """A line of the inventory."""

    address = forms.URLField(label=_("Adresse en ligne"), required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = DataSource
        fields = [
            "label",
            "holder",
            "holder_name",
            "state",
            "said",
            "covers",
            "period",
            "places",
            "breakdowns",
            "licence",
            "address",
            "indicators",
            "requests",
        ]
        help_texts = {
            "said": _("Ce que les éditions diront de cette absence, par exemple « Aucune statistique par critère »."),
            "breakdowns": _("Par exemple « sexe, commune »."),
        }
        widgets = {"indicators": forms.CheckboxSelectMultiple, "requests": forms.CheckboxSelectMultiple}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("state") != DataSource.State.AVAILABLE and not cleaned.get("said"):
            self.add_error("said", gettext("Dites ce qui manque : l'absence d'une donnée se montre telle quelle."))
        return cleaned


class DataRequestForm(HeldForm):
    """What is asked, of whom, and why."""

    class Meta:
        model = DataRequest
        fields = ["label", "holder", "holder_name", "details", "purpose", "patience", "indicators"]
        help_texts = {
            "details": _("Quels nombres, pour quelles années, répartis comment. Jamais de données nominatives."),
            "purpose": _("Ce que l'observatoire en fera : ce texte va dans la lettre."),
        }
        widgets = {"indicators": forms.CheckboxSelectMultiple}


class DayForm(forms.Form):
    """A day that is not to come."""

    day = DateField(label=_("Date"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("day", timezone.localdate())

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError(gettext("Cette date n'est pas encore venue."))
        if day.year < 1990:
            raise forms.ValidationError(gettext("Vérifiez l'année de cette date."))
        return day


class SentForm(DayForm):
    """The day a request left."""


class ReminderForm(DayForm):
    """The day of a reminder, and whether Vigie sends it. email: where to, when it is known."""

    by_email = forms.BooleanField(label=_("Envoyer cette relance par courriel"), required=False)

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if email:
            self.fields["by_email"].help_text = gettext("Elle partira à %(email)s.") % {"email": email}
        else:
            del self.fields["by_email"]


class AnswerForm(DayForm):
    """What was answered."""

    text = forms.CharField(label=_("Ce qui a été répondu"), max_length=5000, widget=forms.Textarea(attrs=TEXT_ROWS))
    is_partial = forms.BooleanField(label=_("La réponse est partielle"), required=False)


class RefusalForm(DayForm):
    """Why data were refused."""

    reason = forms.CharField(label=_("Raison donnée"), max_length=5000, widget=forms.Textarea(attrs=TEXT_ROWS))
