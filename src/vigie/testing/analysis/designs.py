"""What a file of applications means: which column says what, who is compared with whom, which figures are wanted."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext

from vigie.observatory.table_files.refusals import Refused

Result = dict[str, Any]
SECTIONS: Final = ("comparisons", "organisations", "models", "sensitivity")
BETWEEN: Final = " / "


@dataclass(frozen=True)
class Stage:
    """A step of the journey of an application: passed from this code on.

    is_named_alone: its code is its place, unless it is a column of the file.
    """

    name: str
    code: str
    is_named_alone: bool = False


@dataclass(frozen=True)
class Thresholds:
    """confidence: of intervals. q: under it an organisation is named. gap: for which the power is told."""

    confidence: float = 0.95
    q: float = 0.05
    gap: float = 0.15


THRESHOLDS: Final = tuple(field.name for field in fields(Thresholds))


@dataclass(frozen=True)
class Design:
    """How to read a campaign. Names are columns of the file, but for ``reference`` and ``tested``, which are profiles.

    codes: outcomes from the worst to the best, when they are words. cuts: the codes from which an outcome may be held
    to be favourable, the first being the one that counts. tested: all other profiles when empty. by: what the gap may
    depend on, one more set of models telling it for each value. figures: those wanted, all when empty.
    ignored: the keys that mean nothing here.
    """

    unit: str
    profile: tuple[str, ...]
    outcome: str
    reference: str
    tested: tuple[str, ...] = ()
    organisation: str | None = None
    order: str | None = None
    cluster: str | None = None
    covariates: tuple[str, ...] = ()
    by: str | None = None
    codes: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    cuts: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    thresholds: Thresholds = Thresholds()
    title: str = ""
    ignored: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the file must have."""
        single = [name for name in (self.organisation, self.order, self.cluster, self.by) if name]
        return tuple(dict.fromkeys([self.unit, *self.profile, self.outcome, *single, *self.covariates]))


def read_design(path: Path) -> Design:
    """Read a design. Raises Refused with the key at fault; OSError is the caller's."""
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(
            gettext("%(name)s n'est pas du TOML lisible : %(why)s") % {"name": path.name, "why": error}
        ) from error
    return design_of(content)


def design_of(content: Mapping[str, Any]) -> Design:
    """Return a design from plain values. Keys that mean nothing here are told in it. Raises Refused."""
    for key in ("unit", "profile", "outcome", "reference"):
        if key not in content:
            raise Refused(gettext("Il manque « %(key)s » à la description du test.") % {"key": key})
    read = {key: reading(key, content[key]) for key, reading in READINGS.items() if key in content}
    design = replace(Design(unit="", profile=(), outcome="", reference=""), **read)
    if isinstance(content.get("thresholds"), Mapping):
        said = dict(content["thresholds"])
        cuts = _some_words("thresholds.cuts", said.pop("cuts", []))
        design = replace(design, cuts=cuts, thresholds=_thresholds(said))
    elif "thresholds" in content:
        design = replace(design, cuts=_some_words("thresholds", content["thresholds"]))
    ignored = tuple(key for key in content if key not in KEYS)
    return _checked(replace(design, stages=_stages_by_code(design), ignored=ignored))


def stage_columns(header: Sequence[str], design: Design) -> tuple[str, ...]:
    """Return the stages that have a column of their own; none when they are counted in the outcome.

    Raises Refused when some have one and others not.
    """
    names = tuple(stage.name for stage in design.stages if stage.is_named_alone)
    columns = [name for name in names if name in header]
    if set(columns) <= {design.outcome}:
        return ()
    if len(columns) < len(names):
        sentence = gettext(
            "L'étape « %(column)s » est une colonne du fichier, et « %(other)s » n'en est pas une : "
            "nommez des colonnes pour toutes les étapes, ou pour aucune."
        )
        other = next(name for name in names if name not in columns)
        raise Refused(sentence % {"column": columns[0], "other": other})
    return names


def _stages_by_code(design: Design) -> tuple[Stage, ...]:
    """Return the stages, those that are named as codes beginning with their own."""
    if not design.codes or not all(stage.name in design.codes for stage in design.stages):
        return design.stages
    has_own = any(stage.code in design.codes for stage in design.stages)
    return design.stages if has_own else tuple(Stage(stage.name, stage.name) for stage in design.stages)


def _checked(design: Design) -> Design:
    if design.reference in design.tested:
        sentence = gettext("« %(name)s » est à la fois la référence et un profil testé.")
        raise Refused(sentence % {"name": design.reference})
    unknown = [cut for cut in design.cuts if not _is_code(design, cut)]
    unknown += [
        stage.name if stage.is_named_alone else stage.code
        for stage in design.stages
        if not _is_code(design, stage.code)
    ]
    if unknown:
        sentence = gettext("« %(code)s » n'est pas un des codes de résultat (%(known)s).")
        raise Refused(sentence % {"code": unknown[0], "known": ", ".join(design.codes)})
    return design


def _is_code(design: Design, code: str) -> bool:
    return not design.codes or code in design.codes


def _word(key: str, value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)) or not str(value).strip():
        raise Refused(gettext("« %(key)s » : un nom est attendu.") % {"key": key})
    return str(value).strip()


def _words(key: str, value: Any) -> tuple[str, ...]:
    found = tuple(_word(key, each) for each in (value if isinstance(value, list) else [value]))
    if not found or len(set(found)) < len(found):
        raise Refused(gettext("« %(key)s » : des noms différents sont attendus.") % {"key": key})
    return found


def _some_words(key: str, value: Any) -> tuple[str, ...]:
    return () if value == [] else _words(key, value)


def _stages(key: str, value: Any) -> tuple[Stage, ...]:
    """Return stages from names with the code that each begins with, or from names alone, counted from 1."""
    if isinstance(value, Mapping):
        return tuple(Stage(str(name), _word(key, code)) for name, code in value.items())
    return tuple(Stage(name, str(place), is_named_alone=True) for place, name in enumerate(_some_words(key, value), 1))


def _thresholds(content: Mapping[str, Any]) -> Thresholds:
    known = {}
    for name, value in content.items():
        if name not in THRESHOLDS:
            sentence = gettext("« thresholds.%(key)s » n'existe pas. Ce qui se règle : %(known)s.")
            raise Refused(sentence % {"key": name, "known": ", ".join(("cuts", *THRESHOLDS))})
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < 1:
            sentence = gettext("« thresholds.%(key)s » : un nombre entre 0 et 1 est attendu.")
            raise Refused(sentence % {"key": name})
        known[name] = float(value)
    return Thresholds(**known)


READINGS: Final[Mapping[str, Callable[[str, Any], Any]]] = {
    "unit": _word,
    "profile": _words,
    "outcome": _word,
    "reference": _word,
    "tested": _some_words,
    "organisation": _word,
    "order": _word,
    "cluster": _word,
    "covariates": _some_words,
    "by": _word,
    "codes": _words,
    "stages": _stages,
    "figures": _some_words,
    "title": _word,
}
KEYS: Final = (*READINGS, "thresholds")
