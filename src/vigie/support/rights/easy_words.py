"""The lists of law in easy words, for reading together; a row that has none here is said as the law says it."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.law.models import LegalFact

CRITERIA: Mapping[str, Promise] = {
    "origin": _("D'où vous venez, ou d'où vient votre famille"),
    "sex": _("Être une femme ou un homme"),
    "family_situation": _("Votre famille : vivre en couple ou non, avoir des enfants"),
    "pregnancy": _("Être enceinte"),
    "physical_appearance": _("Votre apparence : votre poids, votre taille, votre visage"),
    "economic_vulnerability": _("Avoir peu d'argent, quand cela se voit ou se sait"),
    "surname": _("Votre nom de famille"),
    "residence": _("L'endroit où vous habitez"),
    "health": _("Votre santé, une maladie"),
    "loss_of_autonomy": _("Avoir besoin d'aide dans la vie de tous les jours"),
    "disability": _("Votre handicap"),
    "genetic_features": _("Vos gènes : ce que votre corps a reçu de vos parents"),
    "morals": _("Votre façon de vivre"),
    "sexual_orientation": _("Aimer une femme, un homme, ou les deux"),
    "gender_identity": _("Se sentir femme, homme, ou autrement"),
    "age": _("Votre âge"),
    "political_opinions": _("Vos idées politiques"),
    "union_activities": _("Ce que vous faites dans un syndicat"),
    "whistleblower": _("Avoir dénoncé un fait grave, ou aidé quelqu'un à le dénoncer"),
    "other_language": _("Parler une autre langue que le français"),
    "ethnic_group": _("Votre peuple, ou celui que l'on croit être le vôtre"),
    "nation": _("Votre pays, ou celui que l'on croit être le vôtre"),
    "alleged_race": _("Votre couleur de peau, ce que certains appellent « race »"),
    "religion": _("Votre religion, ou ne pas en avoir"),
    "bank_domiciliation": _("L'endroit où est votre compte en banque"),
    "elected_office": _("Avoir gagné une élection, par exemple à la mairie : cela compte au travail"),
}
DOMAINS: Mapping[str, Promise] = {
    "employment": _("Le travail et la formation"),
    "goods_and_services": _("Les achats et les services : un magasin, une banque, un restaurant"),
    "housing": _("Le logement"),
    "education": _("L'école et les études"),
    "health": _("Les soins : le médecin, l'hôpital"),
    "social_protection": _("Les aides et les allocations"),
}


def easily(rows: Iterable[LegalFact], words: Mapping[str, Promise]) -> list[str]:
    """Return rows of law in easy words, in their order."""
    return [str(words.get(row.code, row.label)) for row in rows]
