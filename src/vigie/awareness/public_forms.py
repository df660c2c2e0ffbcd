"""What the room's public forms share: a trap for robots, a limit by sender, one request for two clicks."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.accounts.access import Request
from vigie.core.attempts import Attempts
from vigie.core.senders import sender_of

# A whole school answers behind one address.
SENT = Attempts(most=240, seconds=3600)
KEPT = _(
    "Vos nom et adresse servent seulement à vous répondre. Ils sont effacés %(months)d mois après ; ni adresse de "
    "connexion ni type d'appareil ne sont gardés."
)


class PublicForm(forms.ModelForm):
    """A form that anyone sends. ``company`` is a trap: people do not see it, robots fill it."""

    company = forms.CharField(
        label=_("Laissez ce champ vide"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args: Any, request: Request, **kwargs: Any) -> None:
        self.request = request
        super().__init__(request.POST if request.method == "POST" else None, *args, **kwargs)
        autocomplete = {
            "email": "email",
            "contact": "name",
            "name": "name",
            "phone": "tel",
            "structure": "organization",
        }
        for name, value in autocomplete.items():
            if name in self.fields:
                self.fields[name].widget.attrs["autocomplete"] = value

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and SENT.is_blocked(sender_of(self.request)):
            busy = gettext(
                "Beaucoup de formulaires sont partis d'ici. Gardez votre texte et renvoyez-le dans une heure."
            )
            self.add_error(None, busy)
        return cleaned

    @property
    def is_robot(self) -> bool:
        """Whether the trap was filled; whoever did believes it succeeded."""
        return bool(self.cleaned_data.get("company"))

    def note_sending(self) -> None:
        """Count one sending of this sender."""
        SENT.note(sender_of(self.request))


def kept_note(months: int) -> str:
    """Return what a public form says of what it keeps."""
    return str(KEPT) % {"months": months}
