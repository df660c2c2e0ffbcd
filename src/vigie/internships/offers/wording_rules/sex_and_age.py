"""Wording about sex, gender and age."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from vigie.internships.offers.wording_rules.people import DEMANDED, INTERN, REFUSED, SEEKING
from vigie.internships.offers.wording_rules.rule import Rule

SEXED: Final = r"(?:garcons?|filles?|hommes?|femmes?|monsieur|messieurs|mademoiselle|demoiselles?|dames?)"
BOTH_SEXES: Final = (
    r"(?:garcons?|hommes?|messieurs)\b.{0,30}\b(?:filles?|femmes?|mesdames)"
    r"|(?:filles?|femmes?|mesdames)\b.{0,30}\b(?:garcons?|hommes?|messieurs)|(?:[hm] ?/ ?f|f ?/ ?[hm])\b"
)
SEX_WHY: Final = _(
    "Ces mots disent le sexe de la personne attendue. Un stage est ouvert à toutes et à tous, filles et garçons."
)
SEX_HOW: Final = _("Parlez d'« élève » ou de « stagiaire », et décrivez ce qui est fait.")
CLICHE_WHY: Final = _(
    "Ces mots prêtent une qualité à un sexe : qui n'en est pas peut se croire exclu, alors que le travail est le même."
)
AGE_WHY: Final = _("Ces mots demandent un âge, ou le laissent deviner. La campagne dit déjà les niveaux accueillis.")
AGE_HOW: Final = _(
    "Retirez l'âge et cochez les niveaux. Si une règle de sécurité l'impose (machine, horaire), citez-la et "
    "gardez ces "
    "mots avec cette raison."
)

RULES: Final = (
    Rule(r"jeunes? (?:homme|fille|femme|garcon|dame)s?", "sex", SEX_WHY, SEX_HOW, BOTH_SEXES),
    Rule(rf"{SEEKING}{SEXED}", "sex", SEX_WHY, SEX_HOW, BOTH_SEXES, is_spared=False),
    Rule(
        rf"(?:reserve\w*|destine\w*|convien\w*|ideale?s?|parfaite?s?|concu\w*|pense\w*)(?: mieux| plutot)?"
        rf" (?:a|aux?|pour)(?: (?:un|une|des|les|la|le))? {SEXED}",
        "sex",
        SEX_WHY,
        SEX_HOW,
        rf"{BOTH_SEXES}|vetement|vestiaire|toilette|rayon|produit|parfum|chaussure|collection|magasin|salon|boutique",
    ),
    Rule(
        rf"(?:plutot|de preference|uniquement|seulement|exclusivement|que)(?: (?:un|une|des|les|aux?|pour))* {SEXED}"
        rf"|{SEXED} (?:uniquement|seulement|exclusivement|de preference|souhaitee?s?|exigee?s?|{REFUSED})",
        "sex",
        SEX_WHY,
        SEX_HOW,
        f"{BOTH_SEXES}|vetement|rayon|collection|clientele|coiff",
    ),
    Rule(
        rf"{INTERN} (?:homme|femme|garcon|fille)s?|(?:{INTERN} )?(?:du |de )?sexe (?:masculin|feminin)",
        "sex",
        SEX_WHY,
        SEX_HOW,
        BOTH_SEXES,
    ),
    Rule(rf"{INTERN} (?:masculins?|feminins?|feminines?)", "sex", SEX_WHY, SEX_HOW),
    Rule(
        r"(?:metier|travail|boulot|poste|univers|milieu|monde|affaire|equipe)s? (?:tres |plutot |typiquement )?"
        r"(?:d'hommes?|de femmes?|de garcons?|de filles?|masculin|feminin|masculine|feminine)s?",
        "sex",
        CLICHE_WHY,
        SEX_HOW,
        r"mixte|mixite|ouverte? a tou|cliche|stereotype|prejuge|casser|deconstruire",
    ),
    Rule(
        r"(?:sensibilite|douceur|touche|delicatesse|main|finesse|intuition|patience) (?:toute )?feminine"
        r"|(?:force|poigne|autorite|esprit) (?:masculine?|virile?)|garcon manque|viril\w*|effemine\w*"
        r"|fee du logis|homme fort|bons? bras",
        "sex",
        CLICHE_WHY,
        _("Nommez la tâche et le geste : « porter des cartons de 8 kg », « recoudre un ourlet »."),
    ),
    Rule(
        r"(?:homosexuel\w*|gays?|lesbiennes?|transgenres?|transsexuel\w*|travestie?s?)"
        rf"(?: et \w+)? {REFUSED}|(?:heterosexuel\w*|hetero)",
        "sexual_orientation",
        _(
            "L'orientation sexuelle ou l'identité de genre ne regarde pas l'entreprise, et la loi interdit d'en "
            "tenir compte."
        ),
        _("Retirez ces mots."),
    ),
    Rule(
        r"(?:equipe|ambiance|profil|esprit|atmosphere|entreprise|cadre)s? (?:\w+ et )?jeunes?(?: et \w+)?"
        r"|jeunes? et (?:dynamiques?|motivee?s?|souriante?s?)|jeunes? diplomee?s?|digital natives?"
        r"|plein de jeunesse|d'esprit jeune",
        "age",
        _("« Jeune » décrit un âge, pas un travail : on peut y lire que l'âge compte."),
        _("Dites ce que l'on gagne à venir : « une équipe qui explique et qui fait essayer »."),
        r"jeunes? (?:enfants?|publics?|pousses?|animaux|usagers?|patients?|sportifs?|en insertion)"
        r"|espace jeunes?|point jeunes?",
    ),
    Rule(
        r"(?:(?:age[es]* |avoir |ayant |a partir |des |plus |moins |minimum |maximum |au moins |au plus |l'age )"
        r"(?:de |d'au moins |au moins |d'au plus |minimum |requis )*(?:1[3-9]|2\d|30) ans"
        r"(?: (?:minimum|maximum|revolus|et plus|ou plus))*"
        r"|(?:1[3-9]|2\d) ans (?:minimum|maximum|revolus|et plus|ou plus|au moins|obligatoire)"
        r"|(?:entre|de) (?:1[3-9]|2\d) (?:et|a) (?:1\d|2\d|30) ans)",
        "age",
        AGE_WHY,
        AGE_HOW,
        r"experience|anciennete|existe|cree|creee|fonde|fondee|metier depuis|depuis|clients?|clientele|public"
        r"|enfants?"
        r"|residente?s?|garantie|patients?|adherente?s?|fete|fetons|savoir-faire|centre de loisirs|usagers?"
        r"|machine de"
        r"|mission locale|accompagn\w+ (?:des|les) jeunes|familles?|habitante?s?|bail|contrat|arbres?|vins?",
    ),
    Rule(
        r"(?:limite|condition|critere)s? d'age|age (?:minimum|maximum|minimal|maximal|requis|exige|limite|ideal)",
        "age",
        AGE_WHY,
        AGE_HOW,
        r"enfants?|clients?|public|film|jeux?|spectacle|residente?s?|(?:sans|aucune?|pas de) (?:limite|condition"
        r"|critere)s? d'age",
    ),
    Rule(
        rf"{INTERN} (?:majeur|mineur)e?s? {DEMANDED}|{INTERN} majeure?s?|(?:etre|uniquement) majeure?s?"
        rf"|majeure?s? {DEMANDED}|mineure?s? {REFUSED}|pas de mineure?s?|trop (?:jeunes?|vieux|agee?s?) {REFUSED}",
        "age",
        AGE_WHY,
        AGE_HOW,
    ),
)
