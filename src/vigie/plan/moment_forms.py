"""Forms of the yearly moments, and of the date that each is given every year."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.plan.line_forms import LineForm
from vigie.plan.models import Action, Axis, YearlyMoment, YearlyMomentDate
from vigie.plan.seen_forms import choose_among


class MomentForm(LineForm):
    """What must happen each year, and where the plan says so."""

    class Meta:
        model = YearlyMoment
        fields = ["title", "source", "detail", "axis", "action"]
        help_texts = {"source": _("Recopiez les mots du plan : on saura d'où vient cette obligation.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "axis", Axis.objects.filter(plan=self.owner))
        choose_among(self, "action", Action.objects.filter(plan=self.owner).order_by("code"))


class MomentDateForm(LineForm):
    """When a yearly moment takes place in a year, what it is about, how it went."""

    class Meta:
        model = YearlyMomentDate
        fields = ["year", "dated", "place", "topic", "report"]
        help_texts = {
            "year": _("L'année pour laquelle ce moment est dû, même s'il a lieu l'année d'après."),
            "dated": _("Un jour, ou le mois si le jour n'est pas encore choisi : 14/06/2018, juin 2018…"),
            "topic": _("Par exemple l'axe du contrat de ville étudié cette année-là."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial["year"] = timezone.localdate().year

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if not 1990 <= year <= 2100:
            raise forms.ValidationError(gettext("Écrivez une année entre 1990 et 2100."))
        same = YearlyMomentDate.objects.filter(moment=self.owner, year=year).exclude(pk=self.instance.pk)
        if same.exists():
            raise forms.ValidationError(gettext("Cette année a déjà sa date : modifiez-la."))
        return year

    def clean_dated(self) -> str:
        try:
            self.instance.set_date(self.cleaned_data["dated"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        return str(self.instance.dated)
