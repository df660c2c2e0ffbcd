"""Compares what hangs on actions beyond the source: steps, notes, budget, documents, marks, places, who leads.

Entries are added or changed, never removed; lists of marks and places are replaced as a whole.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext

from vigie.accounts.models import Person
from vigie.core.fuzzy_dates import simplify
from vigie.law.models import Domain
from vigie.plan.importing.batch import Batch
from vigie.plan.importing.compare_axes import AxisComparison
from vigie.plan.importing.drafts import ActionDraft, Findings
from vigie.plan.importing.fields import as_kept, change_row, fits, same_rows
from vigie.plan.importing.preview import Outcome
from vigie.plan.models import (
    Action,
    ActionNote,
    ActionPublic,
    ActionStep,
    AxisItem,
    BudgetLine,
    HistoryItem,
    LinkedDocument,
    Marker,
    Pillar,
    Plan,
    Priority,
)
from vigie.plan.timing import Timing
from vigie.territory.models import Commune, PriorityNeighbourhood

# Each list of entries: its model, and the fields by which an entry is known again.
ENTRIES: dict[str, tuple[type[models.Model], tuple[str, ...]]] = {
    "steps": (ActionStep, ("title",)),
    "notes": (ActionNote, ("dated_on", "text")),
    "budget_lines": (BudgetLine, ("year", "funder")),
    "documents": (LinkedDocument, ("title",)),
}
TIES = ("markers", "domains", "communes", "neighbourhoods", "served_aims", "priorities", "recommendations")


class RelatedComparison:
    """What hangs on the actions of one plan; each kind is read from the database once, when a file speaks of it."""

    def __init__(self, plan: Plan, axes: AxisComparison, batch: Batch, findings: Findings) -> None:
        self.plan, self.axes, self.batch, self.findings = plan, axes, batch, findings
        self.rows: dict[str, dict[int, list[Any]]] = {}
        self.found: dict[str, dict[Any, Any]] = {}

    def compare(self, action: Action, draft: ActionDraft, outcome: Outcome) -> None:
        """Compare everything the file hangs on an action."""
        for name, said in draft.related.items():
            if name == "budget_lines" and action.pk and self.knows_budget(action, draft):
                continue
            if name in ENTRIES:
                self.compare_entries(action, name, said, outcome, draft)
            elif name in TIES:
                self.compare_ties(action, name, said, outcome, draft)
            elif name == "publics":
                self.compare_publics(action, said, outcome)
            else:
                self.compare_link(action, name, said, outcome, draft)

    def knows_budget(self, action: Action, draft: ActionDraft) -> bool:
        """Whether the words of a budget are the action's own, or say the very amounts planned that it already has."""
        words = draft.fields.get("budget_text")
        if not words or words == action.budget_text:
            return bool(words)
        said = {(one["year"], one["funder"], one["planned"]) for one in draft.related.get("budget_lines", ())}
        rows = [row for row in self.known("budget_lines", action) if row.planned is not None]
        return bool(said) and said == {(row.year, row.funder, row.planned) for row in rows}

    # --- Entries -----------------------------------------------------------------------------------------------------
    def known(self, name: str, action: Action) -> list[Any]:
        """Return the entries an action has in the database; one query a kind."""
        if action.pk is None:
            return []
        if name not in self.rows:
            self.rows[name] = defaultdict(list)
            rows: Any = ENTRIES[name][0]._default_manager.filter(action__plan=self.plan).order_by("pk")
            for row in rows:
                self.rows[name][row.action_id].append(row)
        return self.rows[name][action.pk]

    def compare_entries(
        self, action: Action, name: str, said: Sequence[dict[str, Any]], outcome: Outcome, draft: ActionDraft
    ) -> None:
        """Plan the entries to add and to change."""
        model, identity = ENTRIES[name]
        rows = {key(row, identity): row for row in self.known(name, action)}
        for order, entry in enumerate(said):
            values = {field: as_kept(model, field, value) for field, value in with_days(model, entry).items()}
            if not fits(model, values, {"": draft.wheres.get(name, draft.where)}, self.findings):
                continue
            row = rows.get(tuple(values.get(field, "") for field in identity))
            if row is not None:
                # A note once written is its author's: an import never corrects it.
                if model is ActionNote:
                    continue
                change_row(self.batch, outcome, row, values, prefix=f"{model._meta.verbose_name} – ")
                continue
            extra = {"order": order} if model is ActionStep else {}
            row = self.batch.create(model(action=action, **values, **extra))
            rows[key(row, identity)] = row
            if not outcome.is_new:
                outcome.differs(str(model._meta.verbose_name), "", " – ".join(str(part) for part in values.values()))

    def compare_publics(self, action: Action, said: Sequence[str], outcome: Outcome) -> None:
        """Plan the publics an action touches."""
        rows = list(action.publics.all()) if action.pk else []
        before = {row.public for row in rows}
        for public in sorted(set(said) - before):
            self.batch.create(ActionPublic(action=action, public=public))
        self.batch.remove(row for row in rows if row.public not in said)
        if action.pk and before != set(said):
            labels = dict(ActionPublic.Public.choices)
            outcome.differs(gettext("publics"), [labels[one] for one in sorted(before)], [labels[one] for one in said])

    # --- Ties and links ----------------------------------------------------------------------------------------------
    def compare_ties(
        self, action: Action, name: str, said: Sequence[Any], outcome: Outcome, draft: ActionDraft
    ) -> None:
        """Plan the content of a many-to-many field; what is not known here leaves a warning."""
        wanted = [row for one in said if (row := self.look_up(name, one, draft))]
        before: list[Any] = []
        if action.pk:
            prefetch_related_objects([action], name)
            before = list(getattr(action, name).all())
        if not same_rows(before, wanted):
            if action.pk:
                outcome.differs(label_of_tie(name), [str(row) for row in before], [str(row) for row in wanted])
            self.batch.tie(action, name, wanted)

    def compare_link(self, action: Action, name: str, said: str, outcome: Outcome, draft: ActionDraft) -> None:
        """Plan the pillar of an action, or who leads it."""
        row = self.lead(said, draft) if name == "lead" else self.look_up(name, said, draft)
        if row is None or getattr(action, name) == row:
            return
        if action.pk:
            outcome.differs(str(Action._meta.get_field(name).verbose_name), getattr(action, name), row)  # type: ignore[union-attr]
        self.batch.change(action, **{name: row})

    def lead(self, name: str, draft: ActionDraft) -> Person | None:
        """Return the person of that name, made without account when nobody has it."""
        if len(name) > 150:
            self.findings.refuse(draft.where, gettext("le nom de la personne est trop long : 150 caractères au plus."))
            return None
        if "lead" not in self.found:
            self.found["lead"] = {simplify(one.name): one for one in Person.objects.order_by("-pk")}
        found: Person | None = self.found["lead"].get(simplify(name))
        if found is not None:
            return found
        person: Person = self.batch.create(Person(name=name))
        person.set_unusable_password()
        self.found["lead"][simplify(name)] = person
        return person

    def look_up(self, name: str, said: Any, draft: ActionDraft) -> Any:
        """Return what a mark, a place or a text stands for; None, with a warning, when it is not known here."""
        if name not in self.found:
            self.found[name] = FINDERS[name](self)
        row = self.found[name].get(simplified(said))
        if row is None:
            message = gettext("« %(said)s » n'est pas connu ici : le lien n'est pas importé.")
            shown = " – ".join(said) if isinstance(said, tuple) else str(said)
            self.findings.warn(draft.where, message % {"said": shown[:120]})
        return row

    def of_plan(self, model: type[models.Model], path: str = "plan") -> list[Any]:
        """Return the rows of a model that belong to the plan, those to be created included."""
        kept = list(model._default_manager.filter(**{path: self.plan})) if self.plan.pk else []
        return kept + [row for row in self.batch.created[model] if owner(row, path) is self.plan]


def owner(row: Any, path: str) -> Any:
    """Return what a row belongs to, at the end of a path of relations."""
    for name in path.split("__"):
        row = getattr(row, name)
    return row


def key(row: Any, identity: Sequence[str]) -> tuple[Any, ...]:
    """Return what an entry is known again by."""
    return tuple(getattr(row, field) for field in identity)


def simplified(said: Any) -> Any:
    """Return a name as it is looked up."""
    if isinstance(said, tuple):
        return tuple(simplify(part) for part in said)
    return simplify(said) if isinstance(said, str) else said


def with_days(model: type[models.Model], entry: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of an entry; a step also gets the two days that the database compares."""
    if model is not ActionStep:
        return entry
    flags = {name: entry.get(name, False) for name in Timing.__dataclass_fields__ if name.startswith("is_")}
    timing = Timing.from_texts(starts=entry.get("starts", ""), ends=entry.get("ends", ""), **flags)
    return {**entry, "first_day": timing.first_day, "last_day": timing.last_day}


def label_of_tie(name: str) -> str:
    """Return the name on screen of a many-to-many field."""
    field = Action._meta.get_field(name)
    return str(getattr(field, "verbose_name", "") or gettext("orientations servies"))


FINDERS: dict[str, Callable[[RelatedComparison], dict[Any, Any]]] = {
    "markers": lambda here: {simplify(row.name): row for row in here.of_plan(Marker)},
    "pillar": lambda here: {simplify(row.name): row for row in here.of_plan(Pillar)},
    "priorities": lambda here: {row.order: row for row in here.of_plan(Priority)},
    "served_aims": lambda here: {simplify(row.text): row for row in here.of_plan(HistoryItem, "event__plan")},
    "recommendations": lambda here: {
        (simplify(row.axis.code), simplify(row.text)): row for row in here.of_plan(AxisItem, "axis__plan")
    },
    "domains": lambda here: {simplify(row.code): row for row in Domain.objects.all()},
    "communes": lambda here: {simplify(row.insee_code): row for row in Commune.objects.all()},
    "neighbourhoods": lambda here: {
        simplify(f"{row.code} {row.vintage}"): row for row in PriorityNeighbourhood.objects.all()
    },
}
