"""Reads a deadline as people write it (S209, S214): what is understood becomes a ``Timing``, the rest stays a text.

Nothing is ever made more precise than it was said: « fin 2018 » is known to the year.
"""

import re
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import MONTHS, FuzzyDate, simplify
from vigie.plan.timing import Timing

# Longer texts are sentences, not deadlines; reading them would only cost time.
LONGEST_DEADLINE = 200

# Each flag, with the words that say it. Order matters: « en cours de mise en place » also holds « en cours ».
FLAGS = (
    (
        "is_being_set_up",
        r"en cours d(?:e |')(?:mise en place|construction|elaboration|preparation|montage|demarrage|lancement)"
        r"|mise en place en cours|en (?:preparation|construction|elaboration)",
    ),
    ("is_on_request", r"(?:a|sur) (?:la )?demande"),
    (
        "is_to_be_decided",
        r"(?:restant )?a (?:determiner|definir|preciser|fixer|confirmer)"
        r"|(?:non |pas encore |in)(?:determine|defini|precise|fixe)e?s?",
    ),
    ("is_yearly", r"annuel(?:le)?(?:ment|s)?|chaque annee|tous les ans|(?:une|1) fois par an|par an"),
    ("is_ongoing", r"(?:toujours )?en cours|en continu|permanente?s?(?![a-z])|toute l'annee|au fil de l'eau"),
)
# Words that carry no date, around one that does.
FILLERS = re.compile(
    r"\b(?:actions?|interventions?|dispositifs?|menee?s?|realisee?s?|prevue?s?|lance(?:e|ment)?s?|periode|echeance"
    r"|campagne|projet|dates?|calendrier|mises? en place)\b"
)
QUALIFIERS = re.compile(
    r"^(?:le|la|les|en|au|aux|entre|du|de|des|d'|l'|l'annee|annee|annees|courant|debut|fin|mi|milieu|vers|environ|mois"
    r"|printemps|ete|automne|scolaire|civile|premiere?|seconde?)(?:\s*-\s*|\s+|(?<='))"
)
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
SINCE = re.compile(r"(?:depuis|a partir d(?:e|u|')|a compter d(?:e|u|')|des)\s*(?P<date>.+)")
UNTIL = re.compile(r"(?P<before>.*?)\s*(?:jusqu'(?:en|au|aux|a)|avant|d'ici(?: a)?|au plus tard)\s+(?P<date>.+)")
PARTS_OF_A_YEAR = re.compile(
    r"(?:(?P<rank>[1-4])(?:er|ere|e|eme|nd|nde)?|(?P<word>premier|second|deuxieme|troisieme|quatrieme)|(?P<letter>[ts])"
    r"(?P<number>[1-4]))\s*(?P<part>semestre|trimestre)?\s*(?:de\s+|d')?(?:l'annee\s+)?(?P<year>[0-9]{4})"
)
RANKS = {"premier": 1, "second": 2, "deuxieme": 2, "troisieme": 3, "quatrieme": 4}
BACK_TO_SCHOOL = re.compile(r"(?:la )?rentree(?: scolaire| de septembre| de)?\s*(?P<year>[0-9]{4})(?:[-/][0-9]{2,4})?")
SHORT_PERIOD = re.compile(r"(?P<start>[0-9]{4})\s*[-/–]\s*(?P<end>[0-9]{2})")
SEPARATORS = re.compile(r"\s+(?:a|au|aux|et|jusqu'a|jusqu'au|jusqu'en)\s+(?:la |l')?|\s*[-–—/,;+&]\s*")
PLACE = re.compile(
    r"\b(?:permanences?|territoires?|quartiers?|communes?|lieux?|locaux|sites?|mairies?|salles?|ecoles?|colleges?"
    r"|lycees?|centres?|maisons?|antennes?|bureaux?|agglomeration)\b"
)

Span = tuple[FuzzyDate | None, FuzzyDate | None]


@dataclass(frozen=True)
class TimingReading:
    """A deadline, and what its reader should know.

    is_understood: whether every word was. is_place: the text says where and not when (S216).
    """

    timing: Timing
    is_understood: bool = True
    is_place: bool = False

    @property
    def warning(self) -> str:
        """What the pilot is told; nothing when all was understood."""
        if self.is_understood:
            return ""
        if self.is_place:
            return gettext("le texte donne un lieu et non une date : il est gardé tel quel, et noté comme lieu.")
        if self.timing != Timing():
            return gettext("l'échéance n'est comprise qu'en partie : le texte est gardé tel quel.")
        return gettext("l'échéance n'est pas comprise : le texte est gardé tel quel, sans date.")


def parse_timing(text: str) -> Timing:
    """Return what is understood of a deadline; an empty ``Timing`` when nothing is."""
    return read_timing(text).timing


def read_timing(text: str) -> TimingReading:
    """Read « Depuis 2016 », « 1er semestre 2018 », « à la demande depuis 2013 », « de mars à juin 2018 »…

    What is not understood leaves a warning; the caller keeps the text itself.
    """
    rest = tidy(simplify(text))
    if not rest:
        return TimingReading(Timing())
    if len(rest) > LONGEST_DEADLINE:
        return TimingReading(Timing(), is_understood=False)
    timing, rest = take_flags(rest)
    rest = tidy(FILLERS.sub(" ", rest))
    if not rest:
        return TimingReading(timing)
    dated = read_dates(rest, timing)
    if dated is not None:
        return TimingReading(dated)
    is_place = timing == Timing() and bool(PLACE.search(rest)) and not re.search(r"[0-9]{4}", rest)
    return TimingReading(timing, is_understood=False, is_place=is_place)


def tidy(text: str) -> str:
    """Return the text without the punctuation that surrounds it, with simple spaces."""
    return " ".join(text.replace("(", " ").replace(")", " ").replace(" :", " ").split()).strip(" .,;:!?-–—/")


def take_flags(text: str) -> tuple[Timing, str]:
    """Return the flags that the words say, and the text without these words."""
    timing = Timing()
    for flag, words in FLAGS:
        rest = re.sub(rf"\b(?:{words})", " ", text)
        if rest != text:
            timing, text = replace(timing, **{flag: True}), rest  # type: ignore[arg-type]
    return timing, tidy(text)


def read_dates(text: str, timing: Timing) -> Timing | None:
    """Return the timing with the dates that the whole text says; None when it says something else."""
    if match := UNTIL.fullmatch(text):
        return read_until(match, timing)
    if match := SINCE.fullmatch(text):
        span = read_span(match["date"])
        return ordered(replace(timing, start=span[0], end=span[1], is_since=span[1] is None)) if span else None
    span = read_span(text)
    return ordered(replace(timing, start=span[0], end=span[1])) if span else None


def read_until(match: re.Match[str], timing: Timing) -> Timing | None:
    """Return the timing of « jusqu'en 2020 », « depuis 2013 jusqu'en 2020 »; None when a part says something else."""
    span = read_span(match["date"])
    if span is None:
        return None
    before = tidy(match["before"])
    if before:
        earlier = read_dates(before, timing)
        if earlier is None or earlier.start is None:
            return None
        return ordered(replace(earlier, end=span[1] or span[0], is_since=False))
    return replace(timing, end=span[1] or span[0])


def ordered(timing: Timing) -> Timing | None:
    """Return the timing unless it ends before it begins."""
    if timing.start and timing.end and timing.end.last_day < timing.start.first_day:
        return None
    return timing


def read_span(text: str) -> Span | None:
    """Return the start and the end that a text says; a single date has no end."""
    single = read_part_of_a_year(text) or read_single(text)
    if single:
        return single
    for separator in SEPARATORS.finditer(text):
        if span := read_two(text[: separator.start()], text[separator.end() :]):
            return span
    return None


def read_two(left: str, right: str) -> Span | None:
    """Return the span of two dates; the first may borrow its year or month from the second (« mars à juin 2018 »)."""
    late = read_part_of_a_year(right) or read_single(right) or (read_span(right) if len(left) < len(right) else None)
    if not late or late[0] is None:
        return None
    names = [name for name, number in MONTHS.items() if number == late[0].month]
    borrowed = [left, f"{left} {late[0].year}", *(f"{left} {name} {late[0].year}" for name in names[:1])]
    for attempt in borrowed:
        early = read_part_of_a_year(attempt) or read_single(attempt)
        if early and early[0]:
            end = late[1] or late[0]
            return (early[0], end) if early[0].first_day <= end.last_day else None
    return None


def read_single(text: str) -> Span | None:
    """Return one date, its small words left out: « fin mars 2019 » is March 2019, « courant 2017 » is 2017."""
    if match := BACK_TO_SCHOOL.fullmatch(text):
        return (FuzzyDate(int(match["year"]), 9), None) if int(match["year"]) >= 1000 else None
    if match := SHORT_PERIOD.fullmatch(text):
        start, end = int(match["start"]), int(match["start"]) // 100 * 100 + int(match["end"])
        if int(match["end"]) > 12 and 1000 <= start < end:
            return FuzzyDate(start), FuzzyDate(end)
    bare = tidy(text)
    while (shorter := QUALIFIERS.sub("", bare)) != bare:
        bare = tidy(shorter)
    try:
        return FuzzyDate.parse(bare), None
    except ValueError:
        return None


def read_part_of_a_year(text: str) -> Span | None:
    """Return the months of « 1er semestre 2018 », « T2 2019 », « deuxième trimestre 2020 »."""
    bare = re.sub(r"^(?:le|au|du|la|en) ", "", text)
    match = PARTS_OF_A_YEAR.fullmatch(bare)
    if not match or int(match["year"]) < 1000:
        return None
    rank = int(match["rank"] or match["number"] or RANKS[match["word"]])
    part = match["part"] or {"t": "trimestre", "s": "semestre", None: ""}[match["letter"]]
    months = {"semestre": 6, "trimestre": 3}.get(part)
    if months is None or rank * months > 12:
        return None
    year = int(match["year"])
    return FuzzyDate(year, (rank - 1) * months + 1), FuzzyDate(year, rank * months)
