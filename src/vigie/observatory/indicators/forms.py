"""Forms of an indicator: what it is, what it counts, what it aims at. None of them opens it to the public."""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Organisation
from vigie.observatory.indicators.countable import countable_values, countable_variables
from vigie.observatory.indicators.periods import parse_period
from vigie.observatory.models import Indicator, IndicatorTarget
from vigie.plan.access import current_plan
from vigie.plan.models import Axis
from vigie.plan.seen_forms import SeenForm, choose_among

TEXT_ROWS = {"rows": 3}


class IndicatorForm(SeenForm):
    """An indicator whose figures come from elsewhere, or are counted in protected tables.

    counted, counted_by, is_part: what is counted of facts, in the words of a choice; kept as ``computation``.
    """

    counted = forms.MultipleChoiceField(
        label=_("Situations comptées"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("Pour un indicateur compté dans les tableaux protégés. Sans choix : toutes les situations."),
    )
    counted_by = forms.ChoiceField(
        label=_("Réparties par"), required=False, help_text=_("Le croisement doit être au catalogue de l'édition.")
    )
    is_method_new = forms.BooleanField(
        label=_("La méthode change : les chiffres d'avant ne se comparent pas aux suivants"), required=False
    )

    class Meta:
        model = Indicator
        fields = [
            "label",
            "definition",
            "unit",
            "is_share",
            "direction",
            "kind",
            "counts_people",
            "by_age",
            "by_place",
            "other_breakdown",
            "source",
            "is_public_source",
            "licence",
            "method",
            "perimeter",
            "frequency",
            "owner",
            "axis",
        ]
        help_texts = {
            "definition": _("Ce qui est compté, et ce qui ne l'est pas, pour qui ne connaît pas le sujet."),
            "direction": _("Une hausse des plaintes peut être un bon signe : plus de personnes osent parler."),
            "counts_people": _("Ses chiffres sont alors toujours donnés par sexe, « non renseigné » compris."),
            "source": _("Qui donne ces chiffres, et dans quel document."),
            "is_public_source": _("Les petits nombres restent alors visibles dans les éditions, avec leur source."),
            "licence": _("Obligatoire pour une donnée de contexte, par exemple « Licence ouverte 2.0 »."),
            "perimeter": _("Par exemple « 35 communes », « ressort du tribunal de Valenciennes »."),
            "axis": _("Facultatif : l'axe du plan que cet indicateur suit."),
        }
        widgets = {"definition": forms.Textarea(attrs=TEXT_ROWS), "method": forms.Textarea(attrs=TEXT_ROWS)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = self.fields["kind"]
        assert isinstance(kinds, forms.ChoiceField)
        # What Vigie computes comes from the rooms.
        kinds.choices = [pair for pair in Indicator.Kind.choices if pair[0] != Indicator.Kind.ROOM]
        choose_among(self, "axis", Axis.objects.filter(plan=current_plan()))
        choose_among(self, "owner", Organisation.objects.select_related("parent"))
        self.offer_what_is_counted()
        if not self.instance.pk:
            del self.fields["is_method_new"]
        self.fields["seen"].initial = self.current_fingerprint()

    def offer_what_is_counted(self) -> None:
        """Offer the variables and the values of facts, and tick those of the indicator."""
        values, variables = self.fields["counted"], self.fields["counted_by"]
        assert isinstance(values, forms.MultipleChoiceField)
        assert isinstance(variables, forms.ChoiceField)
        values.choices, variables.choices = countable_values(), [("", "—"), *countable_variables()]
        filters = self.instance.computation.get("filters", {})
        self.initial["counted"] = [f"{name}:{code}" for name, codes in filters.items() for code in codes]
        self.initial["counted_by"] = self.instance.computation.get("by", "")

    def clean_label(self) -> str:
        label: str = " ".join(self.cleaned_data["label"].split())
        if not slugify(label):
            raise forms.ValidationError(gettext("Écrivez un libellé avec des lettres ou des chiffres."))
        return label

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        kind = cleaned.get("kind")
        if kind == Indicator.Kind.CONTEXT and not cleaned.get("licence"):
            self.add_error("licence", gettext("Une donnée de contexte cite sa licence : écrivez-la."))
        if cleaned.get("is_public_source") and kind == Indicator.Kind.FACTS:
            self.add_error(
                "is_public_source", gettext("Ce qui est compté par l'observatoire n'était pas public avant.")
            )
        if kind == Indicator.Kind.FACTS and cleaned.get("counts_people") and cleaned.get("counted_by") != "sex":
            self.add_error("counted_by", gettext("Ce qui compte des personnes se répartit par sexe : choisissez-le."))
        self.instance.by_sex = bool(cleaned.get("counts_people")) or cleaned.get("counted_by") == "sex"
        self.instance.computation = self.computation(cleaned) if kind == Indicator.Kind.FACTS else {}
        if cleaned.get("is_method_new"):
            self.instance.method_version += 1
        return cleaned

    def computation(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Return what is counted as it is kept: a share relates to every situation."""
        filters: dict[str, list[str]] = {}
        for chosen in cleaned.get("counted") or ():
            name, _colon, code = chosen.partition(":")
            filters.setdefault(name, []).append(code)
        base: dict[str, Any] = {"base": {}} if cleaned.get("is_share") else {}
        return {"filters": filters, "by": cleaned.get("counted_by") or "", **base}


class RoomIndicatorForm(SeenForm):
    """What the pilot may say of an indicator that Vigie computes: the rest is the room's."""

    class Meta:
        model = Indicator
        fields = ["direction", "owner", "axis"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "axis", Axis.objects.filter(plan=current_plan()))
        choose_among(self, "owner", Organisation.objects.select_related("parent"))
        self.fields["seen"].initial = self.current_fingerprint()


class PeriodField(forms.CharField):
    """A period, kept as its code."""

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            return parse_period(text).code
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class TargetForm(SeenForm):
    """What an indicator aims at; amounts of shares are typed in percent."""

    period = PeriodField(label=_("Pour quand"), max_length=60, help_text=_("Une année, ou un trimestre."))
    starting_period = PeriodField(label=_("Période de départ"), max_length=60, required=False)

    class Meta:
        model = IndicatorTarget
        fields = ["amount", "period", "starting_amount", "starting_period", "is_cumulated", "source"]
        help_texts = {
            "is_cumulated": _("Comme « 150 sur 5 ans » : les périodes s'additionnent à partir du départ."),
            "source": _("Par exemple « comité de pilotage du 14 mars »."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("amount", "starting_amount"):
            value = self.initial.get(name)
            if self.is_share and value is not None:
                self.initial[name] = value * 100
            if self.is_share:
                self.fields[name].help_text = gettext("En %, de 0 à 100.")
        self.fields["seen"].initial = self.current_fingerprint()

    @property
    def is_share(self) -> bool:
        """Whether amounts are shares."""
        return self.instance.indicator.is_share

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("starting_amount") is not None and not cleaned.get("starting_period"):
            self.add_error("starting_period", gettext("Dites de quelle période est la valeur de départ."))
        if cleaned.get("period") and cleaned.get("starting_period"):
            end, start = parse_period(cleaned["period"]), parse_period(cleaned["starting_period"])
            if end.last_day <= start.first_day:
                self.add_error("period", gettext("La cible vient avant son départ."))
        for name in ("amount", "starting_amount"):
            if self.is_share and cleaned.get(name) is not None:
                if cleaned[name] > 100:
                    self.add_error(name, gettext("Une part va de 0 à 100."))
                cleaned[name] = cleaned[name] / 100
        return cleaned
