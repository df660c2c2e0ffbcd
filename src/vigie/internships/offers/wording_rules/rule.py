"""What a rule of wording is."""

import re
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise

# Said of a demand: « sans condition de nationalité », « quel que soit votre âge » ask for nothing.
WELCOMING = re.compile(
    r"\b(?:sans (?:aucune? )?(?:distinction|condition|consideration|discrimination|critere|limite|exigence|regarder)"
    r"|quel(?:le)?s? que soi(?:t|ent)|peu importe|aucune? (?:condition|critere|exigence|distinction|limite)"
    r"|(?:pas|plus|jamais|nul) (?:de |d'|du )?(?:besoin|condition|critere|limite|obligation|question|necessaire"
    r"|obligatoire|exige|demande|requis)|inutile|independamment|discriminations?|stereotypes?|prejuges?|cliches?"
    r"|lutte[rz]? contre|egalite|mixite)\b[^.!?;\n]{0,60}\Z"
)
WELCOMED_AFTER = re.compile(
    r"\A[^.!?;,\n]{0,30}\b(?:(?:n'est|ne sont|n'a|non|pas) (?:pas )?(?:du tout )?(?:necessaires?|obligatoires?"
    r"|exigee?s?|demandee?s?|requis|requises?|indispensables?|un critere|de condition|importante?s?)|bienvenue?s?"
    r"|sont accueilli|est accueilli|sont les bienvenu|ou non\b|ou pas\b)"
)


@dataclass(frozen=True)
class Rule:
    """Wording that asks or implies something about the person.

    pattern: a regular expression of the text folded (lower case, without accents, straight apostrophes).
    criterion: code of the legal criterion; empty: unequal access that no criterion names. unless: when this is found
    in the same sentence, nothing is said. is_spared: whether words of welcome around it make it innocent.
    """

    pattern: str
    criterion: str
    why: str | Promise
    suggestion: str | Promise
    unless: str = ""
    is_spared: bool = True

    @cached_property
    def finder(self) -> re.Pattern[str]:
        """The pattern, between the limits of words."""
        return re.compile(rf"(?<!\w)(?:{self.pattern})(?!\w)")

    @cached_property
    def excuse(self) -> re.Pattern[str] | None:
        """What makes a sentence innocent, or None."""
        return re.compile(rf"\b(?:{self.unless})") if self.unless else None

    def is_innocent(self, sentence: str, start: int, end: int) -> bool:
        """Whether a match, at these places of its folded sentence, asks for nothing."""
        if self.excuse and self.excuse.search(sentence):
            return True
        before, after = sentence[:start], sentence[end:]
        return self.is_spared and bool(WELCOMING.search(before) or WELCOMED_AFTER.search(after))
