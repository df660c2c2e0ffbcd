"""What importing a file of measures would do, before anything is written; the page and the command show the same."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import simplify
from vigie.observatory.indicators.categories import COMMUNE
from vigie.observatory.indicators.periods import Period, parse_period
from vigie.observatory.indicators.recording import Difference, Key, MeasureDraft, difference_of, with_sexes
from vigie.observatory.models import Indicator, Measure
from vigie.observatory.series_import.cells import (
    SEXES,
    is_unknown,
    is_whole,
    read_count,
    read_figure,
    read_sex,
    unknown_in_words,
)
from vigie.observatory.series_import.reading import SeriesReading
from vigie.plan.importing.drafts import Finding, Findings
from vigie.plan.importing.rows import Row
from vigie.territory.models import Commune

Breakdown = Measure.Breakdown
MILLIONTH = Decimal("0.000001")


@dataclass(frozen=True)
class SeriesOutcome:
    """What becomes of one indicator of the file."""

    indicator: Indicator
    drafts: tuple[MeasureDraft, ...]
    difference: Difference


@dataclass
class SeriesPreview:
    """All that an import of measures would do. others: rows about places out of the territory, left aside."""

    file_name: str
    titles: tuple[tuple[str, str], ...] = ()
    is_recognised: bool = True
    outcomes: list[SeriesOutcome] = field(default_factory=list)
    others: int = 0
    warnings: list[Finding] = field(default_factory=list)
    errors: list[Finding] = field(default_factory=list)

    @property
    def is_refused(self) -> bool:
        """Whether errors forbid writing anything."""
        return bool(self.errors)

    @property
    def counts(self) -> dict[str, int]:
        """How many measures are new, changed, already there."""
        differences = [one.difference for one in self.outcomes]
        return {
            "new": sum(len(one.new) for one in differences),
            "changed": sum(len(one.changed) for one in differences),
            "same": sum(one.same for one in differences),
        }

    @property
    def fingerprint(self) -> str:
        """Return a mark of all that would be done: another one means that the database or the file moved."""
        done = [
            [
                one.indicator.pk,
                one.indicator.method_version,
                [repr(draft) for draft in one.difference.new],
                [[row.pk, str(row.value), repr(draft)] for row, draft in one.difference.changed],
            ]
            for one in self.outcomes
        ]
        return hashlib.sha256(json.dumps(done).encode()).hexdigest()


class Known:
    """What the rows of a file may name: indicators by code, communes by code and by name. Two queries."""

    def __init__(self, default: Indicator | None) -> None:
        kinds = (Indicator.Kind.EXTERNAL, Indicator.Kind.CONTEXT)
        self.default = default
        self.indicators = {one.code: one for one in Indicator.objects.filter(kind__in=kinds)}
        communes = list(Commune.objects.values_list("insee_code", "name"))
        self.codes = {code for code, _name in communes}
        self.by_name = {simplify(name): code for code, name in communes}

    def indicator_of(self, row: Row) -> Indicator:
        """Return the indicator of a row. Raises ValueError when it names none, or one that does not exist."""
        code = row.get("indicator")
        if not code and self.default is not None:
            return self.default
        if code not in self.indicators:
            raise ValueError(self.no_indicator(code))
        return self.indicators[code]

    def no_indicator(self, code: str) -> str:
        """Say which indicator is missing."""
        if not code:
            return gettext("l'indicateur manque : choisissez-le, ou ajoutez une colonne « indicateur » avec son code.")
        return gettext("l'indicateur « %(code)s » n'existe pas : créez-le d'abord, ou corrigez le code.") % {
            "code": code[:60]
        }


def preview_series(reading: SeriesReading, default: Indicator | None = None) -> SeriesPreview:
    """Return what importing a reading would do. default: the indicator of rows that name none."""
    found = Findings(list(reading.findings.warnings), list(reading.findings.errors))
    preview = SeriesPreview(reading.file_name, reading.titles, reading.is_recognised)
    known = Known(default)
    drafts: dict[int, dict[Key, tuple[Row, MeasureDraft]]] = {}
    indicators: dict[int, Indicator] = {}
    for row in reading.rows:
        read = row_of(row, known, found, preview)
        if read:
            indicator, draft = read
            indicators[indicator.pk] = indicator
            keep(drafts.setdefault(indicator.pk, {}), row, draft, found)
    recorded: dict[int, list[Measure]] = {pk: [] for pk in indicators}
    for measure in Measure.objects.filter(indicator__in=indicators):
        recorded[measure.indicator_id].append(measure)
    for pk, indicator in indicators.items():
        read_drafts = [draft for _row, draft in drafts[pk].values()]
        preview.outcomes.append(outcome_of(indicator, read_drafts, recorded[pk]))
    warn_of_sexes(preview.outcomes, found)
    warn_of_others(preview, found)
    preview.warnings, preview.errors = found.warnings, found.errors
    return preview


def outcome_of(indicator: Indicator, drafts: list[MeasureDraft], measures: list[Measure]) -> SeriesOutcome:
    """Return what becomes of an indicator; a part by sex already known is not made unknown by a file without it."""
    recorded = {(one.period, one.breakdown, one.category) for one in measures}
    given = {draft.key for draft in drafts}
    complete = [draft for draft in with_sexes(indicator, drafts) if draft.key in given or draft.key not in recorded]
    return SeriesOutcome(indicator, tuple(complete), difference_of(indicator, complete, measures))


def keep(drafts: dict[Key, tuple[Row, MeasureDraft]], row: Row, draft: MeasureDraft, found: Findings) -> None:
    """Keep a draft; the same measure said twice differently is an error."""
    earlier = drafts.setdefault(draft.key, (row, draft))
    if earlier[1] != draft:
        message = gettext("la même période et la même catégorie ont déjà un autre chiffre : %(where)s.")
        found.refuse(row.where, message % {"where": earlier[0].where})


def row_of(row: Row, known: Known, found: Findings, preview: SeriesPreview) -> tuple[Indicator, MeasureDraft] | None:
    """Return the measure of a row; None, with an error that says where, when it cannot be read."""
    column = "indicator"
    try:
        indicator = known.indicator_of(row)
        column = "period"
        period = parse_period(row.get("period"))
        column = "sex" if row.get("sex") else "place"
        breakdown, category = category_of(row, known)
        if breakdown is None:
            preview.others += 1
            return None
        column = "value"
        return indicator, draft_of(row, indicator, period, breakdown, category)
    except ValueError as refusal:
        found.refuse(row.place(column) if column in row.titles else row.where, str(refusal))
        return None


def draft_of(row: Row, indicator: Indicator, period: Period, breakdown: str, category: str) -> MeasureDraft:
    """Return the measure that a row says. Raises ValueError."""
    numerator, observations = read_count(row.get("numerator")), read_count(row.get("observations"))
    value = read_figure(row.get("value"), is_share=indicator.is_share)
    if value is None and indicator.is_share and numerator is not None and observations:
        value = (Decimal(numerator) / observations).quantize(MILLIONTH)
    if numerator is not None and (observations is None or numerator > observations):
        raise ValueError(gettext("le nombre compté demande un nombre d'observations au moins aussi grand."))
    if value is not None and indicator.counts_people and not indicator.is_share and (value < 0 or value != int(value)):
        raise ValueError(gettext("des personnes se comptent en nombre entier."))
    said = row.get("note")
    draft = MeasureDraft(period, value, breakdown, category, numerator, observations, note=said)
    if is_unknown(row.get("value")) and not said:
        draft = replace(draft, note=unknown_in_words(row.get("value")))
    return replace(
        draft,
        source=row.get("source"),
        perimeter=row.get("perimeter"),
        not_comparable_why=row.get("not_comparable_why"),
    )


def category_of(row: Row, known: Known) -> tuple[str | None, str]:
    """Return the breakdown and the category of a row; (None, …) for a place out of the territory. Raises ValueError."""
    if code := row.get("code"):
        return category_of_code(code, row.get("breakdown"), known)
    sex = read_sex(row.get("sex")) if row.get("sex") else ""
    place, is_elsewhere = place_of(row, known)
    if is_elsewhere:
        return None, ""
    if place:
        return Breakdown.PLACE.value, f"{COMMUNE}{place}/{sex}" if sex else f"{COMMUNE}{place}"
    if sex:
        return Breakdown.SEX.value, sex
    if row.get("age") and not is_whole(row.get("age")):
        return Breakdown.AGE.value, row.get("age")
    category = row.get("category")
    if not category or is_whole(category):
        return Breakdown.WHOLE.value, ""
    return category_in_words(category, row.get("breakdown"))


def category_in_words(category: str, breakdown: str) -> tuple[str, str]:
    """Return a category that only has words: a sex when it is called so, else as it is written. Raises ValueError."""
    if simplify(breakdown) == simplify(str(Breakdown.SEX.label)):
        return (Breakdown.SEX.value, read_sex(category)) if read_sex(category) else (Breakdown.WHOLE.value, "")
    if simplify(breakdown) in {"age", "tranche d'age"}:
        return Breakdown.AGE.value, category
    return Breakdown.OTHER.value, category


def category_of_code(code: str, breakdown: str, known: Known) -> tuple[str | None, str]:
    """Return the breakdown of a code as the export writes it: « women », « commune:59606 », else words."""
    if code.startswith(COMMUNE):
        place = code.removeprefix(COMMUNE).partition("/")[0]
        return (Breakdown.PLACE.value, code) if place in known.codes else (None, "")
    if code in known.codes:
        return Breakdown.PLACE.value, f"{COMMUNE}{code}"
    return (Breakdown.SEX.value, code) if code in SEXES else category_in_words(code, breakdown)


def place_of(row: Row, known: Known) -> tuple[str, bool]:
    """Return the INSEE code of a row, and whether it speaks of another territory; the whole has no code."""
    code, name = row.get("place"), simplify(row.get("commune"))
    if code and not is_whole(code):
        padded = code.zfill(5)
        return (padded, False) if padded in known.codes else ("", True)
    if name and not is_whole(name):
        return (known.by_name[name], False) if name in known.by_name else ("", True)
    return "", False


def warn_of_sexes(outcomes: Iterable[SeriesOutcome], found: Findings) -> None:
    """Warn of people counted without being told by sex: what nobody says is recorded as unknown (S30)."""
    for outcome in outcomes:
        if not outcome.indicator.counts_people:
            continue
        silent = {draft.period.code for draft in outcome.difference.new if is_silent_sex(draft)}
        if silent:
            message = gettext("la répartition par sexe manque pour %(periods)s : elle est enregistrée comme inconnue.")
            found.warn(outcome.indicator.label, message % {"periods": ", ".join(sorted(silent)[:8])})


def is_silent_sex(draft: MeasureDraft) -> bool:
    """Whether a part by sex is unknown."""
    return draft.breakdown == Breakdown.SEX and draft.value is None


def warn_of_others(preview: SeriesPreview, found: Findings) -> None:
    """Say how many rows speak of other territories."""
    if preview.others:
        message = gettext("%(number)s lignes parlent de communes d'ailleurs : elles sont laissées de côté.")
        found.warn("", message % {"number": preview.others})
