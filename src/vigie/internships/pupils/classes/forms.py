"""The forms of schools."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.core.forms import DateField
from vigie.internships.campaigns.eligibility import Terms, fits_age
from vigie.internships.models import Campaign, Level, Pupil, SchoolClass, SchoolEntry
from vigie.internships.names.identities import Identity
from vigie.internships.pupils.classes.ages import age_on, first_day


class EntryForm(forms.ModelForm):
    """What a school says of itself in a campaign."""

    class Meta:
        model = SchoolEntry
        fields = ("organisation", "school_type", "is_priority_education", "commune")
        help_texts = {"is_priority_education": _("Réseau REP ou REP+, ou établissement labellisé.")}

    def __init__(self, *args: Any, schools: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["organisation"]
        chosen.queryset = schools
        if self.instance.pk:
            del self.fields["organisation"]
        elif len(schools) == 1:
            chosen.initial = schools[0]


def schools_outside(campaign: Campaign, schools: Any) -> Any:
    """Return the schools that do not take part in a campaign yet."""
    return schools.exclude(internship_entries__campaign=campaign)


def schools_of_the_plan() -> Any:
    """Return the structures that are schools."""
    return Organisation.objects.filter(category="school")


class ClassForm(forms.ModelForm):
    """A class; its level among those of the campaign."""

    class Meta:
        model = SchoolClass
        fields = ("name", "level")
        help_texts = {"name": _("Par exemple 3e B.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = self.instance.entry.campaign.levels
        chosen: Any = self.fields["level"]
        chosen.choices = [(code, label) for code, label in Level.choices if code in levels]

    def clean_name(self) -> str:
        """Refuse a name that another class of the school has."""
        name: str = self.cleaned_data["name"].strip()
        if self.instance.entry.classes.filter(name__iexact=name).exclude(pk=self.instance.pk).exists():
            raise ValidationError(gettext("Cette classe existe déjà : ouvrez-la, ou donnez un autre nom."))
        return name


class PupilForm(forms.ModelForm):
    """A pupil: who they are, sealed; what the school states."""

    last_name = forms.CharField(label=_("Nom"), max_length=100)
    first_name = forms.CharField(label=_("Prénom"), max_length=100)
    born_on = DateField(label=_("Date de naissance"), required=False)
    contact = forms.CharField(
        label=_("Contact"),
        max_length=200,
        required=False,
        help_text=_("Téléphone ou adresse de l'élève ou des parents."),
    )
    needs = forms.CharField(
        label=_("Besoins à prévoir"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Aménagement, transport, repas… Pour votre établissement seul ; jamais transmis à l'entreprise."),
    )

    class Meta:
        model = Pupil
        fields = ("sex", "commune", "lives_in_qpv", "has_scholarship")
        help_texts = {
            "sex": _("Sert à vérifier que filles et garçons ont les mêmes chances ; jamais au tirage."),
            "commune": _("Là où l'élève habite : pour calculer les distances."),
        }

    field_order = ("last_name", "first_name", "born_on", "contact", "needs")

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign = campaign

    def clean_born_on(self) -> str:
        """Refuse an age outside of the rules of the campaign."""
        born: date | None = self.cleaned_data["born_on"]
        if born and (reason := why_not_that_age(self.campaign, born)):
            raise ValidationError(reason)
        return born.isoformat() if born else ""

    @property
    def identity(self) -> Identity:
        """Who the pupil is, as typed."""
        given = self.cleaned_data
        return Identity(given["last_name"], given["first_name"], given["born_on"], given["contact"], given["needs"])

    @property
    def facts(self) -> dict[str, Any]:
        """What the school states."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


def why_not_that_age(campaign: Campaign, born: date) -> str | None:
    """Return why someone born that day is outside of a campaign, or None."""
    age = age_on(born, first_day(campaign))
    if fits_age(age, Terms(campaign.levels, campaign.least_age, campaign.most_age)):
        return None
    return gettext("Cette personne aurait %(age)s ans au premier jour des stages : vérifiez la date de naissance.") % {
        "age": age
    }
