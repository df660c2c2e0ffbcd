"""Forms of what a wave limits, crosses and hands out."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.surveys.managing.asked import Asked, crossed_sides
from vigie.surveys.receiving.tokens import MOST

# No answer of a form holds it, so that it parts a question from its answer.
BETWEEN = "\x1f"
MOST_CROSSINGS = 12


class QuotaForm(forms.Form):
    """How many answers with one value a wave takes: whether a quota is reached must not tell what few people answered.

    least: the smallest number that may be told. limits: those there are, by question and value.
    """

    answer = forms.ChoiceField(label=_("Réponse à limiter"))

    def __init__(
        self,
        *args: Any,
        closed: Sequence[Asked],
        least: int,
        limits: Mapping[tuple[str, str], int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.limits = limits
        said = gettext(
            "Au moins %(least)d, le plus petit nombre montré de cette enquête : un quota plus bas dirait ce que "
            "quelques personnes ont répondu."
        )
        self.fields["limit"] = forms.IntegerField(
            label=gettext("Nombre de réponses au plus"),
            min_value=least,
            max_value=1_000_000,
            help_text=said % {"least": least},
        )
        field = self.fields["answer"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", gettext("choisir…")),
            *(
                (asked.label, [(f"{asked.path}{BETWEEN}{value}", label) for value, label in asked.values])
                for asked in closed
            ),
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse to lower a quota: trying one limit after another would tell how many answers it has."""
        cleaned = super().clean() or self.cleaned_data
        question, _between, value = cleaned.get("answer", "").partition(BETWEEN)
        kept = self.limits.get((question, value), 0)
        if cleaned.get("limit", kept) < kept:
            said = gettext(
                "Ce quota est de %(kept)d : il se relève, mais ne s'abaisse pas. Pour en fixer un plus bas, retirez-le "
                "d'abord ; le nouveau comptera les réponses à partir de ce moment."
            )
            self.add_error("limit", said % {"kept": kept})
        return cleaned

    def chosen(self) -> dict[str, Any]:
        """Return the question, the value and the limit."""
        question, value = self.cleaned_data["answer"].split(BETWEEN)
        return {"question": question, "value": value, "limit": self.cleaned_data["limit"]}


class CrossingForm(forms.Form):
    """Two closed questions whose answers the results show together."""

    first = forms.ChoiceField(label=_("Première question"))
    second = forms.ChoiceField(label=_("Seconde question"))

    def __init__(self, *args: Any, closed: Sequence[Asked], crossings: Sequence[Sequence[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.crossings = [list(pair) for pair in crossings]
        for name in ("first", "second"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", gettext("choisir…")), *crossed_sides(closed)]

    def clean(self) -> dict[str, Any]:
        """Refuse a question crossed with itself, a pair that is there, and more pairs than anybody reads."""
        cleaned = super().clean() or self.cleaned_data
        pair = {cleaned.get("first"), cleaned.get("second")}
        if None in pair:
            return cleaned
        if len(pair) == 1:
            self.add_error("second", gettext("Choisissez une autre question que la première."))
        elif any(set(known) == pair for known in self.crossings):
            self.add_error(None, gettext("Ces deux questions sont déjà croisées."))
        elif len(self.crossings) >= MOST_CROSSINGS:
            said = gettext("Il y a déjà %(most)d croisements : retirez-en un avant d'en ajouter.")
            self.add_error(None, said % {"most": MOST_CROSSINGS})
        return cleaned

    def chosen(self) -> list[list[str]]:
        """Return all crossings, the new one with them."""
        return [*self.crossings, [self.cleaned_data["first"], self.cleaned_data["second"]]]


class BatchForm(forms.Form):
    """A lot of access codes, for whoever hands them out."""

    label = forms.CharField(
        label=_("À qui ces codes sont remis"), max_length=120, help_text=_("Une classe, un lieu : pas une personne.")
    )
    size = forms.IntegerField(label=_("Nombre de codes"), min_value=1, max_value=MOST, initial=30)


class CollectorForm(forms.Form):
    """A phone that fills a wave with ODK Collect."""

    label = forms.CharField(
        label=_("À qui est ce téléphone"), max_length=120, help_text=_("Par exemple « Sentinelles, téléphone 2 ».")
    )
