"""The form of one line of the table: only the columns shown, and the moment the line was read at."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vigie.accounts.models import Person
from vigie.plan.models import Action
from vigie.plan.table_columns import TableColumn

LONGEST_NOTE = 5000
# Years a line may have been read in: nearer the ends of the calendar, a change of time zone leaves it.
YEARS = range(2000, 9000)


class RowForm(forms.Form):
    """What can be edited of an action in the table. Fields of hidden columns are absent, hence left as they are."""

    status = forms.ChoiceField(label=_("Statut"), choices=Action.Status.choices)
    timing_text = forms.CharField(label=_("Échéance"), max_length=250, required=False)
    lead = forms.ModelChoiceField(
        label=_("Pilote"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=pgettext_lazy("nobody", "personne"),
    )
    nature = forms.ChoiceField(
        label=_("Nature"), choices=[("", _("non renseignée")), *Action.Nature.choices], required=False
    )
    note = forms.CharField(
        label=_("Note de l'année"), max_length=LONGEST_NOTE, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    unblocking_condition = forms.CharField(
        label=_("Ce qui débloque"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    waited_for = forms.CharField(label=_("Qui est attendu"), max_length=200, required=False)
    place_text = forms.CharField(label=_("Lieux"), max_length=250, required=False)
    indicator = forms.CharField(
        label=_("Indicateur"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, action: Action, columns: Sequence[TableColumn], people: QuerySet[Person], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = f"ligne-{action.pk}-%s"
        shown = {column.field for column in columns} | {"seen"}
        for name in [name for name in self.fields if name not in shown]:
            del self.fields[name]
        if "lead" in self.fields:
            self.fields["lead"].queryset = people  # type: ignore[attr-defined]

    @property
    def changes(self) -> dict[str, Any]:
        """What was sent of the fields of the action; its note is written by another act."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"seen", "note"}}

    @property
    def note_before(self) -> str:
        """The note of the year as it is kept now."""
        return str((self.initial or {}).get("note", ""))

    @property
    def seen_at(self) -> datetime | None:
        """When the line had last changed as its author saw it; None, hence no comparison, when that was not sent."""
        try:
            seen = parse_datetime(self.cleaned_data.get("seen", ""))
        except ValueError:
            return None
        return seen if seen and is_aware(seen) and seen.year in YEARS else None


def initial_of(action: Action, note: str) -> dict[str, Any]:
    """Return what the form of a line starts from."""
    return {
        "status": action.status,
        "timing_text": action.timing_text,
        "lead": action.lead_id,
        "nature": action.nature,
        "note": note,
        "unblocking_condition": action.unblocking_condition,
        "waited_for": action.waited_for,
        "place_text": action.place_text,
        "indicator": action.indicator,
        "seen": action.updated_at.isoformat(),
    }
