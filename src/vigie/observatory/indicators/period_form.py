"""The form of what is known of one period: the whole, its parts by sex when people are counted, where it comes from."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.measuring import SEXES
from vigie.observatory.indicators.categories import SEX_LABELS
from vigie.observatory.indicators.forms import PeriodField
from vigie.observatory.indicators.periods import parse_period
from vigie.observatory.indicators.recording import MeasureDraft
from vigie.observatory.models import Indicator, Measure

SEX = Measure.Breakdown.SEX.value
MILLIONTH = Decimal("0.000001")
LARGEST = Decimal(10) ** 11


class MeasureForm(forms.Form):
    """What is known of a period. A figure left empty is unknown, which is not zero."""

    period = PeriodField(
        label=_("Période"),
        max_length=60,
        help_text=_("Une année (2017), plusieurs (2007-2013), un trimestre (T3 2026) ou un mois (2026-03)."),
    )
    value = forms.DecimalField(label=_("Valeur"), required=False, help_text=_("Vide : personne ne sait. 0 : aucun."))
    numerator = forms.IntegerField(label=_("Nombre compté (facultatif)"), required=False, min_value=0)
    observations = forms.IntegerField(
        label=_("Sur combien d'observations (facultatif)"),
        required=False,
        min_value=0,
        help_text=_("Avec ces deux nombres, Vigie calcule la part et dit à quel point elle est sûre."),
    )
    source = forms.CharField(label=_("Source citée"), max_length=250, required=False)
    perimeter = forms.CharField(label=_("Périmètre, s'il diffère"), max_length=200, required=False)
    note = forms.CharField(label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    not_comparable_why = forms.CharField(
        label=_("Ne se compare pas à la période précédente, parce que…"),
        max_length=250,
        required=False,
        help_text=_("Laissez vide si elle se compare."),
    )

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indicator = indicator
        if not indicator.is_share:
            del self.fields["numerator"], self.fields["observations"]
        else:
            self.fields["value"].help_text = gettext("En %, de 0 à 100. Vide : personne ne sait.")
        if indicator.counts_people:
            self.add_sexes()
        if self.initial.get("period"):
            self.fields["period"].disabled = True

    def add_sexes(self) -> None:
        """Ask for each part by sex, after the whole (S30)."""
        fields = {}
        for name, field in self.fields.items():
            fields[name] = field
            if name == "value":
                for sex in SEXES:
                    label = gettext("dont %(sex)s") % {"sex": SEX_LABELS[sex]}
                    fields[sex] = forms.DecimalField(label=label, required=False)
        self.fields = fields

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in ("value", *SEXES):
            if cleaned.get(name) is not None:
                self.check_figure(name, cleaned)
        self.check_base(cleaned)
        if self.indicator.counts_people and not self.indicator.is_share and not self.errors:
            self.add_up(cleaned)
        return cleaned

    def check_figure(self, name: str, cleaned: dict[str, Any]) -> None:
        """Refuse what is no such figure; turn percents into a share."""
        figure: Decimal = cleaned[name]
        if abs(figure) >= LARGEST:
            self.add_error(name, gettext("Ce nombre est trop grand : vérifiez-le."))
        elif self.indicator.is_share and not 0 <= figure <= 100:
            self.add_error(name, gettext("Une part va de 0 à 100."))
        elif self.indicator.counts_people and not self.indicator.is_share and (figure < 0 or figure != int(figure)):
            self.add_error(name, gettext("Des personnes se comptent en nombre entier."))
        else:
            cleaned[name] = (figure / 100 if self.indicator.is_share else figure).quantize(MILLIONTH)

    def check_base(self, cleaned: dict[str, Any]) -> None:
        """Compute the share from what it is made of."""
        numerator, observations = cleaned.get("numerator"), cleaned.get("observations")
        if numerator is None:
            return
        if not observations:
            self.add_error("observations", gettext("Dites sur combien d'observations porte ce nombre."))
        elif numerator > observations:
            self.add_error("numerator", gettext("Ce nombre dépasse celui des observations."))
        else:
            cleaned["value"] = (Decimal(numerator) / observations).quantize(MILLIONTH)

    def add_up(self, cleaned: dict[str, Any]) -> None:
        """Check that the parts by sex make the whole; count the whole when only they are known."""
        parts = [cleaned.get(sex) for sex in SEXES]
        known = sum(part for part in parts if part is not None)
        whole = cleaned.get("value")
        if None not in parts and whole is None:
            cleaned["value"] = Decimal(known)
        elif whole is not None and (known > whole or (None not in parts and known != whole)):
            message = gettext("Femmes, hommes et « non renseigné » font %(sum)s, et le total dit %(total)s.")
            self.add_error("value", message % {"sum": int(known), "total": int(whole)})

    def drafts(self) -> list[MeasureDraft]:
        """Return what is to write: the whole, and its parts."""
        return list(self.each_draft())

    def each_draft(self) -> Iterator[MeasureDraft]:
        """Yield the whole, then its parts."""
        said = self.cleaned_data
        period = parse_period(said["period"])
        more = {name: said[name] for name in ("source", "perimeter", "not_comparable_why")}
        whole = MeasureDraft(period, said["value"], note=said["note"], **more)
        yield replace(whole, numerator=said.get("numerator"), observations=said.get("observations"))
        if self.indicator.counts_people:
            for sex in SEXES:
                yield MeasureDraft(period, said[sex], SEX, sex, **more)


def recorded_of(indicator: Indicator, period: str) -> dict[str, Any]:
    """Return what is recorded of a period, as the form shows it."""
    rows = list(indicator.measures.filter(period=period, breakdown__in=["", SEX]))
    whole = next((row for row in rows if row.breakdown == ""), None)
    names = ("numerator", "observations", "source", "perimeter", "note", "not_comparable_why")
    initial = {name: getattr(whole, name) for name in names} if whole else {}
    figures = {row.category or "value": shown(row, indicator) for row in rows}
    return {**initial, **figures, "period": period}


def shown(row: Measure, indicator: Indicator) -> Decimal | None:
    """Return a figure as it is typed, without useless zeros."""
    if row.value is None:
        return None
    figure = row.value * 100 if indicator.is_share else row.value
    return Decimal(f"{figure.normalize():f}")
