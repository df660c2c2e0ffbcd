"""Compares what ties a plan to structures, axes and actions: partners, priorities, targets, linkages, commitments."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import simplify
from vigie.plan.importing.batch import Batch
from vigie.plan.importing.compare_lines import ListOfPlan, key_of, pair, rows_of, warn_of_doubles
from vigie.plan.importing.drafts import Findings, LineDraft, PlanDraft
from vigie.plan.importing.fields import change_row, fits, same_rows
from vigie.plan.importing.names import NameBook
from vigie.plan.importing.preview import Outcome
from vigie.plan.models import Axis, Commitment, Linkage, Plan, PlanPartner, Priority, QuantifiedTarget, ReadingNote

if TYPE_CHECKING:
    from vigie.plan.importing.compare_actions import ActionComparison
    from vigie.plan.importing.compare_axes import AxisComparison


class ContextComparison:
    """The lists of one plan that point to something else."""

    def __init__(
        self, draft: PlanDraft, plan: Plan, batch: Batch, names: NameBook, findings: Findings, outcome: Outcome
    ) -> None:
        self.draft, self.plan, self.batch, self.names = draft, plan, batch, names
        self.findings, self.outcome = findings, outcome

    def compare_after_axes(self, axes: "AxisComparison") -> None:
        """Compare what points to axes."""
        self.compare_priorities(axes)
        self.compare_targets(axes)
        self.compare_commitments(axes)
        self.settle_notes()

    def compare_after_actions(self, actions: "ActionComparison") -> None:
        """Compare what points to actions."""
        for draft, linkage in self.pairs("linkages", ListOfPlan(Linkage, ("name",), is_unique=True)):
            if draft.fields.get("sharing") == Linkage.Sharing.NO_PERSONAL_DATA and linkage.referent_id:
                self.batch.change(linkage, referent=None)
            if "actions" in draft.related:
                wanted = [actions.by_code(code, f"{draft.where}.actions") for code in draft.related["actions"]]
                self.tie(linkage, "actions", [action for action in wanted if action])

    # --- Shared ------------------------------------------------------------------------------------------------------
    def pairs(self, name: str, spec: ListOfPlan, **values: Any) -> Iterator[tuple[LineDraft, Any]]:
        """Yield each entry of a list with its row, found and compared, or planned."""
        warn_of_doubles(self.draft.lines.get(name, ()), spec, self.findings)
        rows = rows_of(spec.model, self.plan) if name in self.draft.lines else []
        order = max((row.order for row in rows), default=-1)
        for draft, row in pair(self.draft.lines.get(name, ()), rows, spec):
            if not fits(spec.model, draft.fields, {"": draft.where}, self.findings):
                continue
            if row is None:
                order += 1
                row = self.batch.create(spec.model(**{"plan": self.plan, "order": order, **draft.fields, **values}))
                self.tell_new(spec.model, str(row))
            else:
                self.change(row, draft.fields)
            yield draft, row

    def change(self, row: Any, values: Any) -> None:
        """Plan the changes of a row; what someone confirmed stays confirmed."""
        kept = dict(values)
        if getattr(row, "confirmed_at", None):
            kept.pop("classification", None)
            kept.pop("confirmed_at", None)
        change_row(self.batch, self.outcome, row, kept, prefix=f"{row._meta.verbose_name} – ")

    def tell_new(self, model: Any, text: str) -> None:
        """Tell that an existing plan gains an entry."""
        if not self.outcome.is_new:
            self.outcome.differs(str(model._meta.verbose_name), "", text)

    def tie(self, row: Any, name: str, others: list[Any]) -> None:
        """Plan the content of a many-to-many field when it differs."""
        before = list(getattr(row, name).all()) if row.pk else []
        if not same_rows(before, others):
            if row.pk:
                shown = gettext("%(row)s – %(field)s") % {"row": row, "field": row._meta.get_field(name).verbose_name}
                self.outcome.differs(shown, [str(other) for other in before], [str(other) for other in others])
            self.batch.tie(row, name, others)

    # --- Each list ---------------------------------------------------------------------------------------------------
    def compare_partners(self) -> None:
        """Compare the structures of the plan's list: each is an organisation, and took part in the diagnosis."""
        drafts = self.draft.lines.get("partners", ())
        known = {simplify(row.name_in_source): row for row in self.known_partners()} if drafts else {}
        order = max((row.order for row in known.values()), default=-1)
        # Two entries of one list are two structures: a guess never makes them one.
        for draft in drafts:
            row = known.get(simplify(draft.organisation))
            if not fits(PlanPartner, draft.fields, {"": draft.where}, self.findings):
                continue
            if row is None:
                order += 1
                listed = [partner.organisation for partner in known.values()]
                organisation = self.names.organisation(draft.organisation, draft.where, others=listed)
                row = PlanPartner(plan=self.plan, organisation=organisation, order=order, **draft.fields)
                known[simplify(draft.organisation)] = self.batch.create(row)
                self.tell_new(PlanPartner, draft.organisation)
            elif row.pk:
                self.change(row, draft.fields)
            about = {"category": draft.related.get("category", "unknown"), "took_part_in_diagnosis": True}
            self.names.complete(row.organisation, draft.where, about)

    def known_partners(self) -> list[PlanPartner]:
        """Return the structures already in the plan's list, with the organisations of the book of names."""
        rows = list(PlanPartner.objects.filter(plan=self.plan).order_by("order")) if self.plan.pk else []
        by_id = {organisation.pk: organisation for organisation in self.names.organisations if organisation.pk}
        for row in rows:
            row.organisation = by_id[row.organisation_id]
        return rows

    def compare_priorities(self, axes: "AxisComparison") -> None:
        """Compare priorities, known by their rank; each may serve axes, or none (S162)."""
        for draft, priority in self.pairs("priorities", ListOfPlan(Priority, ("order",), is_unique=True)):
            if draft.axis_codes is not None:
                self.tie(priority, "axes", axes.by_codes(draft.axis_codes, f"{draft.where}.axes"))
            if draft.organisation:
                organisation = self.names.organisation(draft.organisation, draft.where)
                if priority.organisation_id is None or priority.organisation_id != organisation.pk:
                    self.change(priority, {"organisation": organisation})

    def compare_targets(self, axes: "AxisComparison") -> None:
        """Compare the targets in figures; one may belong to an axis."""
        for draft, target in self.pairs("targets", ListOfPlan(QuantifiedTarget, ("text",))):
            found = axes.by_codes(draft.axis_codes or (), f"{draft.where}.axe")
            if found and (target.axis_id is None or target.axis_id != found[0].pk):
                self.change(target, {"axis": found[0]})

    def compare_commitments(self, axes: "AxisComparison") -> None:
        """Compare what structures committed to."""
        drafts = self.draft.lines.get("commitments", ())
        rows = Commitment.objects.filter(axis__plan=self.plan) if drafts and self.plan.pk else []
        known: dict[tuple[object, object], Commitment] = {(row.organisation_id, row.axis_id): row for row in rows}
        for draft in drafts:
            organisation = self.names.organisation(draft.organisation, draft.where)
            starts, ends = draft.fields.get("committed_on"), draft.fields.get("until")
            if starts and ends and ends < starts:
                self.findings.refuse(draft.where, gettext("l'engagement finit avant d'avoir commencé."))
                continue
            for axis in axes.by_codes(draft.axis_codes or (), f"{draft.where}.axe"):
                # What is not written yet has no number: it is known by itself.
                key = (organisation.pk or id(organisation), axis.pk or id(axis))
                if key in known:
                    self.change(known[key], draft.fields)
                    continue
                known[key] = self.batch.create(Commitment(organisation=organisation, axis=axis, **draft.fields))
                self.tell_commitment(organisation.name, axis)

    def tell_commitment(self, name: str, axis: Axis) -> None:
        """Tell that a structure commits to an axis."""
        self.tell_new(Commitment, f"{name} – {axis.code}")

    def settle_notes(self) -> None:
        """Mark as settled the doubts that Vigie's own export says are."""
        drafts = self.draft.lines.get("settled_notes", ())
        if not drafts:
            return
        rows = [*rows_of(ReadingNote, self.plan), *self.batch.created[ReadingNote]]
        known = {key_of(row, ("text",)): row for row in rows if row.plan is self.plan or row.plan_id == self.plan.pk}
        for draft in drafts:
            row = known.get(key_of(draft.fields, ("text",)))
            if row is not None and row.settled_at is None:
                self.batch.change(row, settled_at=datetime.fromisoformat(draft.fields["settled_at"]))
                if row.pk:
                    self.outcome.differs(gettext("note de lecture réglée"), "", row.text[:80])
