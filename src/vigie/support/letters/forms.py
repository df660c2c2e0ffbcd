"""The form of a letter: one field for each of its parts, for the listener and for the person alike."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.support.letters.preparing import titles_of

LONGEST_PART = 20_000
# Parts that are printed without a title still need a name on the screen.
NAMES = {
    "sender": _("Qui écrit"),
    "recipient": _("À qui"),
    "subject": _("Objet"),
    "facts": _("La décision en cause"),
    "closing": _("Fin de la lettre"),
    "signature": _("Date et signature"),
}
TALL = frozenset({"facts"})


class LetterForm(forms.Form):
    """Edits the parts of a letter."""

    def __init__(self, kind: str, *args: Any, texts: Mapping[str, str] | None = None, **options: Any) -> None:
        super().__init__(*args, **{**options, "initial": dict(texts or {})})
        for code, title in titles_of(kind).items():
            self.fields[code] = forms.CharField(
                label=title or NAMES.get(code, code),
                required=False,
                max_length=LONGEST_PART,
                widget=forms.Textarea(attrs={"rows": 14 if code in TALL else 4}),
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a letter that says nothing at all."""
        found = super().clean() or {}
        if not self.errors and not any(text.strip() for text in found.values()):
            raise forms.ValidationError(gettext("La lettre est vide : écrivez au moins une partie."))
        return found
