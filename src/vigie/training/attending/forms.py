"""What is sent from the page of attendance, and by whoever signs in from their phone."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vigie.training.attending.noting import Mark
from vigie.training.models import Enrolment, Reason


class AttendanceForm(forms.Form):
    """For each person: present, absent or not noted; and why not."""

    def __init__(self, *args: Any, enrolments: list[Enrolment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.enrolments = enrolments
        for enrolment in enrolments:
            self.fields[f"presence-{enrolment.pk}"] = forms.ChoiceField(
                label=str(enrolment),
                choices=Enrolment.Presence.choices,
                initial=enrolment.presence,
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"reason-{enrolment.pk}"] = forms.ChoiceField(
                label=_("Raison de l'absence"),
                choices=[("", "–"), *Reason.choices],
                initial=enrolment.reason,
                required=False,
            )

    @property
    def marks(self) -> dict[int, Mark]:
        """What was said of each person; those left out of what was sent stay as they are."""
        given = self.cleaned_data
        return {
            each.pk: (given[f"presence-{each.pk}"], given[f"reason-{each.pk}"] or "")
            for each in self.enrolments
            if given.get(f"presence-{each.pk}")
        }

    def rows(self) -> list[tuple[Enrolment, Any, Any]]:
        """Return each person with their two fields."""
        return [(each, self[f"presence-{each.pk}"], self[f"reason-{each.pk}"]) for each in self.enrolments]


class SignInForm(forms.Form):
    """The address with which someone registered."""

    email = forms.EmailField(
        label=_("L'adresse électronique de votre inscription"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
