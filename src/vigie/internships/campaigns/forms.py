"""Forms of a campaign: its rules, its periods, what is done on each factor, the survey that follows."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.forms import DateField
from vigie.internships.matching.market import Policy
from vigie.internships.models import Campaign, CampaignWeek, FactorAction, Group, Level, Simulation, WishList
from vigie.plan.seen_forms import SeenForm, choose_among
from vigie.surveys.models import Survey, Wave

RESERVE = "reserve_"


class CampaignForm(SeenForm):
    """The rules and dates of a campaign, as long as they are not public."""

    levels = forms.MultipleChoiceField(
        label=_("Niveaux"), choices=Level.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    offers_until = DateField(label=_("Dernier jour pour proposer des offres"))
    lists_from = DateField(label=_("Les élèves classent à partir du"))
    lists_until = DateField(label=_("Dernier jour pour classer"))
    draw_on = DateField(label=_("Jour du tirage public"))

    class Meta:
        model = Campaign
        fields = [
            "name",
            "introduction",
            "levels",
            "least_age",
            "most_age",
            "offers_until",
            "lists_from",
            "lists_until",
            "draw_on",
            "public_value",
            "publishes_files",
            "policy",
        ]
        widgets = {"introduction": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "name": _("Par exemple « Stages de troisième, 2026-2027 »."),
            "introduction": _("Deux ou trois phrases, lues par tout le monde."),
            "most_age": _("Laissez vide s'il n'y en a pas."),
            "public_value": _(
                "Un nombre que personne ne choisit, avec son moment, après la fin des listes : par exemple « les six "
                "numéros du tirage du Loto du 12 mars 2027 »."
            ),
            "publishes_files": _(
                "Des listes sous des noms tirés au sort, qui ne permettent de reconnaître personne : chacun "
                "peut refaire le calcul."
            ),
            "policy": _("Le simulateur montre, sur les vraies listes, ce que chaque ordre change."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for group in Group:
            self.initial[RESERVE + group.value] = self.instance.reserves.get(group.value, 0)
            self.fields[RESERVE + group.value] = forms.IntegerField(
                label=gettext("Part réservée, en %% : %(group)s") % {"group": group.label},
                min_value=0,
                max_value=100,
                required=False,
            )

    def clean_levels(self) -> list[str]:
        """Keep levels in the order of studies, whatever the order in which they were ticked."""
        chosen = self.cleaned_data["levels"]
        return [level.value for level in Level if level.value in chosen]

    def clean(self) -> dict[str, Any]:
        """Check dates, ages and shares together; the shares of all groups become the reserves."""
        cleaned = super().clean()
        self._check_order(cleaned)
        reserves = {group.value: cleaned.get(RESERVE + group.value) or 0 for group in Group}
        self._check_reserves(cleaned.get("policy"), reserves)
        self.instance.reserves = {group: share for group, share in reserves.items() if share}
        return cleaned

    def _check_order(self, cleaned: dict[str, Any]) -> None:
        for before, after, is_strict, sentence in (
            ("lists_from", "lists_until", False, gettext("Le dernier jour pour classer vient avant le premier.")),
            ("offers_until", "lists_until", False, gettext("Les offres doivent être connues avant la fin des listes.")),
            ("lists_until", "draw_on", True, gettext("Le tirage vient après le dernier jour pour classer.")),
            ("least_age", "most_age", False, gettext("L'âge maximum est plus petit que l'âge minimum.")),
        ):
            first, last = cleaned.get(before), cleaned.get(after)
            if first and last and (first > last or (is_strict and first == last)):
                self.add_error(after, sentence)

    def _check_reserves(self, policy: str | None, reserves: dict[str, int]) -> None:
        if sum(reserves.values()) > 100:
            self.add_error(None, gettext("Les parts réservées dépassent 100 % à elles toutes : baissez-en une."))
        if policy == Policy.NONE.value and any(reserves.values()):
            self.add_error("policy", gettext("Des parts sont réservées : choisissez un ordre des places, ou mettez 0."))


class WeekForm(SeenForm):
    """A period of internships, after the draw."""

    starts_on = DateField(label=_("Commence le"))
    ends_on = DateField(label=_("Se termine le"))

    class Meta:
        model = CampaignWeek
        fields = ["starts_on", "ends_on"]

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it starts, starts before the draw, or is already there."""
        cleaned = super().clean()
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        campaign = self.instance.campaign
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", gettext("La fin vient avant le début."))
        elif starts_on and starts_on <= campaign.draw_on:
            self.add_error("starts_on", gettext("Un stage commence après le tirage : choisissez un jour plus tard."))
        elif campaign.weeks.filter(starts_on=starts_on, ends_on=ends_on).exists():
            self.add_error(None, gettext("Cette période est déjà là."))
        return cleaned


class FactorForm(SeenForm):
    """Something done in a campaign on one of the four factors."""

    done_on = DateField(label=_("Le"), initial=timezone.localdate)

    class Meta:
        model = FactorAction
        fields = ["factor", "title", "organisation", "done_on", "reached"]
        help_texts = {
            "title": _("Lu par tout le monde : pas de nom de personne."),
            "reached": _("Combien de personnes y ont participé ; laissez vide si on ne le sait pas."),
        }


class FeedbackForm(SeenForm):
    """The wave of a survey that pupils answer after their internship."""

    class Meta:
        model = Campaign
        fields = ["feedback_wave"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        waves = Wave.objects.filter(survey__kind=Survey.Kind.INTERNSHIP_FEEDBACK, needs_token=True, closed_on=None)
        choose_among(self, "feedback_wave", waves.select_related("survey"))
        self.fields["feedback_wave"].help_text = gettext(
            "Une vague d'une enquête « retour de stage », à codes d'accès : rien ne relie un code à une réponse."
        )


class SimulatorForm(forms.Form):
    """On which lists rules are tried, and for which group. simulation: the last one, whose choices are kept."""

    lists_of = forms.ModelChoiceField(
        label=_("Listes"),
        queryset=Campaign.objects.none(),
        empty_label=None,
        help_text=_("Celles de cette campagne quand des élèves classent déjà, sinon celles d'une campagne passée."),
    )
    group = forms.ChoiceField(label=_("Groupe dont la part varie"), choices=Group.choices)

    def __init__(self, *args: Any, campaign: Campaign, simulation: Simulation | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ranked = WishList.objects.filter(pupil__school_class__entry__campaign=OuterRef("pk")).exclude(sessions=[])
        choose_among(self, "lists_of", Campaign.objects.filter(Q(pk=campaign.pk) | Exists(ranked)))
        self.initial["lists_of"] = simulation.lists_of_id if simulation else self._first(campaign)
        self.initial["group"] = simulation.group if simulation else next(iter(campaign.reserves), Group.QPV.value)

    def _first(self, campaign: Campaign) -> int:
        """Return the campaign itself once its rules are public, else the latest one that has lists."""
        field = self.fields["lists_of"]
        assert isinstance(field, forms.ModelChoiceField)
        assert field.queryset is not None
        other = field.queryset.exclude(pk=campaign.pk).values_list("pk", flat=True).first()
        return campaign.pk if campaign.published_on or other is None else other
