"""The engine says what is wrong in plain French; here are those sentences in the language of the site."""

from typing import Final

from django.utils.translation import gettext, gettext_noop

# As the engine writes them: a test looks for each in its source.
KNOWN: Final = frozenset(
    {
        gettext_noop("Répondez à cette question pour continuer."),
        gettext_noop("Cette réponse ne convient pas. Vérifiez-la."),
        gettext_noop("Choisissez parmi les réponses proposées."),
        gettext_noop("Classez toutes les réponses, chacune une seule fois."),
        gettext_noop("Ce texte est trop long : raccourcissez-le."),
        gettext_noop("Écrivez un nombre entier, en chiffres. Par exemple : 12."),
        gettext_noop("Écrivez un nombre entier, sans virgule. Par exemple : 12."),
        gettext_noop("Écrivez un nombre, en chiffres. Par exemple : 3,5."),
        gettext_noop("Écrivez une date. Par exemple : 31/03/2026."),
        gettext_noop("Écrivez une heure. Par exemple : 14:30."),
    }
)


# The engine writes them with plain spaces.
BY_PLAIN: Final = {sentence.replace("\u00a0", " "): sentence for sentence in KNOWN}


def said(sentence: str) -> tuple[str, bool]:
    """Return a sentence in the language of the site, and whether it is the form's own, in the form's language."""
    known = BY_PLAIN.get(sentence.replace("\u00a0", " "))
    return (gettext(known), False) if known else (sentence, True)
