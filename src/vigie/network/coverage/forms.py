"""The form of a look at the extension of the network."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.forms import DateField
from vigie.network.models import ExtensionReview
from vigie.plan.models import Body
from vigie.plan.seen_forms import choose_among


class ReviewForm(forms.ModelForm):
    """When the extension was looked at, by whom, and what was concluded."""

    held_on = DateField(label=_("Point fait le"), initial=timezone.localdate)

    class Meta:
        model = ExtensionReview
        fields = ("held_on", "body", "conclusion")
        widgets = {"conclusion": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "conclusion": _("Où chercher de nouveaux membres, comment, qui s'en charge. Sans nommer personne.")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "body", Body.objects.filter(ended_on=None).order_by("name"))

    def clean_held_on(self) -> date:
        day: date = self.cleaned_data["held_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(gettext("Ce jour n'est pas encore venu : notez le point une fois fait."))
        return day
