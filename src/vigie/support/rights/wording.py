"""The words of the questionnaire: answers offered, and what an opinion says."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.support.rights.assessment import Compared, Element, Found, Verdict, What, Who, Work

UNSURE_WORDS = _("Je ne sais pas")
OTHER_CRITERION = _("Pour une autre raison, qui n'est pas dans cette liste")
OTHER_DOMAIN = _("Ailleurs : en famille, entre voisins, entre amis…")

WHAT = [
    (What.REFUSED.value, _("On m'a refusé, retiré ou interdit quelque chose")),
    (What.LESS_WELL.value, _("On me traite moins bien qu'une autre personne")),
    (What.RULE.value, _("Une règle, la même pour tout le monde, me met à l'écart")),
    (
        What.HUMILIATED.value,
        _("J'ai subi des humiliations, des insultes, des moqueries ou des menaces, une fois ou souvent"),
    ),
    (What.TOLD_TO.value, _("On m'a demandé de traiter quelqu'un moins bien")),
    (What.UNSURE.value, UNSURE_WORDS),
    (What.NOTHING.value, _("Rien de tout cela")),
]
COMPARED = [
    (Compared.YES.value, _("Oui, je le crois")),
    (Compared.NO.value, _("Non, tout le monde est traité comme moi")),
    (Compared.UNSURE.value, UNSURE_WORDS),
]
WHO = [
    (Who.EMPLOYER.value, _("Un employeur, un recruteur, une agence d'intérim, des collègues")),
    (Who.PUBLIC_BODY.value, _("Une administration ou un service public : mairie, école, hôpital, police…")),
    (Who.COMPANY.value, _("Un commerce, une banque, un propriétaire, une agence, une entreprise")),
    (Who.ASSOCIATION.value, _("Une association, un club")),
    (Who.SOMEONE.value, _("Une autre personne")),
    (Who.UNSURE.value, UNSURE_WORDS),
]
WORK = [
    (Work.PRIVATE.value, _("Dans une entreprise ou une association, ou je voulais y travailler")),
    (Work.PUBLIC.value, _("Dans une administration, ou je voulais y travailler")),
    (Work.OTHER.value, _("À mon compte, ou autrement")),
    (Work.UNSURE.value, UNSURE_WORDS),
]

TITLES: dict[Verdict, Promise] = {
    Verdict.LIKELY: _("Cela ressemble à une discrimination"),
    Verdict.MAYBE: _("C'est peut-être une discrimination"),
    Verdict.OTHER: _("Cela ressemble plutôt à un autre problème"),
}
EXPLANATIONS: dict[Verdict, Promise] = {
    Verdict.LIKELY: _(
        "Les trois éléments que la loi demande semblent réunis. Parlez-en : une personne d'un lieu d'accueil peut vous "
        "écouter, et regarder avec vous ce que vous pouvez faire."
    ),
    Verdict.MAYBE: _(
        "Il manque un élément, ou il reste à éclaircir. Cela vaut la peine d'en parler : une personne d'un lieu "
        "d'accueil peut regarder la situation avec vous, même si vous avez des doutes."
    ),
    Verdict.OTHER: _(
        "D'après vos réponses, un des trois éléments que la loi demande n'est pas là. Ce que vous vivez compte quand "
        "même : les lieux d'accueil aident aussi pour le reste, et nos questions ne voient pas tout."
    ),
}
REASONS: dict[tuple[Element, Found], Promise] = {
    (Element.TREATMENT, Found.PRESENT): _("Un traitement défavorable : vos réponses en décrivent un."),
    (Element.TREATMENT, Found.UNSURE): _(
        "Un traitement défavorable : cela reste à éclaircir ; une comparaison aiderait."
    ),
    (Element.TREATMENT, Found.ABSENT): _("Un traitement défavorable : vos réponses n'en décrivent pas."),
    (Element.CRITERION, Found.PRESENT): _("Un critère interdit par la loi : vous en citez au moins un."),
    (Element.CRITERION, Found.UNSURE): _("Un critère interdit par la loi : vous ne savez pas encore lequel."),
    (Element.CRITERION, Found.ABSENT): _("Un critère interdit par la loi : vous donnez une autre raison."),
    (Element.DOMAIN, Found.PRESENT): _("Un domaine prévu par la loi : vous en citez au moins un."),
    (Element.DOMAIN, Found.UNSURE): _("Un domaine prévu par la loi : cela reste à préciser."),
    (Element.DOMAIN, Found.ABSENT): _("Un domaine prévu par la loi : cela se passe ailleurs."),
}
# A badge for each, in the colours of the house, and its word.
MARKS: dict[Found, tuple[str, Promise]] = {
    Found.PRESENT: ("ok", _("présent")),
    Found.UNSURE: ("warning", _("à éclaircir")),
    Found.ABSENT: ("unknown", _("absent")),
}
