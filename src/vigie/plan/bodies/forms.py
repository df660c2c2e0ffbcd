"""Forms of bodies: what a body is, who sits there, what it looks at, what it asks."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.actor import Actor
from vigie.accounts.models import Membership, Organisation, Person, Role
from vigie.plan.bodies.defaults import defaults_of
from vigie.plan.line_forms import fuzzy
from vigie.plan.models import Action, Alert, Axis, Body, BodyCategory, BodyMember, Plan, StandingItem
from vigie.plan.rules import may_run_plan
from vigie.plan.seen_forms import SeenForm, choose_among

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
NOT_YET = _("Ce jour n'est pas encore venu : indiquez aujourd'hui ou une date passée.")
FUZZY_HELP = _("Une année, un mois ou un jour, par exemple 2015-02.")
MOST_MEETINGS, MOST_GROUPS = 52, 20
LONGEST_WORD = 2000


class BodyForm(SeenForm):
    """What a body is; on creation, what its kind starts with is left blank and filled in."""

    class Meta:
        model = Body
        fields = [
            "name",
            "kind",
            "composition",
            "missions",
            "installed_on",
            "min_meetings_per_year",
            "min_political_groups",
            "is_open",
            "referent",
            "mandate_letter",
            "mandated_by",
            "mandated_on",
            "companion",
            "axis",
        ]
        widgets = {
            "composition": forms.Textarea(attrs={"rows": 2}),
            "missions": forms.Textarea(attrs={"rows": 4}),
            "mandate_letter": forms.Textarea(attrs={"rows": 6}),
        }
        help_texts = {
            "missions": _("Une mission par ligne."),
            "installed_on": FUZZY_HELP,
            "mandated_on": FUZZY_HELP,
            "min_meetings_per_year": _(
                "Vigie prévient quand le compte n'y est pas. Laissez vide s'il n'y a pas de règle."
            ),
            "min_political_groups": _("Pour une instance d'élues et d'élus ; 0 quand rien n'est exigé."),
            "is_open": _("Les structures peuvent alors demander elles-mêmes à la rejoindre."),
            "mandate_letter": _("Le texte de la lettre, ou l'essentiel. Les personnes qui suivent le plan le lisent."),
            "companion": _("Qui accompagne l'instance sans en être membre : un cabinet, une association…"),
        }

    def __init__(self, *args: Any, plan: Plan | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "referent", elected_people(self.instance))
        choose_among(self, "axis", Axis.objects.filter(Q(plan=plan) | Q(pk=self.instance.axis_id)))
        self.fields["min_political_groups"].required = False

    def clean_installed_on(self) -> str:
        return fuzzy(self.cleaned_data["installed_on"])

    def clean_mandated_on(self) -> str:
        return fuzzy(self.cleaned_data["mandated_on"])

    def clean_min_political_groups(self) -> int:
        number = self.cleaned_data["min_political_groups"] or 0
        if number > MOST_GROUPS:
            raise forms.ValidationError(gettext("Indiquez %(most)d groupes au plus.") % {"most": MOST_GROUPS})
        return int(number)

    def clean_min_meetings_per_year(self) -> int | None:
        number: int | None = self.cleaned_data["min_meetings_per_year"]
        if number and number > MOST_MEETINGS:
            raise forms.ValidationError(gettext("Indiquez %(most)d réunions par an au plus.") % {"most": MOST_MEETINGS})
        return number or None

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if Body.objects.filter(name__iexact=name).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(gettext("Une autre instance porte déjà ce nom."))
        return name


class NewBodyForm(BodyForm):
    """A body to create, from the kind chosen first."""

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        start = defaults_of(kind)
        initial = {
            "kind": kind,
            "min_meetings_per_year": start.min_meetings_per_year,
            "min_political_groups": start.min_political_groups,
            "is_open": start.is_open,
        }
        super().__init__(*args, initial=initial, **kwargs)


def elected_people(body: Body) -> Any:
    """Return those who may answer for a body: elected members of today, and who does already."""
    elected = Membership.objects.current().filter(role=Role.ELECTED_MEMBER).values("person")
    return Person.objects.filter(Q(pk__in=elected) | Q(pk=body.referent_id))


class EndForm(forms.Form):
    """The day on which a body ended."""

    day = forms.DateField(label=_("Elle a pris fin le"), widget=DAY, initial=timezone.localdate)

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError(NOT_YET)
        return day


class CategoryForm(SeenForm):
    """A category of members."""

    class Meta:
        model = BodyCategory
        fields = ["name", "is_required"]
        help_texts = {"is_required": _("Vigie prévient tant que personne n'y siège.")}

    def clean_name(self) -> str:
        return unlike_others(self.instance, "name", self.cleaned_data["name"])


class StandingItemForm(SeenForm):
    """What a body looks at each time it meets."""

    class Meta:
        model = StandingItem
        fields = ["title"]

    def clean_title(self) -> str:
        return unlike_others(self.instance, "title", self.cleaned_data["title"])


def unlike_others(line: BodyCategory | StandingItem, field: str, text: str) -> str:
    """Return what a line says. Raises ValidationError when another line of the same body says it."""
    others = type(line).objects.filter(body=line.body_id, **{f"{field}__iexact": text})
    if others.exclude(pk=line.pk).exists():
        raise forms.ValidationError(gettext("Cette instance l'a déjà dans sa liste."))
    return text


class SeatForm(SeenForm):
    """In which capacity someone sits; the political group only where the body demands several (S86)."""

    class Meta:
        model = BodyMember
        fields = ["category", "capacity", "political_group", "is_voluntary", "is_runner", "joined_on"]
        widgets = {"joined_on": DAY}
        help_texts = {
            "capacity": _("Par exemple « déléguée à la cohésion sociale »."),
            "political_group": _("Pour une personne élue seulement, tel que l'assemblée le rend public."),
            "is_runner": _("Seulement pour une personne : elle invite, prépare et tient les réunions."),
            "joined_on": _("Aujourd'hui si vous laissez vide."),
        }

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body = body
        choose_among(self, "category", body.categories.all())
        if not body.categories.all():
            del self.fields["category"]
        if not body.min_political_groups:
            del self.fields["political_group"]
        if self.instance.pk and self.instance.joined_on is None:
            del self.fields["joined_on"]
        self.fields["seen"].initial = self.current_fingerprint()

    def clean_joined_on(self) -> date | None:
        day: date | None = self.cleaned_data["joined_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(NOT_YET)
        return day or self.instance.joined_on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        person = cleaned.get("person", self.instance.person if self.instance.person_id else None)
        if cleaned.get("is_runner") and person is None:
            self.add_error("is_runner", gettext("Choisissez la personne qui prépare et anime les réunions."))
        if cleaned.get("political_group") and person is None:
            self.add_error(
                "political_group", gettext("Un groupe politique est celui d'une personne élue : choisissez-la.")
            )
        return cleaned


def people_to_seat(body: Body, actor: Actor) -> QuerySet[Person]:
    """Return whom someone may seat: anyone for the pilot; for a runner, people of their organisation or of the body's.

    Who works in the other organisations is not theirs to read.
    """
    people = Person.objects.filter(erased_at=None)
    if may_run_plan(actor) is None:
        return people
    known = actor.organisations_as()
    sitting = body.members.filter(left_on=None).exclude(organisation=None).values("organisation")
    members = Membership.objects.current().filter(Q(organisation__in=known) | Q(organisation__in=sitting))
    return people.filter(Q(memberships__in=members) | Q(seats__body=body)).distinct()


class NewSeatForm(SeatForm):
    """Someone, or an organisation, to seat at once."""

    class Meta(SeatForm.Meta):
        fields = ["person", "organisation", *SeatForm.Meta.fields]
        help_texts = {
            **SeatForm.Meta.help_texts,
            "organisation": _("Sans personne choisie, toute la structure siège : qui y travaille peut venir."),
        }

    def __init__(self, *args: Any, body: Body, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, body=body, **kwargs)
        choose_among(self, "person", people_to_seat(body, actor))
        choose_among(self, "organisation", Organisation.objects.select_related("parent"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not cleaned.get("person") and not cleaned.get("organisation"):
            self.add_error("person", gettext("Choisissez une personne, une structure, ou les deux."))
        return cleaned


class InviteForm(forms.Form):
    """An organisation to invite, with a few words."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Structure à inviter"))
    word = forms.CharField(
        label=_("Votre mot (facultatif)"),
        required=False,
        max_length=LONGEST_WORD,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Le message dit déjà le nom de l'instance, ses missions et comment répondre."),
    )

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seated = body.members.filter(person=None, left_on=None).exclude(organisation=None).values("organisation")
        choose_among(self, "organisation", Organisation.objects.exclude(pk__in=seated).select_related("parent"))


class AskForm(forms.Form):
    """The organisation for which a seat is asked, with a few words."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Au nom de"), empty_label=None)
    word = forms.CharField(
        label=_("Votre mot (facultatif)"),
        required=False,
        max_length=LONGEST_WORD,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = actor.organisations_as(Role.CONTRIBUTOR)
        choose_among(self, "organisation", Organisation.objects.filter(pk__in=mine).select_related("parent"))


class SeatAnswerForm(forms.Form):
    """What is answered to an invitation or to a request, with a few words."""

    answer = forms.ChoiceField(
        label=_("Réponse"),
        choices=[("accept", _("Accepter")), ("decline", _("Décliner"))],
        widget=forms.RadioSelect,
    )
    word = forms.CharField(
        label=_("Un mot (facultatif)"),
        required=False,
        max_length=LONGEST_WORD,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Il part avec la réponse, par courriel."),
    )


class AlertForm(forms.ModelForm):
    """What a body asks the plan to look at."""

    class Meta:
        model = Alert
        fields = ["title", "text", "axis", "action"]
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}
        help_texts = {"text": _("Des faits et une demande ; ne nommez aucune victime, ni personne qui témoigne.")}

    def __init__(self, *args: Any, plan: Plan | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "axis", Axis.objects.filter(plan=plan))
        choose_among(self, "action", Action.objects.filter(plan=plan))


class AlertAnswerForm(forms.Form):
    """The pilot's answer to an alert."""

    answer = forms.CharField(
        label=_("Réponse"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Une fois écrite, l'alerte et sa réponse sont lues par toutes les personnes qui suivent le plan."),
    )
