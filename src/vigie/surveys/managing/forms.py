"""Forms of those who prepare surveys: creating one, its settings, its waves."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MinValueValidator
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.actor import Actor
from vigie.accounts.models import Organisation, Role
from vigie.core.forms import DateField
from vigie.observatory.referentials.listed import ANYWHERE
from vigie.observatory.referentials.places import place_list
from vigie.plan.seen_forms import SeenForm, choose_among
from vigie.surveys.models import Survey, SurveyVersion, Wave
from vigie.surveys.xlsform.checking import Checked, check_form
from vigie.surveys.xlsform.sheets import LARGEST_FILE, Sheets
from vigie.territory.thresholds import small_count_threshold


class NewSurveyForm(forms.Form):
    """The name of a survey, and who answers for it: an organisation of whoever creates it."""

    title = forms.CharField(label=_("Titre"), max_length=200, help_text=_("Les personnes qui répondent le lisent."))
    organisation = forms.ModelChoiceField(label=_("Structure responsable"), queryset=Organisation.objects.none())

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = Organisation.objects.filter(pk__in=actor.organisations_as(Role.PILOT, Role.CONTRIBUTOR))
        choose_among(self, "organisation", mine)
        if len(mine) == 1:
            self.initial.setdefault("organisation", mine[0])


class ImportForm(NewSurveyForm):
    """A survey that comes from a spreadsheet, checked before anything is written."""

    is_anonymous = forms.BooleanField(
        label=_("Enquête anonyme"),
        required=False,
        initial=True,
        help_text=_("Ni fichier, ni position, ni identifiant d'appareil ne sont alors demandés."),
    )
    file = forms.FileField(
        label=_("Tableau du questionnaire"),
        help_text=_("Un XLSForm : .xlsx, .xls ou .ods, celui de KoboToolbox ou d'ODK."),
    )
    checked: Checked | None = None
    field_order = ("file", "title", "organisation", "is_anonymous")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        self.fields["title"].help_text = gettext("Laissez vide pour garder le titre du tableau.")

    def clean(self) -> dict[str, Any]:
        """Check the questionnaire; its faults are shown by their place, beside the form."""
        cleaned = super().clean() or self.cleaned_data
        file: UploadedFile | None = cleaned.get("file")
        if file is None:
            return cleaned
        if (file.size or 0) > LARGEST_FILE:
            self.add_error("file", gettext("Ce fichier est trop gros pour un questionnaire (plus de 30 Mo)."))
            return cleaned
        self.checked = check_form(file.read(), anonymous=cleaned.get("is_anonymous", False))
        if not self.checked.valid or self.checked.sheets is None:
            self.add_error("file", gettext("Ce questionnaire a des erreurs : elles sont montrées ci-dessous."))
        return cleaned

    @property
    def sheets(self) -> Sheets:
        """The sheets of a valid file."""
        assert self.checked
        assert self.checked.sheets is not None
        return self.checked.sheets

    def chosen_title(self) -> str:
        """Return the title given, else that of the spreadsheet, else the name of the file."""
        read = self.checked.title if self.checked else ""
        return str(self.cleaned_data["title"] or read or self.cleaned_data["file"].name)[:200]


class SettingsForm(SeenForm):
    """What a survey is told to be. is_told: people may have answered, who read it."""

    is_told = False

    class Meta:
        model = Survey
        fields = ["title", "kind", "purpose", "is_anonymous", "retention_months", "small_count"]
        help_texts = {
            "purpose": _("Une ou deux phrases, lues par les personnes qui répondent."),
            "is_anonymous": _("Ni fichier, ni position, ni identifiant d'appareil. Fixé dès la première publication."),
            "retention_months": _("Annoncé aux personnes qui répondent ; ensuite, les réponses sont effacées."),
            "small_count": _("En dessous, un nombre n'est jamais montré."),
        }
        widgets = {"purpose": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.versions.exclude(published_on=None).exists():
            self.fields["is_anonymous"].disabled = True
        if self.instance.waves.filter(Q(opens_on__lte=timezone.localdate())).exists():
            # What was told to those who answered.
            self.fields["retention_months"].disabled = True
            self.is_told = True

    def clean_small_count(self) -> int:
        """Refuse a number under the territory's, or under what was told to those who answered."""
        chosen: int = self.cleaned_data["small_count"]
        least = max(
            small_count_threshold(),
            self.get_initial_for_field(self.fields["small_count"], "small_count") if self.is_told else 0,
        )
        if chosen < least:
            said = gettext("Ce nombre ne peut pas descendre sous %(least)d : choisissez-en un plus grand.")
            raise forms.ValidationError(said % {"least": least})
        return chosen


class WaveForm(SeenForm):
    """When a survey is asked, and how it lets answers in."""

    opens_on = DateField(label=_("Ouvre le"), initial=timezone.localdate)
    closes_on = DateField(label=_("Dernier jour"), required=False, help_text=_("Laissez vide pour la clore vous-même."))
    place = forms.ChoiceField(
        label=_("Lieu"), required=False, help_text=_("Celui de toute la vague, pour la comparer à d'autres lieux.")
    )

    class Meta:
        model = Wave
        fields = ["name", "version", "opens_on", "closes_on", "cap", "needs_token", "place"]
        help_texts = {
            "name": _("Par exemple « Printemps 2027 », ou « Collège du centre »."),
            "needs_token": _("Vous ferez ensuite des lots de codes à remettre ; rien ne relie un code à une réponse."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        published = SurveyVersion.objects.filter(survey=self.instance.survey).exclude(published_on=None)
        choose_among(self, "version", published.select_related("survey").order_by("-number"))
        version = self.fields["version"]
        assert isinstance(version, forms.ModelChoiceField)
        version.label_from_instance = version_words  # type: ignore[method-assign,assignment]
        version.empty_label = None
        places = [(place.code, place.label) for place in place_list() if place.code != ANYWHERE]
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("tout le territoire")), *places]
        # Whether the cap is reached shows to everyone.
        least = self.instance.survey.small_count
        self.fields["cap"].validators.append(MinValueValidator(least))
        self.fields["cap"].widget.attrs["min"] = least
        self.fields["cap"].help_text = gettext(
            "Au moins %(least)d, le plus petit nombre montré. Laissez vide si tout le monde peut répondre."
        ) % {"least": least}
        if self.instance.pk and self.instance.opens_on <= timezone.localdate():
            for name in ("version", "opens_on", "needs_token", "place"):
                self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        """Refuse a wave that ends before it begins, or that bears the name of another."""
        cleaned = super().clean()
        opens_on, closes_on = cleaned.get("opens_on"), cleaned.get("closes_on")
        if opens_on and closes_on and closes_on < opens_on:
            self.add_error(
                "closes_on", gettext("Le dernier jour vient avant l'ouverture : changez l'une des deux dates.")
            )
        same = Wave.objects.filter(survey=self.instance.survey, name=cleaned.get("name")).exclude(pk=self.instance.pk)
        if cleaned.get("name") and same.exists():
            self.add_error("name", gettext("Une autre vague de cette enquête porte ce nom : donnez-lui-en un autre."))
        return cleaned


def version_words(version: Any) -> str:
    """Return a version as it is chosen."""
    return gettext("version %(number)d") % {"number": version.number}
