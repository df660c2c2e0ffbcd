"""Forms of versions and revisions."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.forms import DateField
from vigie.plan.line_forms import fuzzy
from vigie.plan.models import Action, AxisItem, Decision, Meeting, Plan, Proposal, Revision
from vigie.plan.progress import CLOSED_STATUSES
from vigie.plan.revision.adopting import KEEP, TAKE, Conflict
from vigie.plan.revision.decision_choice import DecisionField, MeetingField, decisions_of, meetings_of

FIVE_LINES = forms.Textarea(attrs={"rows": 5})
THREE_LINES = forms.Textarea(attrs={"rows": 3})


class FirstVersionForm(forms.Form):
    """What is known of the adoption of the first version; all of it may be unknown."""

    adopted_on = forms.CharField(
        label=_("Adoptée le"),
        max_length=10,
        required=False,
        help_text=_(
            "Un jour, un mois ou une année : 2017-03-14, 2017-03 ou 2017. Laissez vide si la date est inconnue."
        ),
    )
    body_label = forms.CharField(
        label=_("Adoptée par"), max_length=250, required=False, help_text=_("Une instance ; vide si la source se tait.")
    )
    summary = forms.CharField(label=_("Note sur cette version"), required=False, max_length=5000, widget=THREE_LINES)

    def clean_adopted_on(self) -> str:
        return fuzzy(self.cleaned_data["adopted_on"])


class RevisionForm(forms.Form):
    """The opening of a revision."""

    year = forms.IntegerField(label=_("Année de la révision"), min_value=1990, max_value=2100)
    purpose = forms.CharField(
        label=_("Objet de la révision"),
        required=False,
        max_length=5000,
        widget=FIVE_LINES,
        help_text=_("Ce que cette révision doit regarder ; les partenaires le liront dans leur message."),
    )
    proposals_until = DateField(label=_("Propositions jusqu'au"), required=False)

    def clean_proposals_until(self) -> Any:
        day = self.cleaned_data["proposals_until"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(gettext("Ce jour est passé : choisissez un jour à venir, ou laissez vide."))
        return day


class AbandonForm(forms.Form):
    """Why a revision is abandoned."""

    reason = forms.CharField(label=_("Pourquoi"), max_length=5000, widget=THREE_LINES)


class RemovalForm(forms.Form):
    """Why an action should leave the plan."""

    reason = forms.CharField(
        label=_("Pourquoi la retirer"),
        max_length=5000,
        widget=THREE_LINES,
        help_text=_("Elle gardera sa page, ses notes et son histoire, avec le statut « abandonnée »."),
    )


class ExaminationForm(forms.Form):
    """What a meeting answers to a proposal."""

    meeting = MeetingField(Meeting.objects.none(), label=_("Réunion"))
    state = forms.ChoiceField(
        label=_("Réponse"),
        choices=[
            (Proposal.State.RETAINED, Proposal.State.RETAINED.label),
            (Proposal.State.DECLINED, Proposal.State.DECLINED.label),
        ],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Motif"),
        required=False,
        max_length=5000,
        widget=THREE_LINES,
        help_text=_("Obligatoire pour écarter une proposition : la structure qui l'a faite le lira."),
    )
    decision = DecisionField(Decision.objects.none(), label=_("Décision de cette réunion"), required=False)

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings_of(proposal.revision.plan)  # type: ignore[attr-defined]
        self.fields["decision"].queryset = decisions_of(proposal.revision.plan)  # type: ignore[attr-defined]


class AdoptionForm(forms.Form):
    """The decision that a new version cites, what it changes in a few words, and a choice for each conflict."""

    decision = DecisionField(
        Decision.objects.none(),
        label=_("Décision qui adopte le plan"),
        help_text=_("La réunion et l'instance viennent avec elle."),
    )
    summary = forms.CharField(
        label=_("Ce qui change, en quelques phrases"), required=False, max_length=5000, widget=FIVE_LINES
    )

    def __init__(self, *args: Any, plan: Plan, conflicts: list[Conflict], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = decisions_of(plan).filter(
            kind=Decision.Kind.DECISION, meeting__first_day__lte=timezone.localdate(), adopted_version=None
        )
        self.fields["decision"].queryset = held  # type: ignore[attr-defined]
        self.conflicts = conflicts
        for conflict in conflicts:
            self.fields[conflict.key] = forms.ChoiceField(
                label=gettext("%(action)s : %(field)s")
                % {"action": conflict.proposal.action_label, "field": conflict.label},
                choices=[
                    (TAKE, gettext("Prendre la proposition de %(who)s") % {"who": who_proposed(conflict.proposal)}),
                    (KEEP, gettext("Garder ce que dit le plan aujourd'hui, ou l'autre proposition")),
                ],
                widget=forms.RadioSelect,
                help_text=why_in_conflict(conflict),
            )

    def choices(self) -> dict[str, str]:
        """Return what was chosen for each conflict."""
        return {conflict.key: self.cleaned_data[conflict.key] for conflict in self.conflicts}


def who_proposed(proposal: Proposal) -> str:
    """Return in whose name a proposal was made."""
    return proposal.organisation.name if proposal.organisation else gettext("une structure effacée")


def why_in_conflict(conflict: Conflict) -> str:
    """Say why a choice is asked for."""
    if not conflict.rivals:
        return gettext("Le plan a changé depuis cette proposition.")
    others = ", ".join(who_proposed(rival) for rival in conflict.rivals)
    return gettext("Une autre proposition retenue écrit autre chose : %(others)s.") % {"others": others}


class FollowUpForm(forms.Form):
    """What became of a recommendation."""

    follow_up = forms.ChoiceField(label=_("Suite donnée"), choices=AxisItem.FollowUp.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Pourquoi"),
        required=False,
        max_length=5000,
        widget=THREE_LINES,
        help_text=_("Obligatoire quand la préconisation n'est pas retenue."),
    )
    decision = DecisionField(Decision.objects.none(), label=_("Décision"), required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].queryset = decisions_of(plan)  # type: ignore[attr-defined]


class NextPlanField(forms.ModelChoiceField):
    """A plan, with its years."""

    def label_from_instance(self, obj: Any) -> str:
        years = "–".join(str(year) for year in (obj.starts_in, obj.ends_in) if year)
        return f"{obj.title} ({years})" if years else obj.title


class ActionsField(forms.ModelMultipleChoiceField):
    """Actions, each under its code and with its status."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.code} – {obj.name} ({obj.get_status_display()})"


class CarryOverForm(forms.Form):
    """Which actions go on in which plan: one that exists, or a new one."""

    plan = NextPlanField(
        Plan.objects.none(), label=_("Plan suivant"), required=False, empty_label=_("un nouveau plan, ci-dessous")
    )
    title = forms.CharField(label=_("Titre du nouveau plan"), max_length=250, required=False)
    starts_in = forms.IntegerField(label=_("Première année"), min_value=1990, max_value=2100, required=False)
    ends_in = forms.IntegerField(label=_("Dernière année"), min_value=1990, max_value=2100, required=False)
    actions = ActionsField(
        Action.objects.none(), label=_("Actions à reprendre"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, previous: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.previous = previous
        self.fields["plan"].queryset = Plan.objects.exclude(pk=previous.pk)  # type: ignore[attr-defined]
        self.fields["actions"].queryset = previous.actions.all()  # type: ignore[attr-defined]
        going_on = previous.actions.exclude(status__in=sorted(CLOSED_STATUSES))
        self.initial.setdefault("actions", list(going_on.values_list("pk", flat=True)))
        self.initial.setdefault("title", previous.title)
        self.initial.setdefault("starts_in", (previous.ends_in or timezone.localdate().year) + 1)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("plan"):
            for name in ("title", "starts_in"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(
                        name, gettext("Choisissez un plan existant, ou écrivez le titre et la première année.")
                    )
        first, last = cleaned.get("starts_in"), cleaned.get("ends_in")
        if first and last and last < first:
            self.add_error("ends_in", gettext("La dernière année vient avant la première."))
        return cleaned


class ProposalFilter(forms.Form):
    """The filters of the list of proposals."""

    etat = forms.ChoiceField(
        label=_("État"), required=False, choices=[("", _("tous les états")), *Proposal.State.choices]
    )
    nature = forms.ChoiceField(
        label=_("Nature"), required=False, choices=[("", _("toutes les natures")), *Proposal.Kind.choices]
    )
    structure = forms.ChoiceField(label=_("Structure"), required=False)

    def __init__(self, *args: Any, revision: Revision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = revision.proposals.exclude(organisation=None).order_by("organisation__name")
        pairs = named.values_list("organisation_id", "organisation__name").distinct()
        self.fields["structure"].choices = [  # type: ignore[attr-defined]
            ("", gettext("toutes les structures")),
            *((str(pk), name) for pk, name in pairs),
        ]
