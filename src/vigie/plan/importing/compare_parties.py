"""Compares who carries an action and who is its partner, names in cells being split where they hold several."""

from collections import defaultdict

from django.utils.translation import gettext

from vigie.accounts.models import Organisation
from vigie.accounts.name_matching import normalise
from vigie.plan.importing.batch import Batch
from vigie.plan.importing.drafts import ActionDraft, Findings, PlanDraft
from vigie.plan.importing.names import LONGEST_NAME, NameBook
from vigie.plan.importing.preview import Outcome
from vigie.plan.importing.splitting import SOFT, split_names
from vigie.plan.models import Action, Participation, Plan

PARTS = (("bearers", Participation.Part.BEARER), ("partners", Participation.Part.PARTNER))


class PartyComparison:
    """Bearers and partners of one plan's actions."""

    def __init__(self, plan: Plan, draft: PlanDraft, batch: Batch, names: NameBook, findings: Findings) -> None:
        self.plan, self.batch, self.names, self.findings = plan, batch, names, findings
        self.rows: dict[int, list[Participation]] = defaultdict(list)
        by_id = {one.pk: one for one in names.organisations if one.pk}
        if plan.pk:
            for row in Participation.objects.filter(action__plan=plan).order_by("part", "order", "pk"):
                row.organisation = by_id[row.organisation_id]
                self.rows[row.action_id].append(row)
        # Cells without any separator name one organisation: they tell how to split the others.
        self.whole = {
            normalise(cell)
            for action in draft.actions
            for cell in (action.bearers_cell, action.partners_cell)
            if cell and len(SOFT.split(cell)) == 1 and ";" not in cell and "\n" not in cell
        }

    def is_known(self, name: str) -> bool:
        """Whether a name stands for one organisation, in the database or in the file."""
        return self.names.knows(name) or normalise(name) in self.whole

    def named(self, draft: ActionDraft, part: str) -> tuple[str, ...] | None:
        """Return the names of a part of an action; None when the file does not speak of it."""
        cell = getattr(draft, f"{part}_cell")
        if not cell:
            given: tuple[str, ...] | None = getattr(draft, part)
            return given
        found, is_doubtful = split_names(cell, self.is_known)
        if is_doubtful:
            message = gettext("« %(cell)s » est gardé comme un seul nom : séparez par « ; » s'il y en a plusieurs.")
            self.findings.warn(self.where(draft, part), message % {"cell": cell[:120]})
        return tuple(found) or None

    def where(self, draft: ActionDraft, part: str) -> str:
        """Return where the names of a part stand in the file."""
        return draft.wheres.get(part, f"{draft.where}.{'porteurs' if part == 'bearers' else 'partenaires'}")

    def bearer_names(self, draft: ActionDraft) -> tuple[str, ...]:
        """Return the names of those who carry the action, as the file writes them."""
        return self.named(draft, "bearers") or ()

    def known_bearers(self, action: Action) -> set[str]:
        """Return the names under which the bearers of an action are known."""
        rows = [row for row in self.rows.get(action.pk, ()) if row.part == Participation.Part.BEARER]
        return {normalise(name) for row in rows for name in (row.name_in_source, row.organisation.name)}

    def compare(self, action: Action, draft: ActionDraft, outcome: Outcome) -> None:
        """Compare both parts; a part that the file does not speak of stays as it is."""
        for part, code in PARTS:
            names = self.named(draft, part)
            if names is not None:
                self.compare_part(action, code, names, outcome, self.where(draft, part))

    def compare_part(
        self, action: Action, part: Participation.Part, names: tuple[str, ...], outcome: Outcome, where: str
    ) -> None:
        """Plan the rows of a part: those that stay, those that come, those that go."""
        rows = [row for row in self.rows.get(action.pk, ()) if row.part == part] if action.pk else []
        known = {id(row.organisation): row for row in rows}
        wanted: dict[int, tuple[Organisation, str]] = {}
        for name in names:
            organisation = self.names.organisation(name, where)
            wanted.setdefault(id(organisation), (organisation, name[:LONGEST_NAME]))
        for order, (key, (organisation, name)) in enumerate(wanted.items()):
            row = known.pop(key, None)
            if row is None:
                values = {"organisation": organisation, "part": part, "name_in_source": name, "order": order}
                self.batch.create(Participation(action=action, **values))
            elif not says(row, name):
                outcome.differs(gettext("nom dans la source"), row.name_in_source, name)
                self.batch.change(row, name_in_source=name)
        self.batch.remove(known.values())
        if not outcome.is_new and {id(row.organisation) for row in rows} != set(wanted):
            before = [str(row.organisation) for row in rows]
            outcome.differs(str(part.label), before, [str(organisation) for organisation, _ in wanted.values()])


def says(row: Participation, name: str) -> bool:
    """Whether a name is how the action already calls the organisation."""
    current = row.name_in_source or row.organisation.name
    return current == name or normalise(current) == normalise(name)
