"""Compares a plan: its own fields, then its lists, its axes and its actions."""

from typing import Any

from django.utils.translation import gettext

from vigie.plan.importing.batch import Batch
from vigie.plan.importing.compare_actions import ActionComparison
from vigie.plan.importing.compare_axes import AxisComparison
from vigie.plan.importing.compare_context import ContextComparison
from vigie.plan.importing.compare_lines import LineComparison
from vigie.plan.importing.drafts import Findings, PlanDraft
from vigie.plan.importing.fields import change_row, fits
from vigie.plan.importing.names import NameBook
from vigie.plan.importing.preview import Outcome
from vigie.plan.models import Plan

# Passages that a file may speak of in part: the rest stays.
MERGED = ("diagnosis", "governance")


class PlanComparison:
    """One draft and the plan it speaks of; ``run`` plans the rows to write and tells what becomes of each thing."""

    def __init__(self, draft: PlanDraft, plan: Plan, *, batch: Batch, names: NameBook, findings: Findings) -> None:
        self.draft, self.plan, self.batch, self.names, self.findings = draft, plan, batch, names, findings
        self.is_new = plan.pk is None
        self.outcome = Outcome("plans", plan.title, is_new=self.is_new, where=draft.where, row=plan)

    def run(self) -> list[Outcome]:
        """Compare everything the draft speaks of. Organisations are told by the book of names."""
        self.compare_fields()
        lines = LineComparison(self.draft, self.plan, self.batch, self.findings, self.outcome)
        lines.run()
        context = ContextComparison(self.draft, self.plan, self.batch, self.names, self.findings, self.outcome)
        context.compare_partners()
        self.complete_organisations()
        axes = AxisComparison(self.draft, self.plan, self.batch, self.findings)
        axes.run()
        context.compare_after_axes(axes)
        actions = ActionComparison(
            self.draft, self.plan, axes, batch=self.batch, names=self.names, findings=self.findings
        )
        actions.run()
        context.compare_after_actions(actions)
        return [self.outcome, *axes.outcomes, *actions.outcomes]

    def compare_fields(self) -> None:
        """Compare the fields of the plan itself; a title is only ever given to a new plan."""
        values = {**self.draft.fields, **self.merged(), "source_form": self.source_form()}
        if not fits(Plan, {"title": self.plan.title, **self.draft.fields}, {"": self.draft.where}, self.findings):
            return
        starts, ends = (values.get(name, getattr(self.plan, name)) for name in ("starts_in", "ends_in"))
        if starts and ends and ends < starts:
            message = gettext("la période finirait (%(ends)s) avant d'avoir commencé (%(starts)s) : corrigez-la.")
            self.findings.refuse(self.draft.where, message % {"starts": starts, "ends": ends})
            return
        if self.is_new:
            for name, value in values.items():
                setattr(self.plan, name, value)
            if self.plan not in self.batch.created[Plan]:
                self.batch.create(self.plan)
        else:
            change_row(self.batch, self.outcome, self.plan, values)

    def merged(self) -> dict[str, Any]:
        """Return the passages the draft speaks of, over what is already known."""
        return {
            name: {**getattr(self.plan, name), **self.draft.fields[name]}
            for name in MERGED
            if name in self.draft.fields
        }

    def source_form(self) -> dict[str, Any]:
        """Return how the source writes what it leaves empty, where it is unusual."""
        form = {**self.plan.source_form, **self.draft.source_form}
        return {path: written for path, written in form.items() if written}

    def complete_organisations(self) -> None:
        """Take what the file says of structures themselves: they are known by that name, never guessed."""
        for draft in self.draft.organisations:
            values = {name: value for name, value in draft.fields.items() if name != "name"}
            organisation = self.names.organisation(draft.fields.get("name", ""), draft.where, may_guess=False)
            if fits(type(organisation), values, {"": draft.where}, self.findings):
                self.names.complete(organisation, draft.where, values)
