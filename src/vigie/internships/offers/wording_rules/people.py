"""Words that rules share: who is looked for, and how."""

from typing import Final

# « nous recherchons une », « de préférence », before who is looked for.
SEEKING: Final = (
    r"(?:recherch\w*|cherch\w*|recrut\w*|souhait\w*|prefer\w*|privilegi\w*|voul(?:ons|ez)|demand\w*|exig\w*"
    r"|attend(?:ons|ez)|accueill?\w* (?:plutot|surtout|uniquement|seulement|volontiers|en priorite))"
    r"(?: (?:avoir|plutot|surtout|uniquement|seulement|exclusivement|accueillir|prendre|recevoir|recruter))*"
    r" (?:(?:un|une|des|de|d'|les|le|la|nos|notre)(?: |(?<=')))?"
)
# Who comes: « un stagiaire », « les élèves ».
INTERN: Final = (
    r"(?:stagiaires?|eleves?|jeunes?|candidate?s?|candidatures?|profils?|personnes?|apprentie?s?|lyceen(?:ne)?s?"
    r"|collegien(?:ne)?s?|etudiante?s?|quelqu'un)"
)
# « exigé », « obligatoire », after what is demanded.
DEMANDED: Final = (
    r"(?:exige(?:e?s?)?|obligatoires?|requis(?:es?)?|indispensables?|imperatif|imperative|imperatifs|imperatives"
    r"|souhaite(?:e?s?)?|demande(?:e?s?)?|necessaires?|de rigueur|appreciee?s?|preferable|un plus|de preference|only"
    r"|uniquement|seulement|exclusivement)"
)
IS_DEMANDED: Final = rf"(?: (?:est|sont|serait|seraient|sera))?(?: (?:vivement|fortement|tres|vraiment))? {DEMANDED}"
REFUSED: Final = (
    r"(?:s'abstenir|non (?:admise?s?|acceptee?s?|accepte|souhaitee?s?)|exclue?s?|interdite?s?|refusee?s?"
    r"|ne sont pas (?:accepte|admis|accueilli|pris)\w*)"
)
