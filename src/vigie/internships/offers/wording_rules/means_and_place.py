"""Wording about where one lives, how one comes, what one can pay."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from vigie.internships.offers.wording_rules.people import DEMANDED, INTERN, IS_DEMANDED, REFUSED, SEEKING
from vigie.internships.offers.wording_rules.rule import Rule

NEAR: Final = (
    r"(?:le|la|les|l'|au|aux|dans|en|sur|pres|proche|proximite|a proximite|a cote|a moins|a \d|loin|ici|sur place"
    r"|dunkerque|valenciennes|lille)"
)
PLACE_WHY: Final = _(
    "L'endroit où l'on habite ne peut pas fermer un stage : le quartier d'un élève est un critère de discrimination."
)
PLACE_HOW: Final = _("Écrivez plutôt comment venir : l'arrêt de bus ou de tram, l'horaire, le trajet à pied.")
MEANS_WHY: Final = _(
    "Un permis, un véhicule ou du matériel à soi coûtent cher : les demander écarte des familles modestes."
)
MEANS_HOW: Final = _(
    "Dites comment venir en transports, ou l'horaire du premier bus. Si conduire est la tâche même, gardez ces "
    "mots avec "
    "cette raison."
)

RULES: Final = (
    Rule(
        r"racailles?|cas soc(?:iaux|ial|s)?|(?:jeunes?|eleves?|stagiaires?) (?:a problemes?|difficiles"
        r"|perturbateurs?)",
        "",
        _("Ces mots jugent des élèves que personne n'a rencontrés ; beaucoup y liront leur quartier ou leur famille."),
        _(
            "Retirez-les ; dites plutôt les règles de la maison : « on arrive à l'heure, on prévient si l'on est "
            "absent »."
        ),
    ),
    Rule(
        rf"(?:(?<!les )(?<!des )(?<!aux )(?<!nos )(?<!un )(?<!l')(?<!d')(?<!chaque )(?<!tout )habitant (?:{NEAR})"
        rf"|(?:doit|devra|devez|doivent|vous|devront|il faut|necessaire d'|obligation d'|imperatif d'"
        rf"|souhaitable d'|souhaite d'|preferable d'|conseille d')"
        rf" ?(?:absolument |imperativement )?(?:habiter|habite|habitez|resider|residez|loger|vivre"
        rf"|etre domicilie)(?: {NEAR})?"
        rf"|{INTERN} (?:qui )?(?:habit\w+|resid\w+|vivant|loge\w*)(?: {NEAR})"
        rf"|\A\W*(?:habiter|resider|loger) (?:{NEAR})|{INTERN} loca(?:le?s?|ux)"
        rf"|(?:privilegi\w*|priorite|reserve\w*|preference|d'abord)(?: (?:a|aux|pour|les|des))* (?:{INTERN}"
        rf"|habitante?s?|riverains?)"
        rf" (?:du|de la|de l'|des|de notre) ?(?:commune|quartier|secteur|ville|village|agglomeration|coin)s?"
        rf"|{SEEKING}(?:habitante?s?|riverains?) (?:du|de|des)\w*)"
        r"(?: (?:le |la |du |de |des |l')?(?:centre[ -]ville|commune|quartier|secteur|ville|village"
        r"|agglomeration|proximite))?",
        "residence",
        PLACE_WHY,
        PLACE_HOW,
        r"visit|quartiers? prioritaires?|logements? de|pas (?:besoin|necessaire|obligatoire|exige|indispensable"
        r"|utile) d",
    ),
    Rule(
        rf"(?:residant|residente?|residents?|domiciliee?s?)(?: {NEAR}| a\b)(?: \w+)?|domicile (?:proche"
        rf"|a proximite|pres)"
        rf"|(?:proche|pres|a proximite) d[eu] (?:son |leur |votre )?domicile|(?:lieu|adresse) (?:de residence"
        rf"|du domicile){IS_DEMANDED}"
        rf"|code postal{IS_DEMANDED}|logement sur place {DEMANDED}",
        "residence",
        PLACE_WHY,
        PLACE_HOW,
        r"aides? a|soins? a|services? a|clients?|patients?|residents? (?:de|en|dans|a)|intervention|livr"
        r"|personnes agees"
        r"|travail a|maintien",
    ),
    Rule(
        rf"(?:pas de|sauf|hors|sans|evite\w*) (?:les |{INTERN} (?:de|des|du) (?:la |le )?)?(?:cites?|zup"
        rf"|banlieues?|qpv|tours?"
        rf"|quartiers?(?: (?:prioritaires?|sensibles?|difficiles?|populaires?|chauds?))?)(?! de travail| d'eau)"
        rf"|(?:{INTERN} )?(?:de|des|du) (?:la |l')?(?:cites?|zup|banlieues?|quartiers?(?: \w+)?) {REFUSED}"
        rf"|(?:beaux?|bons?) quartiers?|(?:quartier|commune|ville) (?:chic|residentielle?|bourgeoise?|tranquille"
        rf"|calme)"
        rf"|(?:eleves?|jeunes?|etablissement|college|lycee)s? (?:du |de |en )?(?:rep|zep) {REFUSED}|gens? d'ici"
        rf"|d'ici uniquement|(?:du|des gens du) coin",
        "residence",
        PLACE_WHY,
        _("Retirez ces mots : l'offre est ouverte à tous les élèves de la campagne, où qu'ils habitent."),
        r"hors (?:de )?(?:la )?cite administrative|plan du quartier",
        is_spared=False,
    ),
    Rule(
        rf"permis (?:b|de conduire|am|bsr|scooter)?(?: ?(?:et|ou|,) (?:un )?(?:vehicule"
        rf"|voiture))?(?: personnel)?{IS_DEMANDED}"
        rf"|(?:avoir|posseder|etre titulaire du|titulaires? du|disposer du|disposer d'un) (?:le |son |un "
        rf"|du )?permis(?: b| de conduire)?"
        rf"|permis b(?! en cours)",
        "economic_vulnerability",
        MEANS_WHY,
        MEANS_HOW,
        r"auto-?ecole|moniteurs?|code de la route|permis de construire|permis de feu|preparer (?:le|au) permis"
        r"|permis de vegetaliser|permis de louer",
    ),
    Rule(
        rf"(?:etre |{INTERN} |profil |bien )(?:vehicule|motorise|autonome dans ses deplacements|mobile)(?:e?s?)"
        rf"|(?:vehicule|voiture|scooter|moto|mobylette|velo|moyen de (?:locomotion|transport))s?(?: (?:personnel"
        rf"|individuel|propre)(?:le)?s?)?{IS_DEMANDED}"
        rf"|(?:avoir|posseder) (?:une?|son|sa) (?:vehicule|voiture|scooter|mobylette|moyen de (?:locomotion|transport))"
        rf"|(?:vehicule|motorise)(?:e?s?) {DEMANDED}|(?:disposer|avoir besoin|munie?s?|equipee?s?) d(?:e|'un"
        rf"|'une|') ?(?:son |votre )?(?:vehicule|voiture|scooter|moyen de (?:locomotion|transport))(?: personnel\w*)?"
        rf"|parents? (?:vehicules|motorises|qui (?:peuvent|pourront) (?:conduire|amener|deposer))"
        rf"|(?:vehicule|voiture) personnel(?:le)?",
        "economic_vulnerability",
        MEANS_WHY,
        MEANS_HOW,
        r"entretien d|reparer|reparation|laver|preparation d|controle technique|clients?|garage|piece|flotte"
        r"|portail|volet"
        r"|engins? motorise",
    ),
    Rule(
        rf"(?:ordinateur|portable|telephone|smartphone|tablette|materiel|outils?|tenue|blouse"
        rf"|chaussures de securite|bleu de travail"
        rf"|equipement)s? (?:\w+ )?(?:personnel|a soi|propre)(?:le)?s?{IS_DEMANDED}"
        rf"|(?:a |aux? )(?:la |vos |ses )?(?:charge|frais) (?:de l'eleve|du stagiaire|de la famille|des familles"
        rf"|des parents|du jeune)"
        rf"|(?:repas|transport|tenue|materiel|assurance|deplacement|frais)s? a (?:la |votre |sa |leur )charge"
        rf"|(?:a |ses |vos )propres frais"
        rf"|(?:venir|apporter|acheter|prevoir) (?:avec )?(?:sa |son |ses |une? "
        rf"|des )?(?:propres? )?(?:ordinateur|outils?|tenue|blouse|chaussures de securite"
        rf"|bleu de travail)s?(?: personnel\w*)?",
        "economic_vulnerability",
        _("Ce qu'il faut acheter ou payer écarte des familles modestes, sans que personne ne le dise."),
        _("Prêtez le matériel, ou écrivez que l'établissement ou l'agglomération peut aider."),
        r"clients?|fournie?s?|pretee?s?|reparer|vendre",
    ),
    Rule(
        rf"(?:pas de |sans )?boursiere?s? {REFUSED}|pas de boursiere?s?|milieu (?:social )?(?:aise|favorise"
        rf"|modeste {REFUSED})"
        rf"|(?:famille|parents?|foyer)s? (?:aisee?s?|pauvres? {REFUSED}|sans emploi {REFUSED})"
        rf"|classes? (?:sociales? )?superieures?",
        "economic_vulnerability",
        _("Les moyens d'une famille ne peuvent pas fermer un stage."),
        _("Retirez ces mots."),
        is_spared=False,
    ),
    Rule(
        rf"(?:rib|compte bancaire|domiciliation bancaire)(?: en france| francais)?{IS_DEMANDED}",
        "bank_domiciliation",
        _("Le lieu où est le compte en banque d'une personne est un critère de discrimination."),
        _("Retirez ces mots : une éventuelle gratification se règle avec l'établissement."),
        r"clients?",
    ),
)
