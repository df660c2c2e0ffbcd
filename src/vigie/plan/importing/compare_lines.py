"""Compares the plan's lists: entries are known by what names them; none is ever removed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext

from vigie.core.fuzzy_dates import simplify
from vigie.core.likeness import likeness
from vigie.plan.importing.batch import Batch
from vigie.plan.importing.drafts import Findings, LineDraft, PlanDraft
from vigie.plan.importing.fields import change_row, fits
from vigie.plan.importing.preview import Outcome
from vigie.plan.models import (
    BibliographyEntry,
    CitedDocument,
    CitedFigure,
    HistoryEvent,
    HistoryItem,
    LegalReference,
    Marker,
    Pillar,
    Plan,
    ReadingNote,
    StateTool,
)

# Over this likeness, from 0 to 100, a text at the same place is the same entry, corrected.
SAME_ENTRY = 88


@dataclass(frozen=True)
class ListOfPlan:
    """A list: its model, and the fields that name an entry. is_unique: two entries may not have the same name."""

    model: type[models.Model]
    identity: tuple[str, ...]
    is_unique: bool = False


LISTS: Mapping[str, ListOfPlan] = {
    "legal_references": ListOfPlan(LegalReference, ("text",)),
    "markers": ListOfPlan(Marker, ("name",), is_unique=True),
    "pillars": ListOfPlan(Pillar, ("name",), is_unique=True),
    "state_tools": ListOfPlan(StateTool, ("name",), is_unique=True),
    "cited_documents": ListOfPlan(CitedDocument, ("text",)),
    "cited_figures": ListOfPlan(CitedFigure, ("label", "starts_in", "ends_in")),
    "bibliography": ListOfPlan(BibliographyEntry, ("text",)),
    "reading_notes": ListOfPlan(ReadingNote, ("text",)),
    "history": ListOfPlan(HistoryEvent, ("title",)),
}


class LineComparison:
    """The simple lists of one plan."""

    def __init__(self, draft: PlanDraft, plan: Plan, batch: Batch, findings: Findings, outcome: Outcome) -> None:
        self.draft, self.plan, self.batch, self.findings, self.outcome = draft, plan, batch, findings, outcome

    def run(self) -> None:
        """Compare each list the draft speaks of."""
        for name, spec in LISTS.items():
            if name in self.draft.lines:
                pairs = self.compare(self.draft.lines[name], spec)
                if spec.model is HistoryEvent:
                    self.compare_history_items(pairs)

    def compare(self, drafts: Sequence[LineDraft], spec: ListOfPlan) -> list[tuple[LineDraft, Any]]:
        """Return each entry with its row, found or planned."""
        warn_of_doubles(drafts, spec, self.findings)
        rows = rows_of(spec.model, self.plan)
        pairs = pair(drafts, rows, spec)
        order = max((row.order for row in rows), default=-1)
        compared = []
        for draft, row in pairs:
            if not fits(spec.model, draft.fields, {"": draft.where}, self.findings):
                continue
            if row is None:
                order += 1
                row = self.batch.create(spec.model(plan=self.plan, order=order, **draft.fields))
                self.tell_new(spec.model, str(row))
            else:
                change_row(self.batch, self.outcome, row, draft.fields)
            compared.append((draft, row))
        return compared

    def tell_new(self, model: type[models.Model], text: str) -> None:
        """Tell that an existing plan gains an entry."""
        if not self.outcome.is_new:
            self.outcome.differs(str(model._meta.verbose_name), "", text)

    def compare_history_items(self, pairs: Sequence[tuple[LineDraft, Any]]) -> None:
        """Compare what each event brought."""
        known: dict[int | None, list[HistoryItem]] = defaultdict(list)
        if self.plan.pk:
            for item in HistoryItem.objects.filter(event__plan=self.plan).order_by("order", "pk"):
                known[item.event_id].append(item)
        for draft, event in pairs:
            rows = known[event.pk] if event.pk else []
            here = {simplify(item.text) for item in rows}
            order = max((item.order for item in rows), default=-1)
            for text in draft.texts or ():
                if simplify(text) not in here:
                    order += 1
                    here.add(simplify(text))
                    self.batch.create(HistoryItem(event=event, order=order, text=text))
                    self.tell_new(HistoryItem, text)


def rows_of(model: type[models.Model], plan: Plan) -> list[Any]:
    """Return the rows of a list of a plan, in their order; none for a plan to be created."""
    return list(model._default_manager.filter(plan=plan).order_by("order", "pk")) if plan.pk else []


def key_of(values: Mapping[str, Any] | models.Model, identity: Sequence[str]) -> tuple[str, ...]:
    """Return what names an entry, case and accents aside."""
    read = values.get if isinstance(values, Mapping) else lambda name: getattr(values, name)
    return tuple(simplify(str(value)) if (value := read(name)) is not None else "" for name in identity)


def pair(drafts: Sequence[LineDraft], rows: Sequence[Any], spec: ListOfPlan) -> list[tuple[LineDraft, Any | None]]:
    """Tie each entry to a row: the same name first, then a text nearly the same; None for a new one.

    The same entry written twice in a list of unique names is taken once.
    """
    waiting: dict[tuple[str, ...], list[Any]] = defaultdict(list)
    for row in rows:
        waiting[key_of(row, spec.identity)].append(row)
    found: list[tuple[LineDraft, Any | None]] = []
    seen: set[tuple[str, ...]] = set()
    for draft in drafts:
        key = key_of(draft.fields, spec.identity)
        if spec.is_unique and key in seen:
            continue
        seen.add(key)
        found.append((draft, waiting[key].pop(0) if waiting[key] else None))
    left = [row for same in waiting.values() for row in same]
    return [(draft, row or take_near(draft, left, spec)) for draft, row in found]


def warn_of_doubles(drafts: Sequence[LineDraft], spec: ListOfPlan, findings: Findings) -> None:
    """Warn of entries of a list of unique names that say again the name of another, and are not read."""
    seen: set[tuple[str, ...]] = set()
    for draft in drafts if spec.is_unique else ():
        key = key_of(draft.fields, spec.identity)
        if key in seen:
            findings.warn(draft.where, gettext("cette entrée porte le même nom qu'une autre : elle n'est pas lue."))
        seen.add(key)


def take_near(draft: LineDraft, rows: list[Any], spec: ListOfPlan) -> Any | None:
    """Return, and take out of the rows, the one whose name is nearly that of the entry."""
    name = key_of(draft.fields, spec.identity)[0]
    if len(name) < 12:
        return None
    for row in rows:
        other = key_of(row, spec.identity)
        if other[1:] == key_of(draft.fields, spec.identity)[1:] and likeness(name, other[0]) >= SAME_ENTRY:
            rows.remove(row)
            return row
    return None
