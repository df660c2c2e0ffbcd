"""The lists of the directory: what a reception point knows how to do, and the languages spoken there.

Codes are stored; they never change. Languages have the codes of ISO 639, and « lsf » for French sign language.
"""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COMPETENCES: Mapping[str, str | Promise] = {
    "listening": _("écoute"),
    "orientation": _("information et orientation"),
    "access_to_law": _("accès au droit"),
    "legal_advice": _("conseil juridique"),
    "defender_of_rights": _("délégué du Défenseur des droits"),
    "victim_support": _("aide aux victimes"),
    "psychological": _("soutien psychologique"),
    "women_rights": _("droits des femmes"),
    "family": _("information des familles"),
    "anti_racism": _("lutte contre le racisme"),
    "employment": _("emploi"),
    "housing": _("logement"),
    "mediation": _("médiation"),
    "writing": _("aide pour écrire"),
}
LANGUAGES: Mapping[str, str | Promise] = {
    "fr": _("français"),
    "lsf": _("langue des signes française"),
    "ar": _("arabe"),
    "en": _("anglais"),
    "es": _("espagnol"),
    "it": _("italien"),
    "kab": _("kabyle"),
    "pl": _("polonais"),
    "pt": _("portugais"),
    "ro": _("roumain"),
    "ru": _("russe"),
    "tr": _("turc"),
    "uk": _("ukrainien"),
}


def in_words(codes: Iterable[str], names: Mapping[str, str | Promise]) -> list[str]:
    """Return the names of codes, in the order of the list; a code that the list no longer has is left out."""
    held = set(codes)
    return [str(name) for code, name in names.items() if code in held]
