"""Reads the register: each label that was granted, and what it is worth on a day. Nobody is named unless they chose."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from vigie.core.drawn_codes import ALPHABET
from vigie.core.tables import Column, Kind, Table
from vigie.label.models import Decision, Outcome
from vigie.label.models.decisions import LABEL_CODE_LENGTH
from vigie.label.state_words import in_words
from vigie.label.states import IN_FORCE, State, state_of_label

CODE: Final = re.compile(rf"[{ALPHABET}]{{{LABEL_CODE_LENGTH}}}")


@dataclass(frozen=True)
class Listed:
    """A label as everyone sees it. signer: who signed, and as what, when they chose to be shown."""

    code: str
    structure: str
    state: State
    valid_from: date
    valid_until: date
    withdrawn_on: date | None
    is_experimental: bool
    is_fictitious: bool
    signer: str
    organisation_id: int

    @property
    def is_valid(self) -> bool:
        return self.state in IN_FORCE

    @property
    def words(self) -> tuple[str, str]:
        """What its state is called, and the colour of its badge."""
        label, shade = in_words(State.LABELLED if self.is_valid else self.state)
        return str(label), shade


def granted() -> QuerySet[Decision]:
    """Return the labels that were granted, the last first."""
    rows = Decision.objects.filter(outcome=Outcome.GRANTED).defer("file", "explanation")
    return rows.select_related("application__organisation__parent", "application__commitment", "withdrawal").order_by(
        "-pk"
    )


def listed(decision: Decision, day: date) -> Listed:
    """Return a label as everyone sees it on a day."""
    application = decision.application
    commitment = application.commitment
    withdrawal = getattr(decision, "withdrawal", None)
    assert decision.valid_from
    assert decision.valid_until
    assert decision.code
    withdrawn_on = withdrawal.withdrawn_on if withdrawal else None
    shown = commitment.shows_name and commitment.name
    return Listed(
        code=decision.code,
        structure=str(application.organisation),
        state=state_of_label(decision.valid_until, withdrawn_on, day),
        valid_from=decision.valid_from,
        valid_until=decision.valid_until,
        withdrawn_on=withdrawn_on,
        is_experimental=decision.is_experimental,
        is_fictitious=application.is_fictitious,
        signer=f"{commitment.name}, {commitment.function}" if shown else "",
        organisation_id=application.organisation_id,
    )


def register(day: date) -> list[Listed]:
    """Return the last label of each structure, in the order of their names; one query."""
    last: dict[int, Listed] = {}
    for decision in granted():
        last.setdefault(decision.application.organisation_id, listed(decision, day))
    return sorted(last.values(), key=lambda each: each.structure.casefold())


def found_by(code: str, day: date) -> Listed | None:
    """Return the label that a code opens; None when there is none such, as for a forged one."""
    decision = granted().filter(code=code).first() if CODE.fullmatch(code) else None
    return listed(decision, day) if decision else None


def as_typed(text: str) -> str:
    """Return a code as it is kept, whatever spaces, hyphens and capitals it was typed with."""
    return re.sub(r"[\s\-–\u00a0]", "", text).casefold()[:80]


def newer_of(label: Listed, day: date) -> Listed | None:
    """Return the label in force of the same structure, when this one no longer is."""
    if label.is_valid:
        return None
    rows = granted().filter(application__organisation=label.organisation_id).exclude(code=label.code)
    return next((each for each in (listed(row, day) for row in rows) if each.is_valid), None)


def address_of(code: str) -> str:
    """Return the whole address of the page of a label."""
    return settings.VIGIE_ADDRESS + reverse("label:labelled", args=[code])


def register_table(labels: Sequence[Listed]) -> Table:
    """Return the register as a table of open data."""
    columns = (
        Column("structure", gettext("Structure")),
        Column("etat", gettext("État")),
        Column("valable_du", gettext("Valable du"), Kind.DATE),
        Column("valable_jusqu_au", gettext("Valable jusqu'au"), Kind.DATE),
        Column("retire_le", gettext("Retiré le"), Kind.DATE),
        Column("experimental", gettext("Label expérimental"), Kind.YES_NO),
        Column("fictif", gettext("Fictif (démonstration)"), Kind.YES_NO),
        Column("page", gettext("Page de vérification")),
    )
    rows = tuple(
        (
            each.structure,
            each.words[0],
            each.valid_from,
            each.valid_until,
            each.withdrawn_on,
            each.is_experimental,
            each.is_fictitious,
            address_of(each.code),
        )
        for each in labels
    )
    return Table(gettext("Structures sans discrimination"), columns, rows)
