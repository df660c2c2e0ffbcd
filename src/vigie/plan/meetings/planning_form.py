"""The form of a meeting: when, where, about what."""

from datetime import time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.fuzzy_dates import FuzzyDate
from vigie.plan.meetings.planning_dates import FuzzyDateField
from vigie.plan.models import Meeting
from vigie.plan.seen_forms import SeenForm

CLOCK = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class MeetingForm(SeenForm):
    """A meeting to come has its day and its hour; of a past one, what is known is enough."""

    dated = FuzzyDateField(
        label=_("Date"),
        help_text=_("Pour une réunion à venir, le jour : 14/03/2027. Pour une réunion passée, ce que l'on sait."),
    )
    online_address = forms.URLField(
        label=_("Adresse de la visioconférence"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Donnée aux seuls membres de l'instance."),
    )

    class Meta:
        model = Meeting
        fields = ["dated", "starts_at", "ends_at", "title", "place", "online_address"]
        widgets = {"starts_at": CLOCK, "ends_at": CLOCK}
        help_texts = {"title": _("Facultatif : « Préparation de la révision ».")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        start, end = cleaned.get("starts_at"), cleaned.get("ends_at")
        if end and not start:
            self.add_error("starts_at", gettext("Donnez aussi l'heure du début."))
        if start and end and end <= start:
            self.add_error("ends_at", gettext("La réunion finit avant d'avoir commencé."))
        if cleaned.get("dated"):
            self.ask_for_day_and_hour(FuzzyDate.parse(cleaned["dated"]), start)
        return cleaned

    def ask_for_day_and_hour(self, day: FuzzyDate, start: time | None) -> None:
        """A meeting that is not over needs its exact day, and its hour."""
        if day.last_day < timezone.localdate():
            return
        if day.day is None:
            self.add_error("dated", gettext("Cette réunion est à venir : donnez son jour, par exemple 14/03/2027."))
        elif start is None:
            self.add_error("starts_at", gettext("Cette réunion est à venir : donnez l'heure à laquelle elle commence."))

    def _post_clean(self) -> None:
        # The two days that the database compares follow the date.
        super()._post_clean()  # type: ignore[misc]
        if "dated" in self.cleaned_data:
            self.instance.set_date(self.cleaned_data["dated"])
