"""Wording about origin, nationality, language, name, religion, opinions."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from vigie.internships.offers.wording_rules.people import DEMANDED, INTERN, IS_DEMANDED, REFUSED, SEEKING
from vigie.internships.offers.wording_rules.rule import Rule

BELIEVERS: Final = (
    r"(?:catholique|chretien|chretienne|musulman|musulmane|juif|juive|protestant|protestante|athee|bouddhiste"
    r"|evangelique|pratiquant|pratiquante|croyant|croyante|laique|laic|baptise|baptisee|voilee)s?"
)
RETIRE: Final = _("Retirez ces mots : dites plutôt ce que l'on fera, et ce qu'il faut savoir faire pour commencer.")
NATION_WHY: Final = _("La nationalité ou le lieu de naissance ne peuvent pas fermer un stage.")
ORIGIN_WHY: Final = _("Ces mots parlent d'une origine, réelle ou supposée : la loi interdit d'en tenir compte.")
RELIGION_WHY: Final = _("Ces mots parlent de religion, ou de ce qui la montre : elle ne peut pas fermer un stage.")

RULES: Final = (
    Rule(
        rf"de nationalite \w+|nationalite (?:francaise|europeenne|{DEMANDED})|nationalite ?: ?\w+"
        rf"|nationalite{IS_DEMANDED}"
        rf"|(?:ressortissante?s?|citoyen(?:ne)?s?) (?:francais\w*|europeen\w*|de l'union europeenne)"
        rf"|{INTERN} (?:francais|francaises?)(?: uniquement| seulement)?(?! et\b)"
        rf"|nee?s? en france|papiers? francais|carte d'identite francaise|etranger(?:e?s)? {REFUSED}"
        rf"|pas d'etrangers?",
        "nation",
        NATION_WHY,
        RETIRE,
        r"visit|usager|client|accueil d|langue des signes|public|demarche",
    ),
    Rule(
        rf"(?:titre|carte) de sejour(?: valide| en cours de validite)?{IS_DEMANDED}|sans[ -]papiers {REFUSED}"
        rf"|papiers en regle",
        "nation",
        _("Un élève n'a pas de papiers à montrer à l'entreprise : la convention passe par l'établissement."),
        RETIRE,
    ),
    Rule(
        r"francais(?:es?)? de souche|de souche|(?:profil |candidats? )?b\.?b\.?r\.?|bleu[ -]blanc[ -]rouge"
        rf"|(?:de )?type (?:europeen|caucasien|africain|maghrebin|asiatique|mediterraneen)\w*"
        rf"|d'origine (?:francaise|europeenne|africaine|maghrebine|etrangere|asiatique|occidentale)"
        rf"|peau (?:claire|blanche|noire|foncee)|(?:sans )?immigre\w* {REFUSED}|issue?s? de l'immigration"
        rf"|parents? francais|grands-parents francais",
        "origin",
        ORIGIN_WHY,
        RETIRE,
        r"produits?|legumes?|viandes?|huitres?|soins?|maquill|cosmet|cellules? souche|drapeau|ruban",
    ),
    Rule(
        rf"{SEEKING}(?:{INTERN} )?(?:blanc|blanche|noir|arabe|maghrebin|gitan|rom)(?:e?s)?"
        rf"|pas d[e'] ?(?:noir|arabe|rom|gitan|maghrebin|gens du voyage)e?s?|gens du voyage {REFUSED}"
        rf"|(?:arabe|noir|rom|gitan|maghrebin|africain)e?s? {REFUSED}",
        "ethnic_group",
        ORIGIN_WHY,
        RETIRE,
        r"pain|peinture|chocolat|vin|linge|the|cafe|cuir",
        is_spared=False,
    ),
    Rule(
        r"langue maternelle|(?:francais|anglais|espagnol|allemand|arabe|neerlandais)(?:es?)? natif\w*"
        r"|native speakers?"
        r"|(?:francophone|anglophone|locut\w+) nati\w+|natif (?:francais|anglais)|francais de naissance",
        "origin",
        _(
            "Une langue « maternelle » dit d'où l'on vient, pas comment on parle : on peut parler très bien une "
            "langue apprise."
        ),
        _("Dites le besoin : « savoir répondre au téléphone en français », « comprendre une notice en anglais »."),
        r"cours de|apprend\w+ (?:le|aux)|langues? maternelles? des|ateliers?",
    ),
    Rule(
        r"sans (?:aucun )?accent(?! tonique)|(?:pas|aucun) d?'?accent|accent (?:etranger|prononce|fort|du sud"
        r"|du nord|africain)\w*"
        r"|francais (?:parfait|impeccable|irreprochable|sans faute|pur)|(?:parler"
        r"|maitrise?r?) parfaite?(?:ment)? (?:le |du )?francais"
        r"|parfaite (?:maitrise|connaissance) du francais|expression (?:parfaite|impeccable|irreprochable)"
        r"|elocution (?:parfaite|impeccable|irreprochable|exigee)",
        "origin",
        _("Demander un français « parfait » ou « sans accent » écarte des élèves qui parlent bien, pour leur origine."),
        _("Dites à quoi sert la langue dans le stage, et le niveau qui suffit."),
        r"mettre l'accent|accents? (?:sur|circonflexe|aigu|grave)",
    ),
    Rule(
        r"(?:nom|prenom|patronyme)s? (?:a |de |d'une? )?(?:bien |a )?(?:consonance|francais|etrangers?"
        r"|europeens?|arabes?"
        r"|facile a prononcer)\w*|consonance (?:francaise|etrangere|europeenne|arabe)",
        "surname",
        _("Le nom d'une personne ne dit rien de ce qu'elle sait faire, et l'entreprise ne le lit qu'après le tirage."),
        RETIRE,
        r"produits?|rues?|marques?|client",
    ),
    Rule(
        rf"(?:de confession|de religion|de culture) {BELIEVERS}|(?:{INTERN}|etre|famille"
        rf"|{SEEKING}) ?(?:non )?{BELIEVERS}"
        rf"|{BELIEVERS} (?:{REFUSED}|{DEMANDED})|valeurs? (?:chretiennes?|catholiques?|judeo-chretiennes?"
        rf"|religieuses?)"
        rf"|sans religion|pas de religion",
        "religion",
        RELIGION_WHY,
        RETIRE,
        r"ecole laique|principe|secours|lycee|college|cimetiere|patrimoine|visite|eglise|association|centre laique"
        r"|amicale laique|republique|etat",
    ),
    Rule(
        rf"(?:pas de|sans|retirer|enlever|oter|non au) (?:le |son |la |de )?(?:voile|foulard|kippa|turban|hijab"
        rf"|abaya)s?"
        rf"|(?:voile|foulard|kippa|turban|hijab|abaya)s? (?:{REFUSED}|a (?:enlever|retirer)|(?:n'est "
        rf"|ne sont )?pas (?:accepte|autorise|permis|admis)\w*)"
        rf"|signes? (?:religieux|ostentatoires?|distinctifs?)|(?:pas|faire|respect\w+|pratiqu\w+) (?:de |le )?ramadan"
        rf"|mange\w* (?:du porc|de tout|halal|casher)",
        "religion",
        RELIGION_WHY,
        _(
            "Dans un service public, citez la règle de neutralité et gardez ces mots avec cette raison ; "
            "ailleurs, dites "
            "la règle d'hygiène ou de sécurité qui s'applique à toute l'équipe, ou retirez-les."
        ),
        r"bateaux?|nautique|voilier|planche|mer\b|couture de|ateliers? (?:de )?foulard|menu|restaurant|cuisin",
        is_spared=False,
    ),
    Rule(
        rf"(?:non|pas) (?:de )?syndique\w*|syndicalistes? {REFUSED}|(?:enfants? de )?syndicalistes?(?= {REFUSED})",
        "union_activities",
        _("L'activité syndicale, la sienne ou celle de ses parents, ne regarde pas l'entreprise."),
        RETIRE,
    ),
    Rule(
        r"apolitiques?|(?:opinions?|convictions?|idees?) (?:politiques?|philosophiques?)"
        r"|militante?s? (?:politiques?|s'abstenir)",
        "political_opinions",
        _("Les opinions d'une personne ne peuvent pas fermer un stage."),
        RETIRE,
        r"debat|journal|respect|exposition|association|loi",
    ),
)
