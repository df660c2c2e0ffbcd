"""Wording that gives the place to those who know somebody: no criterion names it, except by family."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from vigie.internships.offers.wording_rules.people import DEMANDED, INTERN, SEEKING
from vigie.internships.offers.wording_rules.rule import Rule

INSIDERS: Final = (
    r"(?:salarie|employe|collaborateur|collaboratrice|agent|client|cliente|partenaire|fournisseur|fournisseuse"
    r"|membre|adherent"
    r"|adherente|actionnaire|cadre|ancien|ancienne|proche|collegue|elu|elue|associe|personnel|dirigeant|patron"
    r"|maison)(?:e?s?)"
)
KIN: Final = (
    r"(?:fils|filles?|enfants?|neveux?|nieces?|cousine?s?|freres?|soeurs?|petits-enfants|conjointe?s?|famille"
    r"|parente?s?)"
)
NETWORK_WHY: Final = _(
    "La bourse existe pour les élèves qui ne connaissent personne : une place donnée par relation leur est fermée."
)
NETWORK_HOW: Final = _("Retirez cette condition : le tirage public donne les places, et il vaut pour tout le monde.")

RULES: Final = (
    Rule(
        rf"{KIN}(?: (?:et|ou) {KIN})*,? (?:de |d'|des |du |de la |de nos |d'un |d'une |de l')(?:notre |nos |l'"
        rf"|la |un |une )?{INSIDERS}",
        "family_situation",
        _("Garder la place à la famille de l'équipe, c'est la fermer aux élèves qui n'y connaissent personne."),
        NETWORK_HOW,
        r"victimes?|soins?|peuvent visiter|creche d'entreprise|arbre de noel|usagers?|accueil d|accueillir les"
        r"|garderie"
        r"|activites?|rencontre\w* les"
        r"|famille de produits",
    ),
    Rule(
        rf"(?:idealement|de preference|si possible|etre|{INTERN}|candidature|obligatoirement|imperativement"
        rf"|d'abord|{DEMANDED}) "
        rf"(?:\w+ )?(?:recommande|presente|parraine|coopte|connu|introduit|pistonne)(?:e?s?) par"
        rf"|recommandee?s? par (?:un|une|l'un|quelqu'un|nos|notre|des|les) (?:de )?(?:nos )?(?:{INSIDERS}"
        rf"|connaissance|relation|ami|amie|professeur)\w*"
        rf"|(?:sur|par) (?:recommandation|cooptation|relation)s?(?: (?:uniquement|seulement|personnelle|d'un"
        rf"|d'une|de).{{0,30}})?(?=$|[,:)])"
        rf"|recommandation (?:d'un|d'une|de l'un|exigee|obligatoire|souhaitee|personnelle)"
        rf"|lettres? de recommandation",
        "",
        NETWORK_WHY,
        NETWORK_HOW,
        r"produits?|haute autorite|medecin|fabricant|recettes?|materiel|gestes?",
    ),
    Rule(
        rf"(?:connaitre|connaissant|connait|connaissez) (?:deja )?(?:quelqu'un|une personne|un salarie"
        rf"|une salariee|l'entreprise|la maison|du monde)"
        rf"|(?:priorite|preference|places?|reserve\w*|stages?) (?:est )?(?:donnee? |accordee? "
        rf"|reservee?s? )?(?:a|aux) (?:la |l'|nos |un |une )?(?:connaissances?|relations?|proches|entourage"
        rf"|famille|{KIN}|{INSIDERS})"
        rf"|piston\w*|bouche[ -]a[ -]oreille|carnet d'adresses|{SEEKING}{KIN} (?:de|des|du)",
        "",
        NETWORK_WHY,
        NETWORK_HOW,
        r"moteurs?|pompes?|mecani|cylindre|cuivres|instrument|personnes agees|quartiers? prioritaires?|clients?"
        r"|marketing"
        r"|medias?",
    ),
    Rule(
        r"(?:de |issue?s? d'une? |d'une )?bonnes? familles?|bonne education|bien (?:elevee?s?|nee?s?)|bon milieu"
        r"|(?:metier|profession|situation professionnelle|emploi|csp)s? (?:des|du|de la|de leurs|de vos"
        r"|de ses) (?:parents?|pere|mere)",
        "family_situation",
        _("La famille d'un élève, son métier ou ses moyens ne disent rien de ce qu'il ou elle fera."),
        NETWORK_HOW,
        r"client|usagers?",
    ),
    Rule(
        r"(?:etablissement|lycee|college|ecole)s? (?:prive|privee|prestigieux|prestigieuse|repute|reputee"
        r"|d'excellence|du centre)e?s?"
        r"(?: uniquement| seulement| de preference)?|(?:bac|filiere|voie|lycee) general\w* uniquement"
        r"|pas de (?:lycee pro|bac pro|segpa|ulis)\w*"
        r"|(?:eleves?|stagiaires?|lyceens?|collegiens?) du prive|issue?s? d'un bon (?:college|lycee|etablissement)"
        r"|(?:segpa|ulis|lycee professionnel|e2c) s'abstenir",
        "",
        _(
            "Choisir selon l'établissement de l'élève, c'est souvent choisir selon son quartier ou les moyens "
            "de sa famille."
        ),
        _("Cochez les niveaux accueillis : ils valent pour tous les établissements de la campagne."),
        r"visit|intervenir|cantine|travaux|chantier|entretien",
    ),
)
