"""Words of official papers: what a fictitious profile hands over would be forged, and forging is an offence."""

import re
import unicodedata
from typing import Final

# Written without accents nor capitals, as ``flattened`` gives them.
PAPERS: Final = (
    r"bulletins? de (?:paie|paye|salaire)",
    r"fiches? de (?:paie|paye|salaire)",
    r"(?:piece|carte|titre)s?(?: nationale?s?)? d'identite",
    r"passeports?",
    r"cni",
    r"(?:titre|carte)s? de sejour",
    r"avis d'(?:imposition|impots?)",
    r"declaration d'impots?",
    r"releves? (?:de compte|bancaires?|d'identite bancaire)",
    r"rib",
    r"quittances? de loyer",
    r"(?:attestation|certificat)s? (?:d'employeur|de travail|d'hebergement|de scolarite)",
    r"(?:attestation|certificat)s? (?:employeur|medicale?s?|medicaux)",
    r"justificatifs? de (?:domicile|revenus?|ressources)",
    r"(?:copie|photocopie|scan)s? (?:de (?:mon|son|votre|leur)|du|d'un) (?:diplome|permis|bail|contrat)",
    r"extraits? (?:kbis|k-bis|de casier|de naissance)",
    r"livret de famille",
    r"carte (?:vitale|d'etudiante?|d'invalidite)",
)
PATTERN: Final = re.compile(rf"\b(?:{'|'.join(PAPERS)})\b")


def flattened(text: str) -> str:
    """Return a text without capitals nor accents, its apostrophes and spaces made plain."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("\u2019", "'"))
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    return re.sub(r"\s+", " ", plain)


def papers_in(*texts: str) -> list[str]:
    """Return the papers that texts speak of, each once, in the order met; without accents nor capitals."""
    found = [match.group() for text in texts for match in PATTERN.finditer(flattened(text))]
    return list(dict.fromkeys(found))
