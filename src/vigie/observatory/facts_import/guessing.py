"""Guesses what columns and texts of a file stand for; whoever imports confirms or corrects. Plain functions."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import FuzzyDate, simplify
from vigie.observatory.fact_values import NOT_STATED
from vigie.observatory.referentials.ages import band_of, bounds_of
from vigie.observatory.referentials.listed import ANYWHERE, Listed
from vigie.observatory.referentials.quarters import is_quarter, quarter_of
from vigie.plan.importing.columns import bare

TITLES: Final[Mapping[str, str]] = {
    "criterion": "critere|motif|critere de discrimination|motif de discrimination|critere discriminatoire"
    "|critere ressenti|motif ressenti|critere prohibe",
    "domain": "domaine|domaine de vie|domaine de la vie|secteur|domaine concerne|champ",
    "type": "forme|type|type de discrimination|forme de discrimination|nature|nature de la discrimination",
    "quarter": "trimestre|date|periode|date de fait|date des fait|mois|date de signalement|date du signalement|quand",
    "place": "lieu|commune|ville|code insee|insee|code commune|quartier|qpv|code qpv|nom de la commune|lieu des fait"
    "|commune des fait|commune de residence",
    "sex": "sexe|genre|sexe de la personne",
    "age_band": "age|tranche d age|classe d age|tranche age|age de la personne",
    "outcome": "suite|suite donnee|issue|resultat|suite donnee au signalement|orientation|demarche",
    "channel": "canal|mode de contact|mode de saisine|voie|mode de recueil|moyen de contact",
    "source": "source|source de la donnee|origine de la donnee|provenance",
}
BY_TITLE: Final = {bare(title): name for name, titles in TITLES.items() for title in titles.split("|")}
UNKNOWN_WORDS: Final = frozenset(
    (
        *("nr", "nc", "nsp", "na", "n a", "inconnu", "inconnue", "non renseigne", "non renseignee", "non precise"),
        *("non precisee", "ne sait pas", "non communique", "ne souhaite pas repondre", "sans reponse", "indetermine"),
        *("vide", "-", "?"),
    )
)
# Text → code, by dimension: what files write instead of the labels.
SYNONYMS: Final[Mapping[str, Mapping[str, str]]] = {
    "sex": dict.fromkeys(("f", "femme", "feminin", "mme", "madame", "fille"), "women")
    | dict.fromkeys(("h", "homme", "masculin", "monsieur", "garcon"), "men")
    | {"autre": "other", "non binaire": "other"},
    "domain": {
        "travail": "employment",
        "embauche": "employment",
        "ecole": "education",
        "scolaire": "education",
        "service public": "public_services",
        "administration": "public_services",
        "loisirs": "goods_and_services",
        "commerce": "goods_and_services",
    },
    "criterion": {"plusieurs": "several", "genre": "sex", "nom": "surname", "adresse": "residence"},
    "type": {"harcelement": "harassment"},
    "channel": {"mail": "written", "courriel": "written", "courrier": "written", "physique": "in_person"},
    "outcome": {"defenseur des droits": "seizure", "ddd": "seizure", "sans suite": "dropped", "aucune": "told"},
}
WORD: Final = re.compile(r"[^a-z0-9]+")
AGE: Final = re.compile(r"([0-9]{1,3})(?:[.,]0)?(?: ?ans?)?")
AGES: Final = re.compile(r"(?:de |entre )?([0-9]{1,3}) ?(?:ans )?(?:-|a|et|/) ?([0-9]{1,3})(?: ?ans)?")
UNDER: Final = re.compile(r"(?:moins de|-|<) ?([0-9]{1,3})(?: ?ans)?")
OVER: Final = re.compile(r"(?:plus de |>=? ?)?([0-9]{1,3}) ?(?:ans )?(?:et plus|ou plus|\+)?")
TERM: Final = re.compile(r"(?:t|trim(?:estre)?) ?([1-4])[ /-]*([0-9]{4})|([0-9]{4})[ /-]*(?:t|q) ?([1-4])")
TERM_IN_WORDS: Final = re.compile(r"([1-4])(?:er|e|eme) ?(?:trimestre|trim\.?|t) ?(?:de )?([0-9]{4})")


def guess_column(title: str) -> str:
    """Return the dimension that a title names, or nothing."""
    return BY_TITLE.get(bare(title), "")


def read_quarter(text: str) -> str:
    """Return the quarter that a text says, from a quarter, a month or a day. Raises ValueError (French sentence)."""
    simple = simplify(text)
    if is_quarter(simple.upper()):
        return simple.upper()
    if match := TERM.fullmatch(simple):
        return f"{match[2] or match[3]}-Q{match[1] or match[4]}"
    if match := TERM_IN_WORDS.fullmatch(simple):
        return f"{match[2]}-Q{match[1]}"
    when = FuzzyDate.parse(text.strip().partition("T")[0])
    if when.month is None:
        raise ValueError(
            gettext("une année ne dit pas le trimestre : donnez-le, ou importez ces chiffres comme une série.")
        )
    return quarter_of(when.first_day)


def guess_value(dimension: str, text: str, items: Sequence[Listed]) -> tuple[str, bool]:
    """Return the code that a text is likely to stand for, or nothing, and whether there is no doubt.

    items: the list of the dimension, retired values left out by the caller.
    """
    simple = words_of(text)
    by_code = {item.code: item for item in items}
    if text.strip() in by_code:
        return text.strip(), True
    if simple in UNKNOWN_WORDS or not simple:
        unknown = ANYWHERE if dimension == "place" else NOT_STATED
        return (unknown, True) if unknown in by_code else ("", False)
    if dimension == "place" and (code := place_code(text, by_code)):
        return code, True
    if dimension == "age_band" and (code := guess_age(text, list(by_code))):
        return code, True
    same = [item.code for item in items if words_of(item.label) == simple]
    if len(same) == 1:
        return same[0], True
    code = SYNONYMS.get(dimension, {}).get(simple, "")
    return (code, dimension == "sex") if code in by_code else (close_value(simple, items), False)


def words_of(text: str) -> str:
    """Return a text as words alone: no accents, case nor punctuation; « Saint » and « St » alike."""
    simple = WORD.sub(" ", simplify(text)).strip() or text.strip()
    return re.sub(r"\bst(e?)\b", r"saint\1", simple)


def place_code(text: str, known: Mapping[str, Listed]) -> str:
    """Return the place of an INSEE code or of a neighbourhood's code, or nothing; lost zeros are put back."""
    bare_code = text.strip().upper()
    return next((code for code in (f"commune:{bare_code.zfill(5)}", f"qpv:{bare_code}") if code in known), "")


def guess_age(text: str, codes: list[str]) -> str:
    """Return the band of an age, or of a range that is one of the bands, or nothing."""
    simple = simplify(text)
    if match := AGE.fullmatch(simple):
        return band_of(int(match[1]), codes)
    wanted: tuple[int, int | None] | None = None
    if match := AGES.fullmatch(simple):
        wanted = int(match[1]), int(match[2])
    elif match := UNDER.fullmatch(simple):
        wanted = 0, int(match[1]) - 1
    elif match := OVER.fullmatch(simple):
        wanted = int(match[1]), None
    return next((code for code in codes if wanted and bounds_of(code) == wanted), "")


def close_value(simple: str, items: Sequence[Listed]) -> str:
    """Return the only value whose label holds all the words of a text, or whose words the text holds, or nothing."""
    wanted = {word for word in simple.split() if len(word) > 2}
    close = []
    for item in items:
        words = {word for word in words_of(item.label).split() if len(word) > 2 and not word.isdigit()}
        if wanted and words and (wanted <= words or words <= wanted):
            close.append(item.code)
    return close[0] if len(close) == 1 else ""
