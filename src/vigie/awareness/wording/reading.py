"""What must be answered before something is published: demeaning images, memory, agreements, access (S101)."""

from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Question:
    """code: by which its answer is kept. refusal: what to do when the answer is no."""

    code: str
    words: str | Promise
    help: str | Promise
    refusal: str | Promise
    may_not_apply: bool = True


YES, NO, NOT_CONCERNED = "yes", "no", "not_concerned"
ANSWERS: Final = ((YES, _("oui")), (NOT_CONCERNED, _("sans objet")), (NO, _("non")))
QUESTIONS: Final = (
    Question(
        "images",
        _("Les images et les mots montrent des personnes et des quartiers sans les rabaisser"),
        _("Regardez aussi ce qui manque : des femmes, des réussites, des gestes du quotidien."),
        _("Changez d'abord l'image ou les mots qui rabaissent."),
        may_not_apply=False,
    ),
    Question(
        "equality",
        _("Les inégalités sont nommées comme des ruptures d'égalité"),
        _("Elles ne sont pas expliquées par la culture ou l'attitude de celles et ceux qui les subissent."),
        _("Dites d'abord ce qui est refusé, à qui, par qui."),
        may_not_apply=False,
    ),
    Question(
        "memory",
        _("La mémoire d'un quartier est racontée avec celles et ceux qui y vivent"),
        _("Leur parole est citée, et ils ont pu relire."),
        _("Faites d'abord relire par des personnes du quartier."),
    ),
    Question(
        "agreement",
        _("Les personnes reconnaissables ont donné leur accord"),
        _("Photos, voix, récits ; pour un enfant, ses parents aussi."),
        _("Demandez d'abord cet accord, ou retirez ce qui les fait reconnaître."),
    ),
    Question(
        "access",
        _("Tout le monde peut lire ou suivre"),
        _("Mots simples, textes de remplacement, sous-titres, lieu accessible."),
        _("Complétez d'abord ce qui empêche de lire ou de suivre."),
        may_not_apply=False,
    ),
)


class ReadingForm(forms.Form):
    """The answers, one to a question; « no » waits for a change."""

    note = forms.CharField(
        label=_("Remarque, gardée avec ces réponses"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = {question.code: field_of(question) for question in QUESTIONS}
        self.fields = {**asked, **self.fields}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for question in QUESTIONS:
            if cleaned.get(question.code) == NO:
                self.add_error(question.code, str(question.refusal))
        return cleaned

    @property
    def answers(self) -> dict[str, str]:
        """The answers, by question."""
        return {question.code: self.cleaned_data[question.code] for question in QUESTIONS}


def field_of(question: Question) -> forms.ChoiceField:
    """Return the field that asks a question."""
    choices = [each for each in ANSWERS if question.may_not_apply or each[0] != NOT_CONCERNED]
    return forms.ChoiceField(
        label=str(question.words), help_text=str(question.help), choices=choices, widget=forms.RadioSelect
    )


def answers_in_words(answers: dict[str, str]) -> list[tuple[str, str]]:
    """Return kept answers as one reads them."""
    said = dict(ANSWERS)
    return [
        (str(question.words), str(said.get(answers.get(question.code, ""), gettext("non demandé"))))
        for question in QUESTIONS
    ]
