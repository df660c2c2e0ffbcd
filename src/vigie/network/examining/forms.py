"""Forms of the examination: who reads, what they make of it, what is decided and answered."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Person
from vigie.network.examining.reading import people_to_read
from vigie.network.models import Candidacy, GridLine, Reading
from vigie.network.sealing import Letter
from vigie.plan.seen_forms import choose_among

MARKS = (
    ("0", _("0 – rien ne le montre")),
    ("1", _("1 – un peu")),
    ("2", _("2 – assez")),
    ("3", _("3 – bien")),
    ("4", _("4 – tout à fait")),
)


class ReaderForm(forms.Form):
    """Someone who reads."""

    reader = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Personne qui lit"),
        help_text=_("Avec un compte. Ni la candidate ou le candidat, ni ses proches, ni sa hiérarchie."),
    )

    def __init__(self, *args: Any, candidacy: Candidacy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, "reader", people_to_read(candidacy))


class ReadingForm(forms.Form):
    """One's reading: a mark for each line of the grid, an opinion, and why."""

    opinion = forms.ChoiceField(label=_("Votre avis"), choices=Reading.Opinion.choices, widget=forms.RadioSelect)
    comment = forms.CharField(
        label=_("Ce qui vous a conduit à cet avis"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("La personne peut demander à le lire : restez sur ce qu'elle a écrit."),
    )

    def __init__(self, *args: Any, grid: Sequence[GridLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.grid = grid
        for line in grid:
            self.fields[f"line_{line.pk}"] = forms.ChoiceField(
                label=line.label, help_text=line.description, choices=MARKS, widget=forms.RadioSelect
            )
        self.order_fields([*(f"line_{line.pk}" for line in grid), "opinion", "comment"])

    @property
    def marks(self) -> dict[int, int]:
        """The marks, by line of the grid."""
        return {line.pk: int(self.cleaned_data[f"line_{line.pk}"]) for line in self.grid}


class DecisionForm(forms.Form):
    """What is decided, and why."""

    decision = forms.ChoiceField(label=_("Décision"), choices=Candidacy.Decision.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Motif"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Gardé dans le dossier, et dit à la personne si elle le demande."),
    )


class AnswerForm(forms.Form):
    """The letter, to change before it leaves."""

    subject = forms.CharField(label=_("Objet"), max_length=150)
    text = forms.CharField(
        label=_("Lettre"),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=_("Une ligne vide sépare deux paragraphes. Elle part par courriel, avec la même lettre en PDF."),
    )

    @property
    def letter(self) -> Letter:
        """The letter as typed."""
        return Letter(self.cleaned_data["subject"], self.cleaned_data["text"].replace("\r\n", "\n"))
