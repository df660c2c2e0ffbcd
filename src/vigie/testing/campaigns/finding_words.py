"""What checks of a protocol say, in sentences that tell what to do."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vigie.testing.campaigns.checking import Finding, Kind

SENTENCES: Final[dict[Kind, str | Promise]] = {
    Kind.NO_PURPOSE: _("Écrivez pourquoi ce test est fait : la raison se fige avec le protocole."),
    Kind.NO_HYPOTHESES: _("Écrivez ce que vous vous attendez à trouver, avant de savoir : ce sont vos hypothèses."),
    Kind.NO_VALID_RULE: _("Écrivez quand un test compte : la règle est posée avant de connaître le moindre résultat."),
    Kind.TOO_MANY_MINUTES: _(
        "Cette campagne prendrait %(taken)s minutes de travail à qui reçoit les candidatures, et vous "
        "avez promis de ne "
        "pas dépasser %(most)s : prévoyez moins de paires, ou relevez la limite."
    ),
    Kind.FEW_OUTCOMES: _("Donnez au moins deux codes de résultat : un refus et une suite favorable, par exemple."),
    Kind.UNDEFINED_OUTCOME: _("« %(outcome)s » : écrivez quand employer ce code, pour que deux lectures s'accordent."),
    Kind.NO_STAGE: _(
        "Ajoutez au moins une étape, par exemple « réponse », et à partir de quel résultat elle est franchie."
    ),
    Kind.STAGES_OUT_OF_ORDER: _(
        "L'étape « %(stage)s » vient après « %(before)s » : elle doit demander un meilleur résultat qu'elle."
    ),
    Kind.STAGE_FROM_WORST: _(
        "L'étape « %(stage)s » serait franchie par tout le monde : demandez mieux que le pire résultat."
    ),
    Kind.FEW_PROFILES: _("Décrivez au moins deux profils : celui qui sert de référence et celui que l'on teste."),
    Kind.MANY_PROFILES: _("Un test ne compare pas plus de %(most)s profils : retirez-en, ou faites deux campagnes."),
    Kind.NOT_ONE_REFERENCE: _("Un profil, et un seul, sert de référence : choisissez lequel."),
    Kind.NO_CRITERION_TRAIT: _("Marquez la caractéristique que l'on teste : c'est la seule qui doit différer."),
    Kind.TRAIT_MISSING: _(
        "« %(trait)s » n'est pas rempli pour : %(profiles)s. Donnez-lui une valeur pour chaque profil."
    ),
    Kind.TRAIT_DIFFERS: _(
        "« %(trait)s » diffère d'un profil à l'autre sans être ce que l'on teste : on ne saurait plus à "
        "quoi attribuer un écart."
    ),
    Kind.CRITERION_ALIKE: _("Rien ne distingue le profil %(profile)s de la référence %(reference)s."),
    Kind.REAL_PERSONS_NAMED: _(
        "En mode judiciaire, de vraies personnes candidatent sous leur nom : retirez la banque de noms."
    ),
    Kind.REAL_PERSONS_WRITE: _(
        "En mode judiciaire, chaque personne écrit ses propres mots : retirez les messages écrits d'avance."
    ),
    Kind.NAMELESS_PROFILE: _("Le profil %(profile)s n'a pas de nom : ajoutez-en un au moins."),
    Kind.NAMES_UNEVEN: _("Les profils n'ont pas le même nombre de noms : un nom trop vu pourrait être reconnu."),
    Kind.NAME_SHARED: _("« %(name)s » sert à plusieurs profils : un nom n'en porte qu'un."),
    Kind.NAME_NOT_TRIED: _(
        "« %(name)s » n'a été essayé auprès de personne : demandez à dix personnes ce qu'il évoque."
    ),
    Kind.NAME_ASKED_OF_FEW: _(
        "« %(name)s » : %(asked)s personnes interrogées, c'est trop peu pour savoir. Demandez à %(least)s au moins."
    ),
    Kind.NAME_NOT_PERCEIVED: _(
        "« %(name)s » n'évoque ce que vous voulez qu'à %(perceived)s personnes sur %(asked)s : il en faut %(least)s %%."
    ),
    Kind.MESSAGE_LENGTHS: _(
        "La variante %(longest)s est plus longue que la variante %(shortest)s de plus de %(most)s %% : rapprochez-les, "
        "sinon c'est la longueur que l'on teste."
    ),
    Kind.MESSAGE_PLACEHOLDERS: _(
        "Les variantes %(first)s et %(other)s n'ont pas les mêmes champs à remplir : %(words)s."
    ),
    Kind.PLACEHOLDER_UNKNOWN: _(
        "Les messages demandent %(words)s, qui n'est pas une caractéristique de tous les profils : ajoutez-la aux "
        "profils, ou retirez-la des messages."
    ),
    Kind.NAME_NOT_SIGNED: _("Les messages ne portent pas le nom du profil : écrivez [nom] là où il doit paraître."),
    Kind.CRITERION_UNSEEN: _(
        "Qui reçoit une candidature ne verrait pas ce que l'on teste : essayez des noms qui l'évoquent, ou écrivez "
        "entre crochets, dans les messages, la caractéristique testée."
    ),
    Kind.PAPER: _(
        "On ne peut pas parler de : %(papers)s. Un profil inventé devrait le fabriquer, et fabriquer un "
        "papier est un faux, "
        "que la loi punit."
    ),
}


def said(finding: Finding) -> str:
    """Return the sentence of a finding, in the language of the page."""
    return str(SENTENCES[finding.kind]) % dict(finding.values)
