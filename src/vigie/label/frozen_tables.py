"""What no longer changes: charters, criteria in use, commitments, decisions, and what a decision was taken on."""

from dataclasses import dataclass
from typing import Final

from vigie.core.frozen_tables import FrozenTable

ALL_ACTS: Final = ("INSERT", "UPDATE", "DELETE")


@dataclass(frozen=True)
class ClosedRows(FrozenTable):
    """A table some rows of which are closed by what another table says. when: SQL over « {row} », NEW or OLD."""

    acts: tuple[str, ...] = ALL_ACTS

    def protecting(self, vendor: str) -> list[str]:
        """Return the statements that create the triggers, in the language of a database."""
        if vendor != "postgresql":
            action = f"BEGIN SELECT RAISE(ABORT, '{self.quoted}'); END"
            return [
                f"CREATE TRIGGER {self.trigger_of(act)} BEFORE {act} ON {self.name} "
                f"FOR EACH ROW WHEN ({self.closed_by(act)}) {action}"
                for act in self.acts
            ]
        created = [
            f"CREATE TRIGGER {self.trigger_of(act)} BEFORE {act} ON {self.name} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.prefix}_refusal()"
            for act in self.acts
        ]
        return [self.postgresql_function, *created]

    def closed_by(self, act: str) -> str:
        """Return the condition under which an act is refused."""
        rows = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}[act]
        return " OR ".join(self.when.format(row=row) for row in rows)

    @property
    def postgresql_function(self) -> str:
        """The function that PostgreSQL's triggers call: their WHEN may not look into another table."""
        refusal = f"RAISE EXCEPTION '{self.quoted}' USING ERRCODE = 'integrity_constraint_violation'; "
        checks = "".join(
            f"IF TG_OP = '{act}' THEN IF {self.closed_by(act)} THEN {refusal} END IF; END IF; " for act in self.acts
        )
        return (
            f"CREATE OR REPLACE FUNCTION {self.prefix}_refusal() RETURNS trigger LANGUAGE plpgsql AS\n"
            f"$$ BEGIN {checks}IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
        )


LOCKED: Final = "La décision est prise : le dossier ne se modifie plus."
IS_CLOSED: Final = (
    "EXISTS (SELECT 1 FROM label_application a WHERE a.id = {row}.application_id AND a.closed_on IS NOT NULL)"
)

# All that an assessment says, but who read.
ASSESSED: Final = (
    "application_id",
    "candidate_id",
    "organisation_id",
    "named_on",
    "accepted_on",
    "left_on",
    "finished_on",
    "summary",
)


def changed(column: str) -> str:
    """Return SQL that says that a column, which may be empty, changes."""
    return f"NEW.{column} <> OLD.{column} OR (NEW.{column} IS NULL) <> (OLD.{column} IS NULL)"


def another_person() -> str:
    """Return SQL that says that somebody else is named; nobody any more is fine."""
    return "(NEW.person_id IS NOT NULL AND (OLD.person_id IS NULL OR NEW.person_id <> OLD.person_id))"


CHARTERS: Final = FrozenTable("label_charter", "Une charte publiée ne se modifie pas.", "label_charters")
# A name may be hidden, then erased once its time has passed, nothing else.
COMMITMENTS: Final = FrozenTable(
    "label_commitment",
    "Un engagement signé ne se modifie pas.",
    "label_commitments",
    acts=("UPDATE",),
    when=(
        "NEW.organisation_id <> OLD.organisation_id OR NEW.charter_id <> OLD.charter_id"
        " OR NEW.text_hash <> OLD.text_hash OR NEW.signed_at <> OLD.signed_at"
        " OR NEW.function <> OLD.function OR NEW.with_account <> OLD.with_account"
        " OR (NEW.name <> OLD.name AND NEW.name <> '') OR (NEW.shows_name AND NOT OLD.shows_name)"
    ),
)
CRITERIA: Final = ClosedRows(
    "label_criterion",
    "Un référentiel déjà utilisé ne se modifie pas : préparez une nouvelle version.",
    "label_criteria",
    when="EXISTS (SELECT 1 FROM label_framework f WHERE f.id = {row}.framework_id AND f.used_on IS NOT NULL)",
)
ANSWERS: Final = ClosedRows("label_answer", LOCKED, "label_answers", when=IS_CLOSED)
READINGS: Final = ClosedRows("label_reading", LOCKED, "label_readings", when=IS_CLOSED)
# Whoever read may be forgotten; what they read and when may not.
ASSESSMENTS: Final = ClosedRows(
    "label_assessment", LOCKED, "label_assessments", acts=("INSERT", "DELETE"), when=IS_CLOSED
)
KEPT_ASSESSMENTS: Final = ClosedRows(
    "label_assessment",
    LOCKED,
    "label_assessments_kept",
    acts=("UPDATE",),
    when=f"{IS_CLOSED} AND ({another_person()} OR {' OR '.join(changed(name) for name in ASSESSED)})",
)
NEW_EVIDENCE: Final = ClosedRows("label_evidence", LOCKED, "label_new_evidence", acts=("INSERT",), when=IS_CLOSED)
# Locked from the first decision on, even one that asks for more; its bytes may be erased once their time has passed.
EVIDENCE: Final = FrozenTable(
    "label_evidence",
    LOCKED,
    "label_evidence_kept",
    acts=("UPDATE",),
    when=(
        "OLD.locked_on IS NOT NULL AND (NEW.digest <> OLD.digest OR NEW.size <> OLD.size"
        " OR NEW.answer_id <> OLD.answer_id OR NEW.application_id <> OLD.application_id"
        " OR NEW.added_on <> OLD.added_on OR NEW.locked_on IS NULL OR NEW.locked_on <> OLD.locked_on"
        " OR (NEW.erased_on IS NULL AND (NEW.stored <> OLD.stored OR NEW.sealed_card <> OLD.sealed_card)))"
    ),
)
REMOVED_EVIDENCE: Final = FrozenTable(
    "label_evidence", LOCKED, "label_evidence_removed", acts=("DELETE",), when="OLD.locked_on IS NOT NULL"
)
CLOSED: Final = FrozenTable(
    "label_application",
    LOCKED,
    "label_applications",
    when="OLD.closed_on IS NOT NULL",
)
DECISIONS: Final = FrozenTable("label_decision", "Une décision ne se modifie pas.", "label_decisions")
WITHDRAWALS: Final = FrozenTable("label_withdrawal", "Un retrait ne se modifie pas.", "label_withdrawals")

FROZEN: Final = (
    CHARTERS,
    COMMITMENTS,
    CRITERIA,
    ANSWERS,
    READINGS,
    ASSESSMENTS,
    KEPT_ASSESSMENTS,
    NEW_EVIDENCE,
    EVIDENCE,
    REMOVED_EVIDENCE,
    CLOSED,
    DECISIONS,
    WITHDRAWALS,
)
