"""Forms of the outside assessment."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vigie.accounts.models import Membership, Organisation
from vigie.label.assessing.naming import possible_assessors
from vigie.label.models import Level, Reading


class AssessorForm(forms.Form):
    """Who assesses: someone with an account, of another structure."""

    membership = forms.ChoiceField(
        label=_("Qui évalue"),
        help_text=_(
            "Personnes d'autres structures. Celles de la structure, ou de sa structure de rattachement, n'y sont pas."
        ),
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.possible: dict[str, Membership] = {str(each.pk): each for each in possible_assessors(organisation)}
        labels = [(key, f"{each.person} – {each.organisation}") for key, each in self.possible.items()]
        field = self.fields["membership"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "–"), *labels]

    @property
    def chosen(self) -> Membership:
        """The membership that was chosen."""
        return self.possible[self.cleaned_data["membership"]]


class ConflictForm(forms.Form):
    """What an assessor declares before reading."""

    has_none = forms.BooleanField(
        label=_(
            "Je ne travaille pas pour cette structure, je n'y siège pas, je n'en reçois pas d'argent, et personne de "
            "ma famille non plus."
        )
    )
    is_discreet = forms.BooleanField(label=_("Je ne répète rien de ce que je vais lire, sauf à l'instance qui décide."))


class ReadingForm(forms.ModelForm):
    """What the assessor reads on a criterion."""

    level = forms.TypedChoiceField(
        label=_("Votre lecture"), choices=Level.choices, coerce=int, widget=forms.RadioSelect
    )

    class Meta:
        model = Reading
        fields = ("level", "comment")
        widgets = {"comment": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"comment": _("Ce que montrent les preuves, ce qui manque. La structure le lira.")}


class SummaryForm(forms.Form):
    """The reading in a few words."""

    summary = forms.CharField(
        label=_("En résumé"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Points forts, points à travailler. La structure et l'instance le liront."),
    )
