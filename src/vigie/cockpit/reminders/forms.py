"""The form of preferences."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vigie.cockpit.models import ReminderKind


class RemindersForm(forms.Form):
    """Which kinds of reminders someone receives; none is an answer too."""

    wanted = forms.MultipleChoiceField(
        label=_("Je reçois des rappels sur"),
        choices=ReminderKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
