"""Wording about appearance, health, disability, pregnancy, family."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from vigie.internships.offers.wording_rules.people import DEMANDED, INTERN, IS_DEMANDED, REFUSED
from vigie.internships.offers.wording_rules.rule import Rule

LOOK_WHY: Final = _("L'apparence physique ne peut pas fermer un stage, et chacun ne lit pas ces mots de la même façon.")
LOOK_HOW: Final = _(
    "Si une tenue est utile, décrivez-la et dites si elle est prêtée : « blouse et chaussures de sécurité prêtées »."
)
HEALTH_WHY: Final = _("La santé ou la force d'une personne ne se demandent pas dans une offre de stage.")
HEALTH_HOW: Final = _(
    "Décrivez le geste et ce qui aide : « rester debout deux heures, avec des pauses », « porter 5 kg »."
)
DISABILITY_WHY: Final = _("Le handicap ne ferme pas un stage : on cherche d'abord quel aménagement le rend possible.")
DISABILITY_HOW: Final = _("Dites dans « accessibilité » ce qui existe (marches, ascenseur), et proposez d'en parler.")
FAMILY_WHY: Final = _("La famille d'une personne, ou le projet d'en avoir une, ne regardent pas l'entreprise.")
REMOVE: Final = _("Retirez ces mots : ils ne disent rien de ce qui sera fait.")

RULES: Final = (
    Rule(
        r"(?:tres |de )?(?:bonne|belle|excellente|parfaite) presentation(?! (?:d|orale|ecrite|power))"
        r"|presentation (?:soignee|impeccable|irreprochable|correcte|exigee|agreable|demandee|indispensable"
        r"|souhaitee)"
        r"|presente\w* bien|bien presente\w*|savoir se presenter correctement",
        "physical_appearance",
        LOOK_WHY,
        LOOK_HOW,
        r"produits?|rayons?|plats?|vitrines?|assiettes?|dossiers?|diaporama|stands?|etals?|exposes?|documents?"
        r"|projet",
    ),
    Rule(
        r"physique (?:agreable|avenante?|attrayante?|avantageux|attirante?|de mannequin|soignee?)"
        r"|belle (?:allure|apparence)"
        r"|(?:bonne|belle) (?:allure|apparence|prestance|silhouette)|apparence (?:soignee|physique|agreable"
        r"|impeccable)"
        r"|silhouette \w+|beau(?:x)? sourire|sourire eclatant|photogeni\w+|elegante?s?(?= et)|mensurations?"
        r"|(?:fille|garcon|homme|femme|hotesse)s? (?:elegante?|jolie?|belle|beau|charmante?|sexy)s?",
        "physical_appearance",
        LOOK_WHY,
        LOOK_HOW,
        r"vehicules?|vitrines?|facade|voitures?|retouche|produits?",
    ),
    Rule(
        r"(?:joindre|envoyer|fournir|avec|transmettre) (?:une |sa |votre |ta )?photos?(?: d'identite)?"
        r"|cv (?:avec|et) photo|photos? (?:d'identite|obligatoire|exigee|souhaitee|recente)",
        "physical_appearance",
        _("Une photo ne montre que l'apparence : l'entreprise ne choisit pas la personne et n'en a pas besoin."),
        REMOVE,
        r"appareil|retouche|reportage|laboratoire|studio|atelier|client|tirage|album|borne|developp|article|legende",
    ),
    Rule(
        rf"(?:pas de|sans|aucun|ni) (?:tatouages?|piercings?|barbe|dreadlocks|locks|tresses|cheveux (?:longs"
        rf"|colores|crepus))"
        rf"(?: (?:ni|et|ou) (?:de )?\w+)?(?: (?:visible|apparent)s?)?"
        rf"|(?:tatouages?|piercings?|barbe|dreadlocks|cheveux longs)(?: (?:visible|apparent)s?)? {REFUSED}"
        rf"|rase(?:s)? de pres"
        rf"|cheveux (?:courts|lisses|blonds|bruns|clairs)(?: {DEMANDED})?|bien coiffee?s?|coiffure (?:soignee"
        rf"|correcte|sobre)",
        "physical_appearance",
        LOOK_WHY,
        _("Si une règle d'hygiène l'impose à toute l'équipe, citez-la : « cheveux attachés en cuisine »."),
        r"client|coupe|coiffeu|salon|modeles?|maquill|perruque",
        is_spared=False,
    ),
    Rule(
        r"tenues? (?:correctes?|soignees?|elegantes?|impeccables?|vestimentaires? (?:correctes?|soignees?))"
        rf"(?:{IS_DEMANDED})?|(?:en )?jupe|talons|maquillage (?:leger|discret|exige)|taille (?:minimum|minimale"
        rf"|fine|mannequin)"
        rf"|mesurer (?:au moins|plus de|minimum)|1 ?m ?\d\d (?:minimum|au moins)|(?:surpoids|obes\w+"
        rf"|trop gros\w*) ?{REFUSED}?"
        rf"|poids (?:maximum|ideal)|plutot minces?",
        "physical_appearance",
        LOOK_WHY,
        LOOK_HOW,
        r"coudre|couture|confection|retouche|patron|vendre|rayon|produits?|patients?|prevention|nutrition|client"
        r"|costume|camion|colis|charge",
    ),
    Rule(
        r"(?:en |de )?(?:bonne|parfaite|excellente|tres bonne) (?:sante|condition physique|forme physique"
        r"|constitution)"
        r"|bonne forme|(?:bonne |grande )?(?:resistance|endurance|force|robustesse) physique"
        r"|physiquement (?:apte|resistant|fort|solide)\w*"
        r"|(?:apte|aptitude)s? physiques?(?:ment)?|bonne (?:vue|vision|audition)|bien portante?s?"
        r"|resistante?s? (?:au stress|physiquement)",
        "health",
        HEALTH_WHY,
        HEALTH_HOW,
        r"animaux|animal|plantes?|arbres?|entreprise en|financiere|residente?s?|patients?|client|prevention"
        r"|promouvoir"
        r"|mentale des|materiaux?|bois|beton|metal|essais?|publique",
    ),
    Rule(
        rf"(?:{INTERN}|profil|etre|garcon|gaillard)s? (?:\w+ et )?(?:tres |plutot |assez )?(?:robuste|costaud"
        rf"|musclee?|sportif"
        rf"|sportive|solide|fort|resistant|vigoureux|athletique|endurant)s?(?: physiquement)?(?! en\b)",
        "health",
        HEALTH_WHY,
        HEALTH_HOW,
        r"club|terrain|encadr|entrain|deja|bornes?",
    ),
    Rule(
        rf"(?:pas de|sans|aucun|aucune|ni) (?:probleme|souci|maladie|traitement|antecedent|allergie|asthme"
        rf"|epilepsie|diabete"
        rf"|mal de dos|lunettes|phobie)s?(?: (?:de dos|de sante|medical|medicaux|chronique|particulier)\w*)?"
        rf"|(?:asthmatique|allergique|epileptique|diabetique|daltonien|cardiaque|depressif|malade)(?:ne)?s? {REFUSED}"
        rf"|pas (?:etre |d'|de )?(?:allergique|asthmatique|epileptique|diabetique|daltonien|malade|myope"
        rf"|porteur de lunettes)\w*",
        "health",
        HEALTH_WHY,
        _("Dites ce que l'on rencontre (« farine en suspension », « chats ») : chacun saura, avec l'établissement."),
        r"securite|anti|client|patients?|recettes?|menus?|probleme (?:technique|informatique)|machine|logiciel"
        r"|reseau",
        is_spared=False,
    ),
    Rule(
        rf"certificat medical|visite medicale{IS_DEMANDED}|(?:etre |vaccination |vaccin(?:e"
        rf"|ee)?s? ?)(?:vaccine\w*|a jour|obligatoire|exige)\w*"
        rf"|vaccins? (?:a jour|{DEMANDED})|pass(?:e)? sanitaire|dossier medical|questionnaire de sante",
        "health",
        _("Une offre ne demande rien de médical : ce qui est obligatoire se règle avec l'établissement."),
        _("Si la loi l'impose au poste (soins, petite enfance), citez la règle et gardez ces mots avec cette raison."),
        r"animaux|chiens?|chats?|veterinaire|patients?|gerer|ranger|archiver|saisir|campagne de",
    ),
    Rule(
        rf"(?:personnes? |{INTERN} )?(?:handicapee?s?|en situation de handicap|a mobilite reduite|en fauteuil"
        rf"|sourde?s?"
        rf"|malentendante?s?|malvoyante?s?|aveugles?|dys\w*|autistes?|tdah) {REFUSED}"
        rf"|(?:ne convien\w+ pas|(?:pas|non|peu) (?:adapte|accessible|possible|ouvert|fait)\w*|inadapte\w*|interdit"
        rf"|deconseille)e?s? (?:a|aux|pour)(?: une?| les| des)?"
        rf" (?:personnes? |{INTERN} )?(?:handicap\w*|en situation de handicap|a mobilite reduite|en fauteuil"
        rf"|sourde?s?|dys\w*|autistes?)"
        rf"|(?:pas|sans|aucun) (?:de |d')?handicap\w*|non[ -]handicap\w*|(?:personnes?|{INTERN}) valides?"
        rf"|valides? uniquement"
        rf"|rqth {REFUSED}|(?:pas|sans) (?:de )?(?:troubles?|deficience)s? \w+|en pleine possession de ses moyens",
        "disability",
        DISABILITY_WHY,
        DISABILITY_HOW,
        r"batiment|lieu classe",
        is_spared=False,
    ),
    Rule(
        rf"(?:femmes? )?enceintes? {REFUSED}|(?:pas|non|ni) (?:de |d'|etre )?(?:femmes? )?enceintes?"
        rf"|(?:interdit|deconseille)\w* aux femmes enceintes|(?:sans |pas de )?projets? de (?:grossesse"
        rf"|maternite|bebe)"
        rf"|sans projet d'enfants?|pas de conges? maternite",
        "pregnancy",
        FAMILY_WHY,
        _("Si un produit ou une machine impose une précaution, dites laquelle : l'établissement en parlera."),
        is_spared=False,
    ),
    Rule(
        rf"celibataires?(?: {DEMANDED})?|sans (?:enfants?|charges? (?:de famille|familiales?))(?: a charge)?"
        rf"|situation (?:familiale|de famille|maritale)|statut marital|mariee?s? (?:{REFUSED}|de preference)"
        rf"|(?:pere|mere)s? (?:de famille|isolee?s?) {REFUSED}|famille (?:stable|unie|serieuse|sans histoires?"
        rf"|equilibree|nombreuse {REFUSED})"
        rf"|parents? (?:divorces|separes|au chomage) {REFUSED}",
        "family_situation",
        FAMILY_WHY,
        REMOVE,
        r"client|usager|dossiers?|allocation|accompagn\w+ des|accueil des|zone|espace|patients?|salle",
    ),
    Rule(
        r"bonne (?:moralite|vie et moeurs)|bonnes moeurs|moralite (?:irreprochable|exigee)"
        r"|moeurs (?:irreprochables|saines)",
        "morals",
        _("Les mœurs d'une personne relèvent de sa vie privée : la loi interdit d'en tenir compte."),
        REMOVE,
    ),
)
