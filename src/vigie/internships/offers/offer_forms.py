"""The form of an offer, with its seats by week, and what is said of its wording."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.internships.models import Campaign, CampaignWeek, Level, Offer
from vigie.internships.offers.doubts import READ, Doubt, doubts_in
from vigie.plan.seen_forms import SeenForm

MOST_SEATS = 200
# What a company writes of an offer, seats apart.
WRITTEN = (
    "title",
    "sector",
    "tasks",
    "levels",
    "commune",
    "address",
    "access",
    "accessibility",
    "accessibility_note",
    "has_trained_tutor",
    "wording_reason",
)


def week_name(week: CampaignWeek) -> str:
    """Return the name of the field that holds the seats of a week."""
    return f"week-{week.pk}"


def level_choices(campaign: Campaign) -> list[tuple[str, str]]:
    """Return the levels of a campaign, as choices."""
    return [(code, str(label)) for code, label in Level.choices if code in campaign.levels]


class OfferForm(SeenForm):
    """An offer. When its words are doubtful, they are shown, and keeping them takes a reason."""

    levels = forms.MultipleChoiceField(
        label=_("Niveaux accueillis"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Rien de coché : tous les niveaux de la campagne."),
    )

    class Meta:
        model = Offer
        fields = WRITTEN
        widgets = {"tasks": forms.Textarea(attrs={"rows": 6}), "access": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "title": _("Ce que l'on découvre, par exemple « Découvrir l'atelier de menuiserie »."),
            "tasks": _("Ce que l'on voit, ce que l'on essaie, avec qui ; ce qui est prêté (blouse, chaussures)."),
            "access": _("Arrêt de bus ou de tram, temps à pied, horaires d'arrivée."),
            "accessibility_note": _("Marches, ascenseur, bruit, pauses : ce qu'il est utile de savoir."),
            "has_trained_tutor": _("Montré sur l'offre : les élèves savent qui les accueille."),
        }

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.weeks = list(campaign.weeks.all())
        self.doubts: list[Doubt] = []
        levels = self.fields["levels"]
        assert isinstance(levels, forms.MultipleChoiceField)
        levels.choices = level_choices(campaign)
        held = dict(self.instance.weeks.values_list("week", "seats")) if self.instance.pk else {}
        for week in self.weeks:
            self.add_week(week, held.get(week.pk))
        reason = self.fields.pop("wording_reason")
        reason.help_text = gettext("Seulement si des mots signalés doivent rester : par exemple une règle de sécurité.")
        self.fields["wording_reason"] = reason

    def add_week(self, week: CampaignWeek, seats: int | None) -> None:
        """Ask for the seats of a week."""
        self.fields[week_name(week)] = forms.IntegerField(
            label=gettext("Places du %(start)s au %(end)s")
            % {"start": f"{week.starts_on:%d/%m/%Y}", "end": f"{week.ends_on:%d/%m/%Y}"},
            min_value=0,
            max_value=MOST_SEATS,
            required=False,
            initial=seats,
            help_text=gettext("Vide : personne cette période-là."),
        )

    def clean_title(self) -> str:
        title = " ".join(str(self.cleaned_data["title"]).split())
        same = Offer.objects.filter(campaign=self.instance.campaign, company=self.instance.company, withdrawn_on=None)
        if same.filter(title__iexact=title).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(
                gettext("Une offre de cette campagne porte déjà cet intitulé : ouvrez-la, ou précisez celui-ci.")
            )
        return title

    def seats(self) -> dict[int, int]:
        """Return the seats given, by id of their week; those without any left out."""
        given = {week.pk: self.cleaned_data.get(week_name(week)) for week in self.weeks}
        return {week: number for week, number in given.items() if number}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.doubts = doubts_in(cleaned)
        if not self.doubts:
            cleaned["wording_reason"] = ""
        elif not str(cleaned.get("wording_reason") or "").strip():
            self.add_error("wording_reason", gettext("Changez les mots signalés, ou dites ici pourquoi les garder."))
        return cleaned

    def changes_words(self) -> bool:
        """Whether a text that pupils read changes."""
        return bool({*READ, "sector", "levels", "commune", "address"} & set(self.changed_data))


class ReturnForm(forms.Form):
    """What the company is asked to change."""

    returned_for = forms.CharField(
        label=_("Ce qui est à revoir"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Une phrase que l'entreprise lira : ce qui est à changer, et pourquoi."),
    )


class ApprovalForm(forms.Form):
    """Why doubtful words are published nevertheless, when the company gave no reason."""

    wording_reason = forms.CharField(label=_("Raison de garder ces mots"), max_length=400, required=False)

    def __init__(self, *args: Any, is_asked: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wording_reason"].required = is_asked
