"""The form in which the figures of a year are answered: a few fields for each figure asked."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext

from vigie.plan.models import AskedFigure
from vigie.plan.yearly_figures import NOBODY_KNOWS, PARTS, Answer, checked

VALUE, UNKNOWN = "value", "unknown"
# What the columns of the database hold.
LARGEST_COUNT = 2_147_483_647


class FiguresForm(forms.Form):
    """For each figure: a value, its parts when it counts people, and a box to say that nobody knows.

    A figure left entirely blank stays as it was: no answer is not « nobody knows », and neither is zero.
    """

    def __init__(self, *args: Any, asked: Sequence[AskedFigure], known: Mapping[int, Answer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for figure in asked:
            self.add_fields(figure, known.get(figure.pk))

    def add_fields(self, figure: AskedFigure, answer: Answer | None) -> None:
        """Add the fields of one figure, filled with what is known of it."""
        label = f"{figure.label} ({figure.unit})" if figure.unit else figure.label
        value: forms.Field = forms.DecimalField(
            label=label, required=False, min_value=0, max_digits=14, decimal_places=2, initial=answer and answer.value
        )
        if figure.counts_people:
            value = self.count_field(gettext("%(label)s : total") % {"label": label}, answer and answer.value)
        self.fields[name_of(figure, VALUE)] = value
        if figure.counts_people:
            words = {"women": gettext("dont femmes"), "men": gettext("dont hommes")}
            words["sex_not_stated"] = gettext("dont sexe non renseigné")
            for part in PARTS:
                self.fields[name_of(figure, part)] = self.count_field(words[part], answer and getattr(answer, part))
        self.fields[name_of(figure, UNKNOWN)] = forms.BooleanField(
            label=gettext("On ne sait pas"), required=False, initial=answer is not None and answer == NOBODY_KNOWS
        )

    def count_field(self, label: str, initial: Any) -> forms.Field:
        """Return a field in which people are counted."""
        shown = None if initial is None else int(initial)
        return forms.IntegerField(label=label, required=False, min_value=0, max_value=LARGEST_COUNT, initial=shown)

    def groups(self) -> Iterator[tuple[AskedFigure, list[forms.BoundField]]]:
        """Yield each figure with its fields, as the page draws them."""
        for figure in self.asked:
            yield figure, [self[name] for name in self.fields if name.startswith(f"figure_{figure.pk}_")]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for figure in self.asked:
            self.clean_figure(figure)
        return cleaned

    def clean_figure(self, figure: AskedFigure) -> None:
        """Refuse a value together with « nobody knows », and parts that do not add up."""
        given = self.given(figure)
        if self.cleaned_data.get(name_of(figure, UNKNOWN)):
            if given and self.has_new_value(figure):
                sentence = gettext("Donnez un chiffre, ou cochez « On ne sait pas », mais pas les deux.")
                self.add_error(name_of(figure, VALUE), sentence)
        elif given and figure.counts_people:
            try:
                checked(self.answer(figure))
            except ValueError as error:
                self.add_error(name_of(figure, VALUE), str(error))

    def has_new_value(self, figure: AskedFigure) -> bool:
        """Whether a number was typed in just now, and not only left where the page had put it."""
        numbers = [name_of(figure, field) for field in (VALUE, *PARTS)]
        return any(name in self.changed_data for name in numbers)

    def given(self, figure: AskedFigure) -> bool:
        """Whether at least one number is there."""
        return any(self.cleaned_data.get(name_of(figure, field)) is not None for field in (VALUE, *PARTS))

    def answer(self, figure: AskedFigure) -> Answer:
        """Return the numbers of a figure."""
        value = self.cleaned_data.get(name_of(figure, VALUE))
        parts = [self.cleaned_data.get(name_of(figure, part)) for part in PARTS]
        return Answer(None if value is None else Decimal(value), *parts)

    def answers(self) -> dict[int, Answer]:
        """Return what was answered, by the id of the figure; figures left blank are not there."""
        said = {figure.pk: self.answer(figure) for figure in self.asked if self.given(figure)}
        for figure in self.asked:
            if self.cleaned_data.get(name_of(figure, UNKNOWN)):
                said[figure.pk] = NOBODY_KNOWS
        return said


def name_of(figure: AskedFigure, field: str) -> str:
    """Return the name of a field of a figure."""
    return f"figure_{figure.pk}_{field}"


def figures_form(data: Any, asked: Sequence[AskedFigure], known: Mapping[int, Answer]) -> FiguresForm:
    """Return the form of the figures of a year, filled in from what was posted if anything was."""
    return FiguresForm(data, asked=asked, known=known)
