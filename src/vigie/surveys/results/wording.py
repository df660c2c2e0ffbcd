"""The sentences of results: why something is not told, what a category is."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.surveys.results.tables import NO, NOT_ANSWERED, NOT_ASKED, YES

Text = str | Promise

NOT_TOLD: Mapping[str, Text] = {
    "few": _("Cette question a été posée à trop peu de personnes : rien n'en est dit."),
    "nobody": _("Cette question n'a été posée à personne."),
    "base": _(
        "On ne dit pas à combien de personnes cette question a été posée : ce nombre ferait deviner un petit nombre."
    ),
    "tied": _(
        "Ses réponses dépendent de celles à une autre question, dont une partie est secrète : rien n'en est dit."
    ),
    "unanswered": _("On ne dit pas combien de personnes ont répondu : ce nombre ferait deviner un petit nombre."),
    "unsafe": _("Quoi que l'on cache, un petit nombre se devinerait : rien n'en est dit."),
}
NOT_CROSSED: Mapping[str, Text] = {
    "unknown": _(
        "Ces deux questions ne se croisent pas. Une question à plusieurs réponses se croise option par option ; un "
        "classement, pas du tout."
    ),
    "not_told": _("De l'une des deux questions, rien n'est dit : elle ne peut pas être croisée."),
    "loop": _(
        "D'autres croisements, ou les conditions du questionnaire, relient déjà ces deux questions : les rapprocher "
        "encore ferait deviner de petits nombres."
    ),
    "hidden": _(
        "L'une des deux questions cache un petit nombre, et d'autres tableaux s'appuient sur elle : les croiser le "
        "ferait deviner."
    ),
    "people": _("Ces deux questions n'ont pas été posées aux mêmes personnes."),
    "unsafe": _("Quoi que l'on cache, un petit nombre se devinerait dans ce croisement."),
}
LEFT_OUT: Mapping[str, Text] = {
    "text": _("réponse libre : lue seulement par des personnes nommées"),
    "repeat": _("demandée plusieurs fois à la même personne"),
    "date": _("date ou heure : elle ferait reconnaître quelqu'un"),
    "place": _("lieu précis : il ferait reconnaître quelqu'un"),
    "file": _("fichier joint"),
}
CATEGORIES: Mapping[str, Text] = {
    YES: _("Oui"),
    NO: _("Non"),
    NOT_ANSWERED: _("Sans réponse"),
    NOT_ASKED: _("Question non posée"),
}


def category(code: str, label: str) -> str:
    """Return what a category is called; those that no questionnaire names have their own words."""
    return str(CATEGORIES[code]) if label == code and code in CATEGORIES else label
