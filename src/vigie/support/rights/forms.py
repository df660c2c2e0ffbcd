"""Forms of the questionnaire and of the calculator: nothing of them is kept, nothing is obligatory but an answer."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vigie.core.forms import DateField
from vigie.support.rights.assessment import OTHER, UNSURE, Answers, Compared, What, Who, Work
from vigie.support.rights.facts import criteria_on, domains_on
from vigie.support.rights.steps import FIELDS_OF
from vigie.support.rights.time_left import Dates
from vigie.support.rights.wording import COMPARED, OTHER_CRITERION, OTHER_DOMAIN, UNSURE_WORDS, WHAT, WHO, WORK


class DatesForm(forms.Form):
    """The dates that limits are counted from; each may be left empty."""

    facts = DateField(
        label=_("Quand les faits ont-ils eu lieu ?"),
        required=False,
        help_text=_("Si cela a duré, donnez la première date : c'est la plus prudente."),
    )
    revelation = DateField(
        label=_("Quand avez-vous compris que c'était peut-être une discrimination ?"),
        required=False,
        help_text=_("Par exemple le jour où vous avez appris qu'une autre personne était mieux traitée."),
    )
    notification = DateField(
        label=_("Quand avez-vous reçu la décision écrite d'une administration ?"),
        required=False,
        help_text=_("Laissez vide si vous n'avez rien reçu d'une administration."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        today = timezone.localdate()
        for name in ("facts", "revelation", "notification"):
            if (day := cleaned.get(name)) and day > today:
                self.add_error(
                    name, gettext("Cette date est dans l'avenir : écrivez une date passée, ou laissez vide.")
                )
        facts, revelation = cleaned.get("facts"), cleaned.get("revelation")
        if facts and revelation and revelation < facts:
            self.add_error("revelation", gettext("On ne comprend pas avant les faits : vérifiez ces deux dates."))
        return cleaned

    def dates(self) -> Dates:
        """Return the dates that were given and make sense."""
        return Dates(**{name: self.cleaned_data.get(name) for name in ("facts", "revelation", "notification")})


class Questionnaire(DatesForm):
    """Every question; those of the step are shown, the answers of the others travel in hidden fields.

    step: the step shown, or None to read all the answers, wherever they come from.
    """

    what = forms.MultipleChoiceField(
        label=_("Qu'est-ce qui s'est passé ?"),
        choices=WHAT,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Plusieurs réponses sont possibles."),
    )
    compared = forms.ChoiceField(
        label=_("Une autre personne, dans une situation proche, est-elle mieux traitée, ou l'aurait-elle été ?"),
        choices=COMPARED,
        widget=forms.RadioSelect,
        help_text=_("Par exemple : même diplôme, même dossier, même demande."),
    )
    criteria = forms.MultipleChoiceField(
        label=_("Pourquoi, selon vous ?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Ce que vous ressentez suffit. Plusieurs réponses sont possibles."),
    )
    domains = forms.MultipleChoiceField(
        label=_("Dans quelle partie de votre vie ?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Plusieurs réponses sont possibles."),
    )
    who = forms.ChoiceField(label=_("Qui a fait cela ?"), choices=WHO, widget=forms.RadioSelect)
    work = forms.ChoiceField(
        label=_("Au travail, ou en cherchant ce travail, quelle était votre situation ?"),
        choices=WORK,
        widget=forms.RadioSelect,
    )

    def __init__(self, step: str | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.laws = criteria_on(today)
        self.fields["criteria"].choices = [(each.code, sentence(each.label)) for each in self.laws] + [  # type: ignore[attr-defined]
            (OTHER, OTHER_CRITERION),
            (UNSURE, UNSURE_WORDS),
        ]
        self.fields["domains"].choices = [(each.code, sentence(each.label)) for each in domains_on(today)] + [  # type: ignore[attr-defined]
            (OTHER, OTHER_DOMAIN),
            (UNSURE, UNSURE_WORDS),
        ]
        shown = FIELDS_OF.get(step or "", ())
        for name, field in self.fields.items():
            field.required = field.required and name in shown
            field.error_messages["required"] = _("Choisissez une réponse ; « je ne sais pas » en est une.")
            if name not in shown:
                field.widget = field.hidden_widget()
                field.widget.choices = getattr(field, "choices", ())

    def answers(self) -> Answers:
        """Return the answers that were given and are known."""
        given = self.cleaned_data
        return Answers(
            what=frozenset(What(each) for each in given.get("what", ())),
            compared=Compared(given.get("compared") or Compared.UNSURE),
            criteria=frozenset(given.get("criteria", ())),
            domains=frozenset(given.get("domains", ())),
            who=Who(given.get("who") or Who.UNSURE),
            work=Work(given.get("work") or Work.UNSURE),
        )


def sentence(label: str) -> str:
    """Begin a label of law with a capital letter, leaving the rest as it is."""
    return label[:1].upper() + label[1:]


def sent_again(step: str, posted: MultiValueDict[str, str], kept: Mapping[str, Any]) -> MultiValueDict[str, Any]:
    """Return what a step was sent, with the answers to the other steps as they were understood."""
    data: MultiValueDict[str, Any] = MultiValueDict()
    for name, value in kept.items():
        if name not in FIELDS_OF[step] and value:
            data.setlist(name, value if isinstance(value, list) else [str(value)])
    for name in FIELDS_OF[step]:
        data.setlist(name, posted.getlist(name))
    return data
