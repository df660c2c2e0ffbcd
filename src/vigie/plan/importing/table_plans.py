"""Parts the rows of a table between the plans they name, and reads what they say of each."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import FuzzyPeriod, simplify
from vigie.plan.importing.drafts import Findings, PlanDraft
from vigie.plan.importing.rows import Row
from vigie.plan.importing.table_actions import TableActions
from vigie.plan.reading_timing import parse_timing

BRACKETS = re.compile(r"\([^)]*\)")


class PlanKey(NamedTuple):
    """What tells one plan of a table from another, simplified; an empty part is not said."""

    title: str = ""
    territory: str = ""
    period: str = ""


def read_plans(rows: Sequence[Row], findings: Findings) -> list[PlanDraft]:
    """Return one draft by plan; a row that does not say all of its plan belongs to the only one that it may name."""
    keys = [key_of(row) for row in rows]
    plans = whole_keys(keys)
    drafts: dict[PlanKey, list[Row]] = {}
    for row, key in zip(rows, keys, strict=True):
        fitting = [plan for plan in plans if agree(key, plan)]
        if len(fitting) > 1:
            findings.refuse(row.place("plan"), gettext("la ligne ne dit pas de quel plan elle est : précisez-le."))
            continue
        drafts.setdefault(fitting[0], []).append(row)
    return [plan_draft(lines, findings) for lines in drafts.values()]


def key_of(row: Row) -> PlanKey:
    """Return the plan that a row names; a period that is not understood tells nothing."""
    years = years_of(row.get("period"))
    period = f"{years[0] or ''}-{years[1] or ''}" if years else ""
    return PlanKey(simplify(row.get("plan")), simplify(row.get("territory")), period)


def whole_keys(keys: Iterable[PlanKey]) -> list[PlanKey]:
    """Return the plans that the rows name, each with all that is said of it."""
    plans: list[PlanKey] = []
    for key in sorted(dict.fromkeys(keys), key=lambda one: -sum(map(bool, one))):
        fitting = [plan for plan in plans if agree(key, plan)]
        if not fitting:
            plans.append(key)
        elif len(fitting) == 1:
            plans[plans.index(fitting[0])] = completed(fitting[0], key)
    return plans


def completed(one: PlanKey, other: PlanKey) -> PlanKey:
    """Return a key with what another one adds to it."""
    return PlanKey(*(here or there for here, there in zip(one, other, strict=True)))


def agree(one: PlanKey, other: PlanKey) -> bool:
    """Whether two keys contradict each other in nothing."""
    return all(not here or not there or here == there for here, there in zip(one, other, strict=True))


def plan_draft(rows: Sequence[Row], findings: Findings) -> PlanDraft:
    """Return the draft of a plan from its rows."""
    title = next((row.get("plan") for row in rows if row.get("plan")), "")
    fields: dict[str, object] = {}
    territory = next((row for row in rows if row.get("territory")), None)
    if territory:
        fields["territory_name"] = territory.get("territory")
    periods = {row.get("period"): row for row in reversed(rows) if row.get("period")}
    for period in reversed(periods.values()):
        fields |= read_period(period, findings)
    actions = TableActions(findings)
    for row in rows:
        actions.add(row)
    return PlanDraft(rows[0].where, title, fields, axes=actions.axes(), actions=actions.actions(fields))


def read_period(row: Row, findings: Findings) -> dict[str, object]:
    """Return the years of « 2015-2020 »; a text that is no period becomes a note on it."""
    text = row.get("period")
    years = years_of(text)
    if years is None:
        message = gettext(
            "« %(text)s » n'est pas une période comprise : elle est gardée en note. Écrivez « 2015-2020 »."
        )
        findings.warn(row.place("period"), message % {"text": text[:60]})
        return {"period_note": text}
    return {name: year for name, year in zip(("starts_in", "ends_in"), years, strict=True) if year}


def years_of(text: str) -> tuple[int | None, int | None] | None:
    """Return the first and last year of « 2015-2020 », « 2015 à 2020 » or « 2020 »; None when it is no period."""
    bare = BRACKETS.sub("", text).strip()
    try:
        period = FuzzyPeriod.parse(bare)
        start, end = period.start, period.end
    except ValueError:
        timing = parse_timing(bare)
        start, end = timing.start, timing.end
    return (start.year if start else None, end.year if end else None) if start or end else None
