"""The kinds of questions that the short editor writes."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class QuestionKind:
    """A kind. keyword, appearance: how a spreadsheet writes it. has_choices: whether answers are listed.

    says_who: whether what is answered may say who answers, so that an anonymous survey does not ask it.
    """

    code: str
    label: str | Promise
    keyword: str
    appearance: str = ""
    has_choices: bool = False
    says_who: bool = False

    @property
    def can_be_required(self) -> bool:
        """Whether it asks something."""
        return self.code != "note"


KINDS: Final = (
    QuestionKind("select_one", _("une réponse au choix"), "select_one", has_choices=True),
    QuestionKind("select_multiple", _("plusieurs réponses au choix"), "select_multiple", has_choices=True),
    QuestionKind("likert", _("échelle d'accord"), "select_one", "likert", has_choices=True),
    QuestionKind(
        "matrix", _("grille : mêmes réponses pour plusieurs lignes"), "select_one", "table-list", has_choices=True
    ),
    QuestionKind("rank", _("réponses à classer"), "rank", has_choices=True),
    QuestionKind("text", _("texte libre"), "text"),
    QuestionKind("integer", _("nombre entier"), "integer"),
    QuestionKind("decimal", _("nombre à virgule"), "decimal"),
    QuestionKind("range", _("note sur une échelle de nombres"), "range"),
    QuestionKind("date", _("date"), "date"),
    QuestionKind("time", _("heure"), "time"),
    QuestionKind("geopoint", _("commune du territoire, au choix"), "geopoint"),
    QuestionKind("file", _("fichier à joindre"), "file", says_who=True),
    QuestionKind("acknowledge", _("case à cocher pour accepter"), "acknowledge"),
    QuestionKind("note", _("texte à lire, sans réponse"), "note"),
)
BY_CODE: Final = {kind.code: kind for kind in KINDS}


def kinds_for(*, is_anonymous: bool) -> list[QuestionKind]:
    """Return the kinds that a survey may ask."""
    return [kind for kind in KINDS if not (is_anonymous and kind.says_who)]


def kind_of(keyword: str, appearance: str) -> QuestionKind | None:
    """Return the kind of a row, None when the short editor does not write it."""
    if keyword == "select_one" and "likert" in appearance.split():
        return BY_CODE["likert"]
    return BY_CODE.get(keyword)
