"""Forms of members: the charter, what they did, what they show."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.forms import DateField
from vigie.network.models import Activity, Card


class SignForm(forms.Form):
    """One's word. text_hash: of the text on the page, so that nobody signs another."""

    text_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)
    agrees = forms.BooleanField(label=_("J'ai lu cette charte et je m'engage à la suivre."))


class CharterForm(forms.Form):
    """A version of the charter. seen: the number of the one its writer started from."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=9999)
    text = forms.CharField(
        label=_("Texte de la charte"),
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 24}),
        help_text=_("En Markdown. Publiée, une version ne change plus ; les membres signent la nouvelle."),
    )

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").strip() + "\n"


class ActivityForm(forms.ModelForm):
    """What a member did."""

    done_on = DateField(label=_("Le"), initial=timezone.localdate)

    class Meta:
        model = Activity
        fields = ("kind", "done_on", "number", "note")
        widgets = {"kind": forms.RadioSelect}
        help_texts = {
            "number": _("De personnes, de faits, d'événements : ce que dit la ligne choisie."),
            "note": _("Quelques mots pour s'y retrouver. Jamais un nom, jamais l'histoire de quelqu'un."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = Activity.Kind.choices  # type: ignore[attr-defined]
        self.fields["number"].widget.attrs |= {"min": 1, "max": 500}

    def clean_number(self) -> int:
        number: int = self.cleaned_data["number"]
        if not 1 <= number <= 500:
            raise forms.ValidationError(gettext("De 1 à 500."))
        return number

    def clean_done_on(self) -> date:
        day: date = self.cleaned_data["done_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(gettext("Ce jour n'est pas encore venu : notez ce qui est fait."))
        return day


class CardForm(forms.ModelForm):
    """What one accepts to show to the other members, box by box."""

    class Meta:
        model = Card
        fields = (
            "introduction",
            "shows_introduction",
            "shows_organisation",
            "shows_places",
            "shows_email",
            "shows_phone",
        )
        widgets = {"introduction": forms.Textarea(attrs={"rows": 3})}
