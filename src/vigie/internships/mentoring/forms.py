"""Forms of mentoring."""

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Membership, Organisation, Person
from vigie.core.drawn_codes import ALPHABET
from vigie.core.forms import DateField
from vigie.internships.models import Company, Mentee, MenteePair, Mentor, MentoringMeeting, Sector, Slot
from vigie.internships.names.identities import Identity, new_pseudonym
from vigie.internships.offers.company_forms import not_to_come
from vigie.plan.seen_forms import choose_among

PSEUDONYM: Final = re.compile(rf"[{ALPHABET}]{{3}}-[{ALPHABET}]{{3}}-[{ALPHABET}]{{3}}")
WISHES: Final = ("first_wish", "second_wish", "third_wish")


class Availability(forms.ModelForm):
    """What mentors and young people both say: sectors, and when they are free."""

    sectors = forms.MultipleChoiceField(
        label=_("Secteurs"), choices=Sector.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    slots = forms.MultipleChoiceField(
        label=_("Moments possibles"),
        choices=Slot.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("On ne propose de se rencontrer qu'à des personnes libres au même moment."),
    )


class MentorForm(Availability):
    """What is known of a mentor."""

    charter_on = DateField(
        label=_("Charte signée le"),
        required=False,
        help_text=_("La charte de parrainage : écouter, être régulier, ne rien répéter, ne rien demander en retour."),
    )
    ended_on = DateField(label=_("Ne parraine plus depuis le"), required=False)

    class Meta:
        model = Mentor
        fields = ("occupation", "sectors", "slots", "places", "charter_on", "ended_on")
        help_texts = {"occupation": _("Tel qu'un ou une jeune le lira : « cheffe de chantier », « comptable ».")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["places"].widget.attrs |= {"min": 1, "max": 20}

    def clean_places(self) -> int:
        places: int = self.cleaned_data["places"]
        if not 1 <= places <= 20:
            raise ValidationError(gettext("De 1 à 20 jeunes à la fois."))
        return places

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        not_to_come(self, "charter_on")
        not_to_come(self, "ended_on")
        if cleaned.get("ended_on") and self.instance.pairs.filter(ended_on=None).exists():
            self.add_error("ended_on", gettext("Notez d'abord la fin de ses parrainages en cours."))
        return cleaned


class NewMentorForm(MentorForm):
    """A mentor to enter: of a company, a member that Vigie knows or a new name."""

    company = forms.ModelChoiceField(Company.objects.none(), label=_("Entreprise"))
    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Personne déjà connue de Vigie"), required=False, empty_label="–"
    )
    new_name = forms.CharField(
        label=_("Ou prénom et nom"),
        max_length=150,
        required=False,
        help_text=_("Avec son accord. Cette personne n'a pas besoin de compte."),
    )
    ended_on = None  # type: ignore[assignment]

    class Meta(MentorForm.Meta):
        fields = ("occupation", "sectors", "slots", "places", "charter_on")  # type: ignore[assignment]

    field_order = ("company", "person", "new_name")

    def __init__(self, *args: Any, companies: QuerySet[Company], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "company", companies)
        here = Membership.objects.current().filter(organisation__in=companies.values("organisation"))
        choose_among(self, "person", Person.objects.filter(pk__in=here.values("person"), mentor=None))
        if len(companies) == 1:
            self.fields["company"].initial = companies[0]

    def clean_new_name(self) -> str:
        return " ".join(str(self.cleaned_data["new_name"]).split())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        person, company = cleaned.get("person"), cleaned.get("company")
        if bool(person) == bool(cleaned.get("new_name")):
            self.add_error("new_name", gettext("Choisissez une personne connue, ou écrivez un nom : l'un des deux."))
        elif person and company and not of_company(person, company):
            self.add_error("person", gettext("Cette personne est d'une autre entreprise : changez l'une ou l'autre."))
        return cleaned


def of_company(person: Person, company: Company) -> bool:
    """Whether someone belongs to a company today."""
    held = Membership.objects.current().filter(person=person, organisation=company.organisation_id)
    return held.exists()


class WishField(forms.ModelChoiceField):
    """A mentor wished for: an occupation and a company; the name comes with the meeting."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.occupation}, {obj.company}"


class MenteeForm(Availability):
    """A young person: who they are, sealed; what they look for."""

    pseudonym = forms.CharField(widget=forms.HiddenInput)
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Structure qui l'accompagne"))
    last_name = forms.CharField(label=_("Nom"), max_length=100)
    first_name = forms.CharField(label=_("Prénom"), max_length=100)
    contact = forms.CharField(
        label=_("Téléphone ou adresse électronique"),
        max_length=200,
        required=False,
        help_text=_("Transmis à l'entreprise avec le nom, quand les deux sont d'accord."),
    )
    agreed_on = DateField(
        label=_("A donné son accord le"),
        initial=timezone.localdate,
        help_text=_("La feuille d'accord à lire et à signer ensemble s'imprime depuis « Parrainage »."),
    )
    ended_on = DateField(label=_("Ne cherche plus depuis le"), required=False)

    class Meta:
        model = Mentee
        fields = ("situation", "sex", "lives_in_qpv", "sectors", "slots", "agreed_on", "ended_on")
        help_texts = {"sex": _("Sert seulement à compter ; jamais à proposer un parrainage.")}

    field_order = ("organisation", "last_name", "first_name", "contact")

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sectors"].help_text = _("Aucune case cochée : tous les secteurs conviennent.")
        self._ask_wishes()
        if self.instance.pk:
            del self.fields["pseudonym"], self.fields["organisation"]
            return
        del self.fields["ended_on"]
        self.fields["pseudonym"].initial = new_pseudonym
        choose_among(self, "organisation", organisations)
        if len(organisations) == 1:
            self.fields["organisation"].initial = organisations[0]

    def _ask_wishes(self) -> None:
        mentors = Mentor.objects.filter(ended_on=None).select_related("company__organisation__parent")
        labels = (_("Marraine ou parrain souhaité"), _("Ou sinon"), _("Ou encore"))
        wished = dict(zip(WISHES, self.instance.wishes, strict=False))
        for name, label in zip(WISHES, labels, strict=True):
            self.fields[name] = WishField(
                mentors.order_by("occupation", "pk"), label=label, required=False, initial=wished.get(name)
            )

    def clean_pseudonym(self) -> str:
        pseudonym: str = self.cleaned_data["pseudonym"]
        if not PSEUDONYM.fullmatch(pseudonym):
            raise ValidationError(gettext("Rouvrez cette page pour recommencer."))
        return pseudonym

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        not_to_come(self, "agreed_on")
        not_to_come(self, "ended_on")
        if cleaned.get("ended_on") and self.instance.pairs.filter(ended_on=None).exists():
            self.add_error("ended_on", gettext("Notez d'abord la fin de son parrainage en cours."))
        return cleaned

    @property
    def identity(self) -> Identity:
        """Who they are, as typed."""
        given = self.cleaned_data
        return Identity(given["last_name"], given["first_name"], contact=given["contact"])

    @property
    def facts(self) -> dict[str, Any]:
        """What they look for; a mentor wished for twice counts once."""
        chosen = [self.cleaned_data[name].pk for name in WISHES if self.cleaned_data.get(name)]
        told = {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.fields}
        return {**told, "wishes": list(dict.fromkeys(chosen))}


class MeetingForm(forms.ModelForm):
    """A meeting of a pair."""

    held_on = DateField(label=_("Le"), initial=timezone.localdate)

    class Meta:
        model = MentoringMeeting
        fields = ("held_on", "means")
        widgets = {"means": forms.RadioSelect}

    def __init__(self, *args: Any, pair: MenteePair, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pair = pair
        self.fields["means"].choices = MentoringMeeting.Means.choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        not_to_come(self, "held_on")
        not_before(self, "held_on", self.pair)
        return cleaned


class EndForm(forms.ModelForm):
    """How a pair ends."""

    ended_on = DateField(label=_("Terminé le"), initial=timezone.localdate)
    outcome = forms.ChoiceField(label=_("Issue"), choices=MenteePair.Outcome.choices, widget=forms.RadioSelect)

    class Meta:
        model = MenteePair
        fields = ("ended_on", "outcome")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        not_to_come(self, "ended_on")
        not_before(self, "ended_on", self.instance)
        return cleaned


def not_before(form: forms.BaseForm, name: str, pair: MenteePair) -> None:
    """Refuse a day before a pair was proposed, on its field."""
    day = form.cleaned_data.get(name)
    if day and day < pair.proposed_on:
        proposed = {"day": f"{pair.proposed_on:%d/%m/%Y}"}
        form.add_error(
            name, gettext("Ce parrainage a été proposé le %(day)s : choisissez ce jour ou après.") % proposed
        )
