"""Compares the actions of a plan: their fields, deadline, bearers, partners, axes and parent."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext

from vigie.accounts.name_matching import normalise
from vigie.core.fuzzy_dates import simplify
from vigie.plan.importing.batch import Batch
from vigie.plan.importing.compare_axes import AxisComparison
from vigie.plan.importing.compare_parties import PartyComparison
from vigie.plan.importing.compare_related import RelatedComparison
from vigie.plan.importing.drafts import ActionDraft, Findings, PlanDraft
from vigie.plan.importing.fields import change_row, fits, is_code
from vigie.plan.importing.names import NameBook
from vigie.plan.importing.preview import Outcome
from vigie.plan.models import Action, ActionAxis, Plan
from vigie.plan.reading_timing import parse_timing
from vigie.plan.timing import Timing

CODE = re.compile(r"A([0-9]+)")


class ActionComparison:
    """The actions of one plan: those of the database, then those the file brings."""

    def __init__(
        self,
        draft: PlanDraft,
        plan: Plan,
        axes: AxisComparison,
        *,
        batch: Batch,
        names: NameBook,
        findings: Findings,
    ) -> None:
        self.draft, self.plan, self.axes = draft, plan, axes
        self.batch, self.names, self.findings = batch, names, findings
        self.actions: list[Action] = list(plan.actions.order_by("pk")) if plan.pk else []
        self.outcomes: list[Outcome] = []
        self.codes: dict[str, Action] = {action.code.casefold(): action for action in self.actions}
        self.claimed = {one.code.casefold() for one in draft.actions if one.code}
        self.named: dict[str, list[Action]] = defaultdict(list)
        for action in self.actions:
            self.named[simplify(action.name)].append(action)
        self.times_named = Counter(simplify(one.name) for one in draft.actions)
        self.taken: set[int] = set()
        self.last_number = max((int(m[1]) for code in self.known_codes() if (m := CODE.fullmatch(code))), default=0)

    def known_codes(self) -> list[str]:
        """Return every code in use, in the database and in the file."""
        return [action.code for action in self.actions] + [one.code for one in self.draft.actions]

    def run(self) -> None:
        """Compare every action of the draft, then tie actions to their parents."""
        parties = PartyComparison(self.plan, self.draft, self.batch, self.names, self.findings)
        related = RelatedComparison(self.plan, self.axes, self.batch, self.findings)
        ties = self.known_ties()
        compared = []
        for draft in self.draft.actions:
            action, outcome = self.find_or_create(draft, parties, related)
            if action is None or outcome is None:
                continue
            parties.compare(action, draft, outcome)
            self.compare_axes(action, draft, outcome, ties[action.pk] if action.pk else [])
            related.compare(action, draft, outcome)
            compared.append((draft, action, outcome))
        self.compare_parents(compared)

    # --- Finding -----------------------------------------------------------------------------------------------------
    def find_or_create(
        self, draft: ActionDraft, parties: PartyComparison, related: RelatedComparison
    ) -> tuple[Action | None, Outcome | None]:
        """Return the action of a draft, found and compared or planned, and what becomes of it."""
        action = self.find(draft, parties)
        if action is None:
            return self.create(draft)
        self.taken.add(id(action))
        if draft.code:
            self.codes.setdefault(draft.code.casefold(), action)
        outcome = Outcome("actions", f"{action.code} – {action.name}", is_new=False, where=draft.where, row=action)
        self.outcomes.append(outcome)
        values = {**({"name": draft.name} if self.renames(draft, action) else {}), **draft.fields}
        values |= {name: value for name, value in draft.derived.items() if self.is_fresh(draft, action, name)}
        if related.knows_budget(action, draft):
            values.pop("budget_text", None)
        values |= self.timing_values(draft, action)
        if fits(Action, values, {"": draft.where, **draft.wheres}, self.findings):
            change_row(self.batch, outcome, action, values)
        return action, outcome

    def find(self, draft: ActionDraft, parties: PartyComparison) -> Action | None:
        """Return the action of a draft: by code, else by name; among several of one name, the one with its bearers."""
        if draft.code and draft.code.casefold() in self.codes:
            return self.codes[draft.code.casefold()]
        same = [
            action
            for action in self.named[simplify(draft.name)]
            if draft.name and id(action) not in self.taken and action.code.casefold() not in self.claimed
        ]
        if len(same) > 1 or (same and self.is_repeated(draft)):
            wanted = {normalise(name) for name in parties.bearer_names(draft)}
            borne = [action for action in same if wanted & parties.known_bearers(action)]
            return borne[0] if borne else (same[0] if not wanted or len(same) > 1 else None)
        return same[0] if same else None

    def is_repeated(self, draft: ActionDraft) -> bool:
        """Whether several actions of the file have this name."""
        return self.times_named[simplify(draft.name)] > 1

    def renames(self, draft: ActionDraft, action: Action) -> bool:
        """Whether the file gives the action another name, case and accents counted."""
        return bool(draft.name) and draft.name != action.name

    def by_code(self, code: str, where: str) -> Action | None:
        """Return the action that has a code; an error is noted when there is none."""
        action = self.codes.get(code.casefold())
        if action is None:
            message = gettext("aucune action n'a le code « %(code)s » dans le fichier ni dans le plan.")
            self.findings.refuse(where, message % {"code": code[:40]})
        return action

    # --- Writing -----------------------------------------------------------------------------------------------------
    def create(self, draft: ActionDraft) -> tuple[Action | None, Outcome | None]:
        """Plan a new action; its code is made up when the file gives none."""
        if not draft.name:
            message = gettext("aucune action n'a le code « %(code)s » : donnez un nom à cette nouvelle action.")
            self.findings.refuse(draft.where, message % {"code": draft.code[:40]})
            return None, None
        values = {"code": draft.code or self.free_code(), "name": draft.name, **draft.derived, **draft.fields}
        values |= self.timing_values(draft, None)
        wheres = {"": draft.where, **draft.wheres}
        if not fits(Action, values, wheres, self.findings):
            return None, None
        if not is_code(values["code"], wheres.get("code", draft.where), self.findings):
            return None, None
        action: Action = self.batch.create(Action(plan=self.plan, **values))
        self.codes[action.code.casefold()] = action
        self.taken.add(id(action))
        outcome = Outcome("actions", f"{action.code} – {action.name}", is_new=True, where=draft.where, row=action)
        self.outcomes.append(outcome)
        return action, outcome

    def free_code(self) -> str:
        """Return the next code: A20 after A19, whatever codes the file states elsewhere."""
        self.last_number += 1
        return f"A{self.last_number:02}"

    def is_fresh(self, draft: ActionDraft, action: Action, name: str) -> bool:
        """Whether what was derived for a field applies: only when the words it comes from are new to the action."""
        if name == "source_axis_label":
            return False
        if name == "status_text":
            return bool(action.status != draft.fields.get("status", action.status))
        if name == "status" and "status_text" in draft.fields:
            return bool(draft.fields["status_text"] != action.status_text)
        if name in {"status", "place_text"}:
            return (
                draft.timing_text is not None
                and draft.timing_text != action.timing_text
                and not (name == "status" and (action.status_text or draft.derived[name] == "unknown"))
            )
        return True

    def timing_values(self, draft: ActionDraft, action: Action | None) -> dict[str, Any]:
        """Return the fields of the deadline that the draft changes; none when its words are already known."""
        if draft.timing is None or draft.timing_text is None:
            return {}
        current = action or Action()
        timing, text = draft.timing, draft.timing_text or current.timing_text
        if action is not None and text == action.timing_text:
            start, end = draft.given_dates
            timing = replace(action.timing, start=start or action.timing.start, end=end or action.timing.end)
        elif action is not None and not action.timing_text and parse_timing(text) == action.timing != Timing():
            return {}
        if timing.first_day and timing.last_day and timing.last_day < timing.first_day:
            where = draft.wheres.get("timing_text", draft.where)
            self.findings.refuse(where, gettext("l'action finirait avant d'avoir commencé : corrigez ses dates."))
            return {}
        written = Action()
        written.set_timing(timing, text=text)
        return {name: getattr(written, name) for name in Action.TIMING_FIELDS}

    # --- Axes and parents --------------------------------------------------------------------------------------------
    def known_ties(self) -> dict[int, list[ActionAxis]]:
        """Return the ties of actions to axes; one query."""
        known: dict[int, list[ActionAxis]] = defaultdict(list)
        if self.plan.pk and any(draft.axes is not None for draft in self.draft.actions):
            for tie in ActionAxis.objects.filter(action__plan=self.plan).order_by("order", "pk"):
                known[tie.action_id].append(tie)
        return known

    def compare_axes(self, action: Action, draft: ActionDraft, outcome: Outcome, rows: Sequence[ActionAxis]) -> None:
        """Compare the axes an action serves; what someone confirmed stays confirmed."""
        if draft.axes is None:
            return
        by_id = {axis.pk: axis for axis in self.axes.axes if axis.pk}
        known = {id(by_id[row.axis_id]): row for row in rows}
        wanted = []
        for order, tie in enumerate(draft.axes):
            axis = self.axes.find(tie.axis) or self.axes.by_code(tie.axis.code, tie.axis.where)
            if axis is None or axis in wanted:
                continue
            wanted.append(axis)
            row = known.pop(id(axis), None)
            values = {name: value for name in ("classification", "confirmed_at") if (value := getattr(tie, name))}
            if row is None:
                self.batch.create(ActionAxis(action=action, axis=axis, order=order, **values))
            elif row.confirmed_at is None:
                change_row(self.batch, outcome, row, values, prefix=f"{axis.code} – ")
        before = [by_id[row.axis_id].code for row in rows]
        if not outcome.is_new and set(before) != {axis.code for axis in wanted}:
            outcome.differs(gettext("axes"), before, [axis.code for axis in wanted])
        self.batch.remove(known.values())

    def compare_parents(self, compared: Sequence[tuple[ActionDraft, Action, Outcome]]) -> None:
        """Tie each action to its parent; an error is noted for a circle."""
        parents = {id(action): action.parent_id for action in self.actions}
        by_id = {action.pk: action for action in self.actions}
        tree: dict[int, Action] = {key: by_id[parent] for key, parent in parents.items() if parent}
        for draft, action, outcome in compared:
            if not draft.parent_code:
                continue
            where = f"{draft.where}.action_parente"
            parent = self.by_code(draft.parent_code, where)
            if parent is None or tree.get(id(action)) is parent:
                continue
            if not outcome.is_new:
                outcome.differs(gettext("action parente"), tree.get(id(action)), parent)
            tree[id(action)] = parent
            self.batch.parents.append((action, parent))
            if circles(action, tree):
                self.findings.refuse(where, gettext("ces actions sont parentes en cercle : ôtez l'un des liens."))


def circles(action: Action, tree: dict[int, Action]) -> bool:
    """Whether going from parent to parent comes back to the action."""
    seen = {id(action)}
    parent = tree.get(id(action))
    while parent is not None:
        if id(parent) in seen:
            return True
        seen.add(id(parent))
        parent = tree.get(id(parent))
    return False
