"""Compares the axes of a plan and their items, and finds the axis that a code, a number or a title stands for."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext

from vigie.core import likeness as letters
from vigie.core.fuzzy_dates import simplify
from vigie.plan.importing.batch import Batch
from vigie.plan.importing.compare_lines import ListOfPlan, pair
from vigie.plan.importing.drafts import AxisDraft, Findings, LineDraft, PlanDraft
from vigie.plan.importing.fields import change_row, fits, is_code
from vigie.plan.importing.preview import Outcome
from vigie.plan.models import Axis, AxisItem, Plan

# Over this likeness, from 0 to 100, two titles name one axis: « Déconstruction des préjugés », « … de préjugés ».
SAME_TITLE = 90
# Under this one, the same number with another title deserves a warning.
LIKE_TITLE = 60
ARTICLES = re.compile(r"\b(?:l'|d'|le|la|les|de|du|des|un|une|et)\s*")
FIGURES = re.compile(r"[0-9]+")
PREFIX = "F"


class AxisComparison:
    """The axes of one plan: those of the database, then those the file brings."""

    def __init__(self, draft: PlanDraft, plan: Plan, batch: Batch, findings: Findings) -> None:
        self.draft, self.plan, self.batch, self.findings = draft, plan, batch, findings
        self.axes: list[Axis] = list(plan.axes.order_by("pk")) if plan.pk else []
        self.outcomes: list[Outcome] = []
        self.told: dict[int, Outcome] = {}

    def run(self) -> None:
        """Compare every axis of the draft, with its items."""
        claimed = {draft.code.casefold() for draft in self.draft.axes if draft.code}
        items = self.known_items()
        for draft in self.draft.axes:
            axis = self.find(draft)
            if axis is None:
                axis = self.create(draft, claimed)
            else:
                self.change(axis, draft)
            if axis is not None:
                self.compare_items(axis, draft, items[axis.pk] if axis.pk else [])

    # --- Finding -----------------------------------------------------------------------------------------------------
    def find(self, draft: AxisDraft) -> Axis | None:
        """Return the axis a draft stands for: by code, else by number, else by title; None when there is none."""
        if draft.code:
            return self.with_code(draft.code)
        if draft.number is not None:
            numbered = [axis for axis in self.axes if axis.number == draft.number]
            if len(numbered) == 1:
                self.warn_of_other_title(draft, numbered[0])
                return numbered[0]
        # A number that nobody has yet is another axis than those that have one, whatever their titles.
        fitting = [axis for axis in self.with_title(draft.title) if draft.number is None or axis.number is None]
        return fitting[0] if fitting and draft.title else None

    def warn_of_other_title(self, draft: AxisDraft, axis: Axis) -> None:
        """Warn when an axis is found by its number while the file gives it quite another title."""
        if draft.title and letters.likeness_of_words(bare(draft.title), bare(axis.title)) < LIKE_TITLE:
            message = gettext("« %(said)s » est lu comme l'axe %(number)s, « %(title)s » : vérifiez.")
            values = {"said": draft.title[:80], "number": axis.number, "title": axis.title}
            self.findings.warn(draft.where, message % values)

    def warn_of_same_title(self, draft: AxisDraft) -> None:
        """Warn when a new axis has the title of another one."""
        other = next((axis for axis in self.axes if draft.title and bare(axis.title) == bare(draft.title)), None)
        if other is None:
            return
        told = self.told.get(id(other))
        message = gettext("« %(title)s » est aussi le titre de l'axe %(code)s%(where)s : sont-ce bien deux axes ?")
        where = f" ({told.where})" if told else ""
        self.findings.warn(draft.where, message % {"title": draft.title[:80], "code": other.code, "where": where})

    def with_code(self, code: str) -> Axis | None:
        """Return the axis that has a code, case aside."""
        return next((axis for axis in self.axes if axis.code.casefold() == code.casefold()), None)

    def with_title(self, title: str) -> list[Axis]:
        """Return the axes whose title is this one, articles and small slips aside; the nearest first."""
        scored = [(likeness(title, axis.title), axis) for axis in self.axes]
        near = [pair for pair in scored if pair[0] >= SAME_TITLE]
        return [axis for _, axis in sorted(near, key=lambda pair: -pair[0])]

    def by_codes(self, codes: Sequence[str], where: str) -> list[Axis]:
        """Return the axes that have these codes; an error is noted for each code that no axis has."""
        return [axis for code in codes if (axis := self.by_code(code, where))]

    def by_code(self, code: str, where: str) -> Axis | None:
        """Return the axis that has a code; an error is noted when there is none."""
        axis = self.with_code(code)
        if axis is None:
            known = ", ".join(axis.code for axis in self.axes) or gettext("aucun")
            message = gettext("aucun axe n'a le code « %(code)s » (codes connus : %(known)s).")
            self.findings.refuse(where, message % {"code": code[:40], "known": known[:200]})
        return axis

    # --- Writing -----------------------------------------------------------------------------------------------------
    def create(self, draft: AxisDraft, claimed: set[str]) -> Axis | None:
        """Plan a new axis; its code and number are made up when the file gives none."""
        number = draft.number if draft.number is not None else self.number_in(draft.code)
        if number is None and not draft.code:
            number = max((axis.number or 0 for axis in self.axes), default=0) + 1
        code = draft.code or self.free_code(number, claimed)
        values = {"number": number, "code": code, "title": draft.title or code, **draft.fields}
        if not fits(Axis, values, {"": draft.where}, self.findings) or not is_code(code, draft.where, self.findings):
            return None
        self.warn_of_same_title(draft)
        axis: Axis = self.batch.create(Axis(plan=self.plan, **values))
        self.axes.append(axis)
        self.tell(axis, draft.where, is_new=True)
        return axis

    def number_in(self, code: str) -> int | None:
        """Return the number that a code ends with, when no other axis has it."""
        match = re.fullmatch(r"[A-Za-zÀ-ÿ]*[ ._-]?0*([0-9]{1,3})", code)
        number = int(match[1]) if match else None
        return None if any(axis.number == number for axis in self.axes) else number

    def free_code(self, number: int | None, claimed: set[str]) -> str:
        """Return a code that no axis has, after the number: F3."""
        taken = {axis.code.casefold() for axis in self.axes} | claimed
        rank = number or 1
        while f"{PREFIX}{rank}".casefold() in taken:
            rank += 1
        return f"{PREFIX}{rank}"

    def change(self, axis: Axis, draft: AxisDraft) -> None:
        """Plan the changes of an axis; see ``renames`` for its title."""
        values = dict(draft.fields)
        if draft.number is not None and not draft.is_label:
            values["number"] = draft.number
        if draft.title and self.renames(draft, axis):
            values["title"] = draft.title
        elif not draft.code and draft.number is None and bare(draft.title) != bare(axis.title):
            message = gettext("« %(said)s » est lu comme l'axe « %(title)s » : vérifiez.")
            self.findings.warn(draft.where, message % {"said": draft.title[:80], "title": axis.title})
        if fits(Axis, values, {"": draft.where}, self.findings):
            change_row(self.batch, self.tell(axis, draft.where), axis, values)

    def renames(self, draft: AxisDraft, axis: Axis) -> bool:
        """Whether the draft's title is another one: a table that drops an article renames nothing, nor does a label.

        A title that only served to find its axis, by likeness, does not rename it either.
        """
        if draft.is_exact:
            return True
        is_named = draft.code or draft.number is not None
        return bool(is_named) and not draft.is_label and bare(draft.title) != bare(axis.title)

    def tell(self, axis: Axis, where: str, *, is_new: bool = False) -> Outcome:
        """Return what becomes of an axis, told once."""
        if id(axis) not in self.told:
            self.told[id(axis)] = Outcome("axes", str(axis), is_new=is_new, where=where, row=axis)
            self.outcomes.append(self.told[id(axis)])
        return self.told[id(axis)]

    # --- Items -------------------------------------------------------------------------------------------------------
    def known_items(self) -> dict[int, list[AxisItem]]:
        """Return the items of the plan's axes; one query."""
        known: dict[int, list[AxisItem]] = defaultdict(list)
        if self.plan.pk and any(draft.items for draft in self.draft.axes):
            for item in AxisItem.objects.filter(axis__plan=self.plan).order_by("kind", "order"):
                known[item.axis_id].append(item)
        return known

    def compare_items(self, axis: Axis, draft: AxisDraft, rows: Sequence[AxisItem]) -> None:
        """Compare each heading the draft speaks of; an item that the file lacks stays."""
        outcome = self.tell(axis, draft.where)
        for kind, items in draft.items.items():
            here = [row for row in rows if row.kind == kind]
            order = max((row.order for row in here), default=-1)
            drafts = [LineDraft(item.where, {"text": item.text, **item.fields}) for item in items]
            for line, row in pair(drafts, here, ListOfPlan(AxisItem, ("text",))):
                if row is not None:
                    change_row(
                        self.batch, outcome, row, without_readings(row, line.fields), prefix=f"{row.text[:60]} – "
                    )
                    continue
                order += 1
                new = self.batch.create(AxisItem(axis=axis, kind=kind, order=order, **line.fields))
                if not outcome.is_new:
                    outcome.differs(str(new.get_kind_display()), "", new.text)


def without_readings(row: AxisItem, fields: Any) -> dict[str, Any]:
    """Return what may change in an item: what someone confirmed stays confirmed."""
    kept = dict(fields)
    if row.confirmed_at:
        kept.pop("classification", None)
        kept.pop("confirmed_at", None)
    return kept


def likeness(one: str, other: str) -> float:
    """Return how alike two titles are, from 0 to 100; other figures make another axis (« Priorité 1 »)."""
    first, second = bare(one), bare(other)
    return letters.likeness(first, second) if FIGURES.findall(first) == FIGURES.findall(second) else 0


@lru_cache(maxsize=4096)
def bare(title: str) -> str:
    """Return a title without case, accents nor articles."""
    return ARTICLES.sub("", simplify(title)).strip(" .:-–—")
