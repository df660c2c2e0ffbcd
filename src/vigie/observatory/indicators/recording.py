"""Writes measures: several at once, all or nothing, and nothing twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from vigie.accounts.journal import record
from vigie.accounts.models import Person
from vigie.core.measuring import SEXES
from vigie.core.tables import Kind, display
from vigie.observatory.indicators.periods import Period
from vigie.observatory.indicators.secrecy import may_be_secret
from vigie.observatory.models import Indicator, Measure

Key = tuple[str, str, str]
# What makes a measure another one than what is recorded.
SAID = ("value", "status", "numerator", "observations", "source", "note", "perimeter", "not_comparable_why")
ROWS_AT_ONCE = 500


@dataclass(frozen=True)
class MeasureDraft:
    """A measure to write. value: None when nobody knows it, which is not zero; a share is between 0 and 1.

    category: a part of the breakdown; both empty for the whole. not_comparable_why: empty when it compares.
    """

    period: Period
    value: Decimal | None
    breakdown: str = ""
    category: str = ""
    numerator: int | None = None
    observations: int | None = None
    source: str = ""
    note: str = ""
    perimeter: str = ""
    not_comparable_why: str = ""

    @property
    def key(self) -> Key:
        """What tells it from the other measures of its indicator."""
        return self.period.code, self.breakdown, self.category

    @property
    def status(self) -> str:
        """Known, be it zero, or unknown."""
        return Measure.Status.UNKNOWN if self.value is None else Measure.Status.KNOWN


@dataclass(frozen=True)
class Difference:
    """What writing drafts would change: new measures, those that say something else, those already recorded."""

    new: tuple[MeasureDraft, ...]
    changed: tuple[tuple[Measure, MeasureDraft], ...]
    same: int

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not self.new and not self.changed


def with_sexes(indicator: Indicator, drafts: Iterable[MeasureDraft]) -> list[MeasureDraft]:
    """Return the drafts, completed by the sexes of which nothing is said where people are counted (S30): unknown."""
    given = list(drafts)
    if not indicator.counts_people:
        return given
    keys = {draft.key for draft in given}
    wholes = [draft for draft in given if draft.breakdown == Measure.Breakdown.WHOLE]
    for whole in wholes:
        for sex in SEXES:
            if (whole.period.code, Measure.Breakdown.SEX.value, sex) not in keys:
                given.append(MeasureDraft(whole.period, None, Measure.Breakdown.SEX.value, sex, source=whole.source))
    return given


def difference_of(
    indicator: Indicator, drafts: Sequence[MeasureDraft], measures: Iterable[Measure] | None = None
) -> Difference:
    """Compare drafts with what is recorded. measures: those of the indicator, read anew (one query) by default."""
    rows = Measure.objects.filter(indicator=indicator) if measures is None else measures
    recorded = {(row.period, row.breakdown, row.category): row for row in rows}
    new, changed, same = [], [], 0
    for draft in drafts:
        row = recorded.get(draft.key)
        if row is None:
            new.append(draft)
        elif is_said(row, draft, indicator):
            same += 1
        else:
            changed.append((row, draft))
    return Difference(tuple(new), tuple(changed), same)


def is_said(row: Measure, draft: MeasureDraft, indicator: Indicator) -> bool:
    """Whether a recorded measure says the same."""
    values = {**{name: getattr(draft, name) for name in SAID}, "perimeter": draft.perimeter or indicator.perimeter}
    return all(getattr(row, name) == value for name, value in values.items())


def write_drafts(
    *, indicator: Indicator, drafts: Sequence[MeasureDraft], actor: Person | None, is_fictitious: bool = False
) -> Difference:
    """Write drafts in the transaction of the act that calls; return what it changed. Run twice, it changes nothing."""
    difference = difference_of(indicator, drafts)
    fresh = [fill(Measure(indicator=indicator), draft, indicator, actor) for draft in difference.new]
    for row in fresh:
        row.is_fictitious = is_fictitious
    Measure.objects.bulk_create(fresh, batch_size=ROWS_AT_ONCE)
    changed = [fill(row, draft, indicator, actor) for row, draft in difference.changed]
    fields = [*SAID, "is_comparable", "method_version", "unit", "recorded_by", "recorded_at"]
    Measure.objects.bulk_update(changed, fields, batch_size=ROWS_AT_ONCE)
    return difference


def fill(row: Measure, draft: MeasureDraft, indicator: Indicator, actor: Person | None) -> Measure:
    """Return a row with what a draft says, under the method of today."""
    row.period, row.first_day, row.last_day = draft.period.code, draft.period.first_day, draft.period.last_day
    row.breakdown, row.category = draft.breakdown, draft.category
    row.status, row.value = draft.status, draft.value
    row.numerator, row.observations = draft.numerator, draft.observations
    row.source, row.note = draft.source, draft.note
    row.perimeter, row.unit = draft.perimeter or indicator.perimeter, indicator.unit
    row.method_version = indicator.method_version
    row.not_comparable_why, row.is_comparable = draft.not_comparable_why, not draft.not_comparable_why
    row.recorded_by, row.recorded_at = actor, timezone.now()
    return row


def record_period(*, indicator: Indicator, drafts: Sequence[MeasureDraft], actor: Person) -> bool:
    """Write what is known of one period; return whether anything changed."""
    with transaction.atomic():
        locked = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
        before = {row.pk: row.value for row in locked.measures.all()}
        difference = write_drafts(indicator=locked, drafts=with_sexes(locked, drafts), actor=actor)
        told = {draft_label(draft): ["", told_figure(draft.value, locked)] for draft in difference.new}
        told |= {
            draft_label(draft): [told_figure(before[row.pk], locked), told_figure(draft.value, locked)]
            for row, draft in difference.changed
        }
        if told:
            record(actor=actor, verb="measures_recorded", on=locked, changes=told)
    return bool(told)


def remove_period(*, indicator: Indicator, period: str, actor: Person) -> None:
    """Remove all that is recorded of a period; its values stay in the journal, unless they may be secret."""
    with transaction.atomic():
        rows = list(indicator.measures.filter(period=period))
        told = {f"{row.period} {row.category}".strip(): [told_figure(row.value, indicator), ""] for row in rows}
        indicator.measures.filter(period=period).delete()
        if told:
            record(actor=actor, verb="measures_removed", on=indicator, changes=told)


def draft_label(draft: MeasureDraft) -> str:
    """Return what the journal calls a measure: its period and its category."""
    return f"{draft.period.code} {draft.category}".strip()


def told_figure(value: Decimal | float | None, indicator: Indicator) -> str:
    """Return what the journal says of a value: nothing when it may be secret, since the journal forgets nothing."""
    return "" if may_be_secret(indicator) else figure_in_words(value, indicator)


def figure_in_words(value: Decimal | float | None, indicator: Indicator) -> str:
    """Return a value as it is read: « 1 234,5 », « 25 % », « inconnu »."""
    if value is None:
        return gettext("inconnu")
    return display(value, Kind.SHARE if indicator.is_share else Kind.NUMBER)
