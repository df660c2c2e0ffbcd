"""Names of jobs written for one sex alone, in a title or where someone is looked for: both forms are suggested."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from vigie.internships.offers.folding import fold

# Masculine/feminine. Names alike for both (comptable, fleuriste, libraire…) need nothing.
ONE_WORD: Final = """
acheteur/acheteuse agent/agente agriculteur/agricultrice aide-soignant/aide-soignante ambulancier/ambulancière
animateur/animatrice artisan/artisane assistant/assistante bijoutier/bijoutière boucher/bouchère boulanger/boulangère
brodeur/brodeuse caissier/caissière carreleur/carreleuse carrossier/carrossière chanteur/chanteuse
charcutier/charcutière charpentier/charpentière chaudronnier/chaudronnière chauffeur/chauffeuse chef/cheffe
chercheur/chercheuse chirurgien/chirurgienne coiffeur/coiffeuse comédien/comédienne commerçant/commerçante
commercial/commerciale concepteur/conceptrice conducteur/conductrice conseiller/conseillère constructeur/constructrice
coordinateur/coordinatrice cordonnier/cordonnière coursier/coursière couturier/couturière couvreur/couvreuse
créateur/créatrice cuisinier/cuisinière danseur/danseuse décorateur/décoratrice dessinateur/dessinatrice
développeur/développeuse directeur/directrice éducateur/éducatrice électricien/électricienne
électromécanicien/électromécanicienne employé/employée enseignant/enseignante esthéticien/esthéticienne
façadier/façadière facteur/factrice ferronnier/ferronnière formateur/formatrice fromager/fromagère gardien/gardienne
horticulteur/horticultrice hôtelier/hôtelière imprimeur/imprimeuse infirmier/infirmière informaticien/informaticienne
ingénieur/ingénieure installateur/installatrice instituteur/institutrice jardinier/jardinière laborantin/laborantine
livreur/livreuse logisticien/logisticienne maçon/maçonne magasinier/magasinière maraîcher/maraîchère masseur/masseuse
mécanicien/mécanicienne menuisier/menuisière métallier/métallière moniteur/monitrice monteur/monteuse
opérateur/opératrice opticien/opticienne outilleur/outilleuse ouvrier/ouvrière pâtissier/pâtissière plâtrier/plâtrière
plombier/plombière poissonnier/poissonnière policier/policière pompier/pompière préparateur/préparatrice
présentateur/présentatrice programmeur/programmeuse projeteur/projeteuse rédacteur/rédactrice réparateur/réparatrice
restaurateur/restauratrice serveur/serveuse serrurier/serrurière soigneur/soigneuse soudeur/soudeuse
surveillant/surveillante tailleur/tailleuse tapissier/tapissière technicien/technicienne tôlier/tôlière
tourneur/tourneuse traducteur/traductrice usineur/usineuse vendangeur/vendangeuse vendeur/vendeuse vigneron/vigneronne
viticulteur/viticultrice
"""
SEVERAL_WORDS: Final = (
    ("hôte d'accueil", "hôtesse d'accueil"),
    ("hôte de caisse", "hôtesse de caisse"),
    ("homme de ménage", "femme de ménage"),
    ("homme d'entretien", "femme d'entretien"),
    ("garçon de café", "fille de salle"),
    ("steward", "hôtesse de l'air"),
    ("valet de chambre", "femme de chambre"),
)
# For those whose two forms do not say the job as well as another name does.
BETTER: Final = {
    "homme de ménage": "agent ou agente d'entretien",
    "homme d'entretien": "agent ou agente d'entretien",
    "garçon de café": "serveur ou serveuse",
    "steward": "membre de l'équipage de cabine",
    "valet de chambre": "employé ou employée d'étage",
}
# Where a name is that of the job offered, and not of a colleague who shows it.
OFFERED: Final = (
    r"\A\W*(?:(?:futur|future|jeune|apprentie?|aide|stage|stagiaire|poste)s?[ :-]+(?:de |d')?){0,3}"
    r"|\b(?:recherch|cherch|recrut|embauch)\w* (?:(?:un|une|des|notre|nos|futur|future|jeune|bone?|bonne"
    r"|apprentie?)s? ){0,3}"
    r"|\b(?:metier|poste|stage|stagiaire|emploi|fonction|place|role|apprentie?|eleve)s? (?:de |d'|: ?|- ?)?"
    r"|\b(?:en tant que|en qualite de|comme|future?|devenir(?: une?)?) "
)
# « vendeur·se », « vendeur(se) », « vendeur/euse », « vendeur-se »
INCLUSIVE_END: Final = re.compile(
    r"\A ?[·•.(/\-] ?(?:e|se|euse|te|trice|rice|ere|iere|ne|enne|ienne|sse|fe|ale|le|ice)s?\b"
)
BOTH: Final = re.compile(
    r"(?<!\w)(?:[hm] ?[/\-] ?f|f ?[/\-] ?[hm])(?!\w)|tous les genres|toutes et tous|tous et toutes"
)
WHY: Final = gettext_lazy(
    "Ce nom de métier n'est écrit que pour un sexe : une partie des élèves peut croire que l'offre n'est pas pour elle."
)


@dataclass(frozen=True)
class LoneName:
    """A name for one sex alone: where it stands in its folded sentence, and what to write instead."""

    start: int
    end: int
    why: str | Promise
    suggestion: str


def lone_names(sentence: str) -> Iterator[LoneName]:
    """Yield the names of the job offered that a folded sentence writes for one sex alone."""
    if BOTH.search(sentence):
        return
    for match in finder().finditer(sentence):
        written = match["name"]
        other, suggestion = names()[written]
        is_both = re.search(rf"(?<!\w){re.escape(other)}s?(?!\w)", sentence)
        after = sentence[match.end() :]
        # « Pompiers : visite de la caserne » names a place to see, not who comes.
        is_heading = written.endswith("s") and match.end("name") < 30 and after.startswith((" :", ":"))
        if not is_both and not is_heading and not INCLUSIVE_END.match(after):
            said = gettext("Écrivez les deux, par exemple « %(names)s ».") % {"names": suggestion}
            yield LoneName(match.start("name"), match.end("name"), WHY, said)


@cache
def names() -> dict[str, tuple[str, str]]:
    """Return, for each form folded, singular and plural, the other form folded and what to write instead."""
    found = {}
    couples = [tuple(couple.split("/")) for couple in ONE_WORD.split()]
    for man, woman in [*couples, *SEVERAL_WORDS]:
        men, women = plural(man), plural(woman)
        for one, other, both in ((man, woman, f"{man} ou {woman}"), (men, women, f"{men} et {women}")):
            both = BETTER.get(man, both)
            found[fold(one)[0]] = (fold(other)[0], both)
            found[fold(other)[0]] = (fold(one)[0], both)
    return found


def plural(name: str) -> str:
    """Return the plural of a name, whose first word alone changes; « commercial » makes « commerciaux »."""
    first, *others = name.split(" ")
    return " ".join([f"{first[:-1]}ux" if first.endswith("al") else f"{first}s", *others])


@cache
def finder() -> re.Pattern[str]:
    """Return the pattern of a name where it is that of the job offered."""
    longest_first = sorted(names(), key=len, reverse=True)
    return re.compile(rf"(?:{OFFERED})(?P<name>{'|'.join(map(re.escape, longest_first))})(?!\w)")
