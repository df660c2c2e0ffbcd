"""The form of a target."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.forms import DateInput
from vigie.plan.seen_forms import SeenForm
from vigie.training.models import Target
from vigie.training.sessions.forms import EARLIEST_YEAR, LATEST_YEAR


class TargetForm(SeenForm):
    """How many, of what, from when to when."""

    class Meta:
        model = Target
        fields = ("name", "amount", "unit", "audience", "starts_on", "ends_on")
        widgets = {"starts_on": DateInput, "ends_on": DateInput}
        help_texts = {
            "name": _("Par exemple « 150 personnes formées en cinq ans »."),
            "audience": _("Vide : tous les publics."),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        for name, day in (("starts_on", starts), ("ends_on", ends)):
            if day and not EARLIEST_YEAR <= day.year < LATEST_YEAR:
                self.add_error(name, gettext("Vérifiez l'année : elle est écrite avec quatre chiffres."))
        if starts and ends and ends <= starts:
            self.add_error("ends_on", gettext("Le dernier jour vient après le premier : vérifiez les deux dates."))
        if starts and ends and (ends - starts).days > 365 * 20:
            self.add_error("ends_on", gettext("Un objectif porte sur vingt ans au plus : vérifiez les années."))
        return cleaned
