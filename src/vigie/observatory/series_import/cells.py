"""Reads the cells of a table of measures as people and offices write them. Plain values."""

import re
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import simplify

# What offices write where there is no figure: each means unknown here, never zero.
UNKNOWN = frozenset(
    {"", "-", "–", "…", "...", "nd", "n.d.", "n.d", "nc", "na", "n/a", "nan", "null", "s", "ss", "c", "secret"}
    | {"inconnu", "inconnue", "non connu", "non disponible", "non communique", "secret statistique", ":"}
)
SECRET = frozenset({"s", "ss", "c", "secret", "secret statistique"})
SPACES = re.compile(r"[\s\u00a0\u202f']+")
NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d{1,2})?")
LARGEST = Decimal(10) ** 11
MILLIONTH = Decimal("0.000001")
SEXES = {
    "women": "femme|femmes|f|feminin|women|female|filles|fille|2",
    "men": "homme|hommes|h|m|masculin|men|male|garcons|garcon|1",
    "not_stated": "non renseigne|sexe non renseigne|nr|inconnu|non precise|not_stated|unknown",
    "other": "autre|autre reponse|other",
    "": "ensemble|total|tous|toutes|les deux|t|_t|all|f+h|h+f",
}
SEX_OF = {name: sex for sex, names in SEXES.items() for name in names.split("|")}
WHOLE = frozenset({"ensemble", "total", "tous", "toutes", "territoire", "t", "_t", "all"})


def read_figure(text: str, *, is_share: bool) -> Decimal | None:
    """Return a figure; None for what means unknown. A share is written « 25 % », « 0,25 » and kept between 0 and 1.

    Raises ValueError, with a French sentence, for anything else.
    """
    bare = SPACES.sub("", text)
    if is_unknown(text):
        return None
    is_percent = bare.endswith("%")
    if not NUMBER.fullmatch(bare.rstrip("%")):
        raise ValueError(
            gettext("« %(text)s » n'est pas un nombre : écrivez un nombre, ou laissez vide si personne ne sait.")
            % {"text": text[:40]}
        )
    try:
        figure = Decimal(bare.rstrip("%").replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(gettext("« %(text)s » n'est pas un nombre.") % {"text": text[:40]}) from error
    if abs(figure) >= LARGEST:
        raise ValueError(gettext("« %(text)s » est trop grand : vérifiez ce nombre.") % {"text": text[:40]})
    return checked_share(figure / 100 if is_percent else figure, text, is_share=is_share, is_percent=is_percent)


def checked_share(figure: Decimal, text: str, *, is_share: bool, is_percent: bool) -> Decimal:
    """Return the figure once it suits its indicator. Raises ValueError."""
    if is_share and not 0 <= figure <= 1:
        raise ValueError(
            gettext("« %(text)s » n'est pas une part : écrivez « 25 %% » ou « 0,25 ».") % {"text": text[:40]}
        )
    if is_percent and not is_share:
        raise ValueError(
            gettext("« %(text)s » est un pourcentage, et cet indicateur n'est pas une part.") % {"text": text[:40]}
        )
    return figure.quantize(MILLIONTH)


def is_unknown(text: str) -> bool:
    """Whether a cell says that there is no figure."""
    return simplify(text) in UNKNOWN or text.strip().startswith("<")


def unknown_in_words(text: str) -> str:
    """Return the note that tells why a figure is unknown, when the cell says it: secret, or « < 5 »."""
    if text.strip().startswith("<"):
        return gettext("« %(text)s » à la source.") % {"text": text.strip()[:20]}
    return gettext("Secret statistique à la source.") if simplify(text) in SECRET else ""


def read_count(text: str) -> int | None:
    """Return a whole number that is not negative; None when unknown. Raises ValueError."""
    figure = read_figure(text, is_share=False)
    if figure is None:
        return None
    if figure < 0 or figure != int(figure):
        raise ValueError(gettext("« %(text)s » n'est pas un nombre entier.") % {"text": text[:40]})
    return int(figure)


def read_sex(text: str) -> str:
    """Return « women », « men », « not_stated », « other », or nothing for the whole. Raises ValueError."""
    name = simplify(text)
    if name not in SEX_OF:
        raise ValueError(
            gettext("« %(text)s » n'est pas compris : écrivez femmes, hommes, non renseigné ou ensemble.")
            % {"text": text[:40]}
        )
    return SEX_OF[name]


def is_whole(text: str) -> bool:
    """Whether a category stands for the whole."""
    return simplify(text) in WHOLE
