"""The form by which a discrimination met during a search is told: closed choices, and the agreement of who met it."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.internships.mentoring.telling import Told
from vigie.internships.pupils.codes import NONCE, new_nonce
from vigie.observatory.checking import why_not
from vigie.observatory.fact_values import NOT_STATED
from vigie.observatory.referentials.listed import OTHER, Listed
from vigie.observatory.referentials.lists import SEVERAL, current_lists
from vigie.observatory.referentials.quarters import quarter_of

# What is no criterion of the law, and places so small that a fact there would be somebody's.
NO_CRITERION: Final = {SEVERAL, OTHER, NOT_STATED}
TOO_SMALL: Final = "qpv:"


class TellForm(forms.Form):
    """What was met: where, on which ground, in which form. Who met it, and who did it, have no box."""

    nonce = forms.CharField(widget=forms.HiddenInput)
    domain = forms.ChoiceField(
        label=_("Dans quel domaine"),
        widget=forms.RadioSelect,
        help_text=_("Un stage, une alternance ou un emploi : « Emploi ». Une école ou une formation : « Éducation »."),
    )
    criteria = forms.MultipleChoiceField(
        label=_("À cause de quoi, d'après la personne"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Les critères de la loi. Un ou plusieurs ; aucun si elle ne sait pas."),
    )
    type = forms.ChoiceField(
        label=_("Sous quelle forme"),
        widget=forms.RadioSelect,
        help_text=_(
            "Directe : quelqu'un est écarté. Indirecte : une règle, la même pour tout le monde, en écarte certains."
        ),
    )
    place = forms.ChoiceField(label=_("Où cela s'est passé"))
    agreed = forms.BooleanField(
        label=_("La personne qui l'a vécu est d'accord pour que ce soit compté, sans son nom."),
        help_text=_("Demandez-lui d'abord, sans insister. Elle peut dire non : rien ne change pour elle."),
        error_messages={"required": _("Sans son accord, rien n'est compté : demandez-lui, ou quittez cette page.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nonce"].initial = new_nonce
        listed = current_lists()
        criteria = [item for item in listed["criterion"] if item.code not in NO_CRITERION]
        places = [item for item in listed["place"] if not item.code.startswith(TOO_SMALL)]
        for name, items in (
            ("domain", listed["domain"]),
            ("criteria", criteria),
            ("type", listed["type"]),
            ("place", places),
        ):
            self.fields[name].choices = proposed(items)  # type: ignore[attr-defined]

    def clean_nonce(self) -> str:
        nonce: str = self.cleaned_data["nonce"]
        if not NONCE.fullmatch(nonce):
            raise ValidationError(gettext("Rouvrez cette page pour recommencer."))
        return nonce

    @property
    def told(self) -> Told:
        """What is told, as codes."""
        given = self.cleaned_data
        return Told(given["domain"], given["type"], given["place"], tuple(given["criteria"]))


class BackForm(forms.Form):
    """The words that take back what was told."""

    words = forms.CharField(
        label=_("Vos six mots"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "lang": "fr"}),
        help_text=_("Ceux qui s'étaient affichés après l'envoi. Les accents et les majuscules ne comptent pas."),
    )


def proposed(items: list[Listed] | tuple[Listed, ...]) -> list[tuple[str, str]]:
    """Return the values that a fact told today may take and a public page may name."""
    today = timezone.localdate()
    known = [item for item in items if item.is_verified and not why_not(item, quarter_of(today), today)]
    unknown = gettext("Je ne sais pas")
    return [(item.code, unknown if item.code == NOT_STATED else capfirst(item.label)) for item in known]
