"""Reads the fields of one action from its row: deadline, status, budget, and plain texts."""

from typing import Any

from django.utils.translation import gettext

from vigie.core.fuzzy_dates import simplify
from vigie.plan.importing.axis_cells import CODES, coded, split_codes
from vigie.plan.importing.columns import OWN_TEXTS
from vigie.plan.importing.drafts import AxisDraft, Findings
from vigie.plan.importing.money import read_amounts
from vigie.plan.importing.rows import Row
from vigie.plan.importing.splitting import NOBODY
from vigie.plan.importing.statuses import is_status, official_status, read_status, status_of_timing
from vigie.plan.reading_timing import read_timing
from vigie.plan.timing import Timing

EXPLICIT = frozenset({"explicite", "explicit", "ecrit", "certain"})
DEDUCED = frozenset({"deduit", "deduite", "deduced", "deduits", "suppose", "a confirmer", "probable"})


def read_tie(row: Row, findings: Findings) -> tuple[str | None, tuple[AxisDraft, ...]]:
    """Return how sure the tie to the axes is, or the further axes that the column names by code."""
    text = row.get("tie")
    if not text or simplify(text) in NOBODY:
        return None, ()
    if simplify(text) in EXPLICIT:
        return "explicit", ()
    if simplify(text) in DEDUCED:
        return "deduced", ()
    if CODES.fullmatch(text):
        return None, tuple(coded(part, row.place("tie")) for part in split_codes(text))
    message = gettext("« %(text)s » n'est pas compris : écrivez « explicite », « déduit » ou des codes d'axes.")
    findings.warn(row.place("tie"), message % {"text": text[:60]})
    return None, ()


class ActionFields:
    """What the cells of a row say of an action, field by field."""

    def __init__(self, row: Row, plan_fields: dict[str, Any], findings: Findings) -> None:
        self.row, self.plan_fields, self.findings = row, plan_fields, findings
        self.fields: dict[str, Any] = {}
        self.derived: dict[str, Any] = {}
        self.timing: Timing | None = None
        self.timing_text: str | None = None
        self.budget_lines: tuple[dict[str, Any], ...] = ()
        self.read_texts()
        self.read_timing()
        self.read_status()
        self.read_budget()

    def read_texts(self) -> None:
        """Read the columns that are kept as they are."""
        for column, field in (("detail", "description"), ("indicator", "indicator")):
            if self.row.get(column):
                self.fields[field] = self.row.get(column)
        for column in OWN_TEXTS:
            if self.row.get(column):
                self.fields[column] = self.row.get(column)
        if "off_axis_themes" in self.fields:
            parts = self.fields["off_axis_themes"].split(";")
            self.fields["off_axis_themes"] = [part.strip() for part in parts if part.strip()]

    def read_timing(self) -> None:
        """Read the deadline: words are kept, what is understood is added."""
        text = self.row.get("timing")
        if not text:
            return
        reading = read_timing(text)
        self.timing_text, self.timing = text, reading.timing
        if reading.warning:
            self.findings.warn(self.row.place("timing"), f"« {text[:80]} » : {reading.warning}")
        if reading.is_place:
            self.derived["place_text"] = text

    def read_status(self) -> None:
        """Read the status: one of Vigie's own words, or other words that are kept and understood if possible."""
        text = self.row.get("status")
        official = official_status(text) if text else ""
        if official:
            self.fields["status"] = official
            self.derived["status_text"] = text
            return
        if text:
            self.fields["status_text"] = text
            if not is_status(text):
                message = gettext("« %(text)s » : le statut n'est pas compris, le texte est gardé tel quel.")
                self.findings.warn(self.row.place("status"), message % {"text": text[:60]})
        status = read_status(text) if text else "unknown"
        if status == "unknown" and self.timing:
            status = status_of_timing(self.timing)
        self.derived["status"] = status

    def read_budget(self) -> None:
        """Read the budget: the text is kept; amounts whose year is known become lines of budget."""
        text = self.row.get("budget")
        if not text:
            return
        self.fields["budget_text"] = text
        amounts = read_amounts(text)
        if not amounts:
            message = gettext("« %(text)s » n'est pas un montant compris : le texte est gardé tel quel.")
            self.findings.warn(self.row.place("budget"), message % {"text": text[:60]})
            return
        year = self.year()
        if year is None and any(amount.year is None for amount in amounts):
            message = gettext(
                "« %(text)s » : l'année n'est pas dite, le montant est gardé tel quel. Écrivez « 2018 : 3 000 € »."
            )
            self.findings.warn(self.row.place("budget"), message % {"text": text[:60]})
            return
        self.budget_lines = tuple(
            {"year": amount.year or year, "funder": amount.funder, "planned": amount.euros} for amount in amounts
        )

    def year(self) -> int | None:
        """Return the year of an amount that does not say its own: that of the deadline, or the only one of the plan."""
        if self.timing and (known := self.timing.start or self.timing.end):
            return known.year
        starts, ends = self.plan_fields.get("starts_in"), self.plan_fields.get("ends_in")
        return starts if starts and starts == ends else None
