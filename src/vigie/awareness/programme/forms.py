"""The form of a year's programme."""

from typing import ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.awareness.models import Programme
from vigie.awareness.wording.forms import EQUALITY_HELP
from vigie.plan.seen_forms import SeenForm


class ProgrammeForm(SeenForm):
    """The sector of a year, and its two times."""

    class Meta:
        model = Programme
        fields = ("year", "sector", "purpose", "first_time", "second_time")
        widgets: ClassVar = {
            "purpose": forms.Textarea(attrs={"rows": 3}),
            "first_time": forms.Textarea(attrs={"rows": 4}),
            "second_time": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts: ClassVar = {
            "purpose": EQUALITY_HELP,
            "first_time": _("Faire connaître : ce qu'est une discrimination, ce que dit la loi, ce qui se passe ici."),
            "second_time": _("Regarder ses propres pratiques et les changer, avec les acteurs du secteur."),
        }

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if not 2000 <= year <= 2100:
            raise ValidationError(gettext("Écrivez une année en quatre chiffres, entre 2000 et 2100."))
        return year
