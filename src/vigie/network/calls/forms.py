"""Forms of the pilot: a call, a line of its grid."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.forms import DateField
from vigie.network.models import Call, GridLine


class CallForm(forms.ModelForm):
    """A call: what it says, for whom, and its three days."""

    opens_on = DateField(label=_("Ouvre le"))
    closes_on = DateField(label=_("Dernier jour pour candidater"))
    answer_by = DateField(
        label=_("Réponse à toutes et tous au plus tard le"),
        help_text=_("Dit sur la page publique : comptez la lecture par deux personnes."),
    )

    class Meta:
        model = Call
        fields = ("title", "offered", "opens_on", "closes_on", "answer_by", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 14})}
        help_texts = {
            "text": _(
                "Ce que feront les personnes, le temps demandé, la formation offerte, ce que vous regarderez. "
                "Écrivez simplement ; le Markdown est accepté."
            )
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        opens, closes, answers = (cleaned.get(name) for name in ("opens_on", "closes_on", "answer_by"))
        if opens and closes and closes < opens:
            self.add_error("closes_on", gettext("Le dernier jour vient avant l'ouverture : changez l'un des deux."))
        if closes and answers and answers < closes:
            self.add_error(
                "answer_by", gettext("La réponse vient après le dernier jour : choisissez une date plus tard.")
            )
        return cleaned


class GridLineForm(forms.ModelForm):
    """A line of the grid. What is looked at must be the function, never who the person is."""

    class Meta:
        model = GridLine
        fields = ("label", "description")
        help_texts = {
            "label": _("Ce qui se juge sur ce que la personne a écrit : ni son âge, ni son origine, ni son accent.")
        }

    def clean_label(self) -> str:
        label = str(self.cleaned_data["label"])
        same = GridLine.objects.filter(call=self.instance.call_id, label__iexact=label).exclude(pk=self.instance.pk)
        if same.exists():
            raise forms.ValidationError(gettext("Ce critère est déjà dans la grille."))
        return label
