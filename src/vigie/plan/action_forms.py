"""The sections in which an action is edited: few fields each, so that a partner finds theirs at once."""

from typing import Any, TypeVar

from django import forms
from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.actor import Actor
from vigie.accounts.models import Organisation, Person
from vigie.plan.access import bearer_ids
from vigie.plan.agreements import reason_not_to_launch
from vigie.plan.leads import possible_leads
from vigie.plan.models import (
    Action,
    ActionNote,
    ActionPublic,
    Axis,
    AxisItem,
    HistoryItem,
    Linkage,
    Participation,
    Plan,
)
from vigie.plan.notes import year_in_question
from vigie.plan.reading_timing import read_timing
from vigie.plan.rules import may_run_plan
from vigie.plan.seen_forms import LinesField, SeenForm, choose_among

Row = TypeVar("Row", bound=Model)
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def in_kept_order(held: list[Row], chosen: list[Row]) -> list[Row]:
    """Return what was chosen: what was already there first, in its order, then what is new."""
    return [item for item in held if item in chosen] + [item for item in chosen if item not in held]


class ActionForm(SeenForm):
    """A section of an action. ``values`` is what ``change_action`` takes."""

    title: Any = ""
    for_pilot_only = False
    # Fields that are ties of the action rather than columns: what they hold when the page is drawn.
    ties: tuple[str, ...] = ()

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        for name, field in self.fields.items():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 4
            if name in self.ties:
                self.initial[name] = self.held(name)
        self.prepare()
        self.fields["seen"].initial = self.current_fingerprint()

    def prepare(self) -> None:
        """Limit the choices of fields to what makes sense for this action."""

    def held(self, name: str) -> list[Any]:
        """Return what a tie holds now."""
        if name == "axes":
            return [link.axis for link in self.instance.axis_links.select_related("axis")]
        if name == "publics":
            return [row.public for row in self.instance.publics.all()]
        if name in ("bearers", "partners"):
            part = Participation.Part.BEARER if name == "bearers" else Participation.Part.PARTNER
            rows = self.instance.participations.filter(part=part).select_related("organisation__parent")
            return [row.organisation for row in rows]
        return list(getattr(self.instance, name).all())

    def values(self) -> dict[str, Any]:
        """Return what the form says, as ``change_action`` takes it."""
        said = {name: self.cleaned_data[name] for name, _field in self.own_fields()}
        for name in self.ties:
            chosen = list(said[name])
            said[name] = chosen if name == "publics" else in_kept_order(self.held(name), chosen)
        return said


class ProgressForm(ActionForm):
    title = _("Où en est l'action")

    class Meta:
        model = Action
        fields = [
            "status",
            "timing_text",
            "unblocking_condition",
            "waited_for",
            "needs_political_agreement",
            "political_agreement_on",
            "political_agreement_by",
        ]
        widgets = {"status": forms.RadioSelect, "political_agreement_on": DAY}
        help_texts = {
            "timing_text": _("Avec vos mots : « depuis 2016 », « octobre 2017 », « à la demande », « à déterminer »…"),
            "unblocking_condition": _("Ce qu'il faut pour avancer, si quelque chose bloque."),
            "waited_for": _("Une structure ou une fonction, plutôt qu'un nom de personne."),
            "political_agreement_by": _("Une instance ou une fonction."),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        # The form has already written its values on its instance: what is recorded is read anew.
        refusal = reason_not_to_launch(Action.objects.get(pk=self.instance.pk), cleaned)
        if refusal:
            self.add_error("status", str(refusal))
        return cleaned

    def timing_warning(self) -> str:
        """Say what was not understood of the deadline just written."""
        return read_timing(self.cleaned_data["timing_text"]).warning if "timing_text" in self.changed_data else ""


class DescriptionForm(ActionForm):
    title = _("Description")

    class Meta:
        model = Action
        fields = ["name", "description", "expected_effects", "nature", "lead"]
        help_texts = {"lead": _("La personne qui suit l'action ; elle peut ne pas avoir de compte.")}

    def prepare(self) -> None:
        concerned = bearer_ids(self.instance) if may_run_plan(self.actor) else None
        choose_among(self, "lead", possible_leads(self.instance, concerned))


class OrganisationsForm(ActionForm):
    title = _("Structures")
    for_pilot_only = True
    ties = ("bearers", "partners")
    bearers = forms.ModelMultipleChoiceField(
        Organisation.objects.select_related("parent"),
        label=_("Structures porteuses"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Elles peuvent modifier l'action."),
    )
    partners = forms.ModelMultipleChoiceField(
        Organisation.objects.select_related("parent"),
        label=_("Partenaires"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Action
        fields: list[str] = []


class PlanTiesForm(ActionForm):
    title = _("Place dans le plan")
    ties = ("axes",)
    axes = forms.ModelMultipleChoiceField(
        Axis.objects.none(), label=_("Axes"), required=False, widget=forms.CheckboxSelectMultiple
    )
    off_axis_themes = LinesField(label=_("Thèmes hors axes"), required=False, help_text=_("Un thème par ligne."))

    class Meta:
        model = Action
        fields = ["priorities", "pillar", "markers", "parent"]
        labels = {"priorities": _("Priorités validées")}
        widgets = dict.fromkeys(("priorities", "markers"), forms.CheckboxSelectMultiple)

    def prepare(self) -> None:
        plan = self.instance.plan
        choices: dict[str, QuerySet[Any]] = {
            "axes": plan.axes.all(),
            "priorities": plan.priorities.all(),
            "pillar": plan.pillars.all(),
            "markers": plan.markers.all(),
            "parent": plan.actions.exclude(pk=self.instance.pk).exclude(parent=self.instance.pk),
        }
        for name, queryset in choices.items():
            choose_among(self, name, queryset)
        self.initial["off_axis_themes"] = self.instance.off_axis_themes
        self.order_fields(["axes", "off_axis_themes", "priorities", "markers", "pillar"])


class AdviceField(forms.ModelMultipleChoiceField):
    """Recommendations, each under the code of its axis."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.axis.code} – {obj.text}"


class ContributionsForm(ActionForm):
    title = _("Ce que l'action sert")
    linkages = forms.ModelMultipleChoiceField(
        Linkage.objects.none(),
        label=_("Articulations : documents avec lesquels l'action est partagée"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    served_aims = forms.ModelMultipleChoiceField(
        HistoryItem.objects.none(),
        label=_("Orientations antérieures auxquelles l'action contribue"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Action
        fields = ["recommendations"]
        field_classes = {"recommendations": AdviceField}
        labels = {"recommendations": _("Préconisations servies")}
        widgets = {"recommendations": forms.CheckboxSelectMultiple}

    def prepare(self) -> None:
        plan = self.instance.plan
        advice = AxisItem.objects.filter(axis__plan=plan, kind=AxisItem.Kind.RECOMMENDATION)
        axes = list(self.instance.axes.all())
        if axes:
            held = self.instance.recommendations.values("pk")
            advice = advice.filter(Q(axis__in=axes) | Q(pk__in=held))
        choose_among(self, "recommendations", advice.select_related("axis"))
        choose_among(self, "linkages", plan.linkages.all())
        aims = HistoryItem.objects.filter(event__plan=plan)
        choose_among(self, "served_aims", aims.order_by("event__order", "order", "pk"))
        for name in ("linkages", "served_aims"):
            self.initial[name] = list(getattr(self.instance, name).all())
        self.order_fields(["recommendations"])


class PublicsForm(ActionForm):
    title = _("Publics, domaines et lieux")
    ties = ("publics",)
    publics = forms.MultipleChoiceField(
        choices=ActionPublic.Public.choices,
        label=_("Publics touchés"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Action
        fields = ["domains", "residents_part", "communes", "neighbourhoods", "place_text"]
        widgets = dict.fromkeys(("domains", "communes", "neighbourhoods"), forms.CheckboxSelectMultiple)


class MeansForm(ActionForm):
    title = _("Moyens et appuis")

    class Meta:
        model = Action
        fields = ["people_means", "budget_text", "companion", "other_scheme"]
        help_texts = {"people_means": _("Par exemple « deux animatrices, une journée par mois ».")}


class EvaluationForm(ActionForm):
    title = _("Évaluation")

    class Meta:
        model = Action
        fields = ["evaluation_criteria", "indicator"]


SECTIONS: dict[str, type[ActionForm]] = {
    "avancement": ProgressForm,
    "description": DescriptionForm,
    "structures": OrganisationsForm,
    "plan": PlanTiesForm,
    "contributions": ContributionsForm,
    "publics": PublicsForm,
    "moyens": MeansForm,
    "evaluation": EvaluationForm,
}


class NewActionForm(forms.Form):
    """The little without which an action does not exist; the rest comes afterwards."""

    code = forms.CharField(label=_("Code"), max_length=20)
    name = forms.CharField(label=_("Intitulé"), max_length=300)
    axes = forms.ModelMultipleChoiceField(
        Axis.objects.none(), label=_("Axes"), required=False, widget=forms.CheckboxSelectMultiple
    )
    bearers = forms.ModelMultipleChoiceField(
        Organisation.objects.select_related("parent"),
        label=_("Structures porteuses"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        choose_among(self, "axes", plan.axes.all())

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if self.plan.actions.filter(code=code).exists():
            raise forms.ValidationError(gettext("Une autre action du plan porte déjà ce code."))
        return code


class NoteForm(SeenForm):
    """A note of the year, with the status the action has then."""

    class Meta:
        model = ActionNote
        fields = ["year", "status", "text", "obstacles"]
        widgets = {
            "status": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 5}),
            "obstacles": forms.Textarea(attrs={"rows": 2}),
        }
        labels = {
            "obstacles": _("Ce qui freine (facultatif)"),
            "status": _("Statut de l'action"),
            "year": _("Année concernée"),
        }
        help_texts = {"text": _("Ce qui a été fait, ce qui change, ce qui vient. Sans nom de personne.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [*Action.Status.choices]
        self.fields["status"] = forms.ChoiceField(
            choices=choices, label=_("Statut de l'action"), widget=forms.RadioSelect, required=False
        )
        if self.instance.pk is None:
            self.initial.setdefault("year", year_in_question(timezone.localdate()))
        self.fields["seen"].initial = self.current_fingerprint()

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if not 1990 <= year <= timezone.localdate().year + 1:
            raise forms.ValidationError(gettext("Écrivez une année passée, cette année ou la suivante."))
        return year


class SendLinkForm(forms.Form):
    """Who receives a link to update the action."""

    person = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("À qui l'envoyer"),
        help_text=_("Seules les personnes qui ont une adresse électronique sont proposées."),
    )

    def __init__(self, *args: Any, action: Action, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Person.objects.exclude(email=None)
        if may_run_plan(actor):
            ids = [row.organisation_id for row in action.participations.all()]
            people = people.filter(Q(memberships__organisation__in=ids) | Q(pk=action.lead_id)).distinct()
        choose_among(self, "person", people)
        self.initial.setdefault("person", action.lead_id)
