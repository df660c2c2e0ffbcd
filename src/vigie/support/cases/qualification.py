"""What a listener makes of a story in law, as plain values that are sealed as JSON."""

import json
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Evidence:
    """A proof. what: in words. state: « held », « to_ask » or « missing ». where: who keeps it, or in which place."""

    what: str
    state: str = "held"
    where: str = ""


@dataclass(frozen=True)
class Qualification:
    """A listener's reading of a case.

    criteria, domain, type: codes of ``vigie.law``. outcome: what came of it so far, a code of the observatory.
    facts, revelation, notification: days that legal limits are counted from, None when they are not known.
    summary: the facts, as the listener would tell them. harm: what was suffered. respondent_is_public: whether a public
    service or its agent is accused; None when it is not known.
    """

    criteria: tuple[str, ...] = ()
    domain: str = ""
    type: str = ""
    outcome: str = ""
    summary: str = ""
    harm: str = ""
    facts: date | None = None
    revelation: date | None = None
    notification: date | None = None
    respondent_is_public: bool | None = None
    evidence: tuple[Evidence, ...] = ()
    witnesses: tuple[str, ...] = ()

    @property
    def has_a_date(self) -> bool:
        """Whether a legal limit may be counted."""
        return any((self.facts, self.revelation, self.notification))


DAYS = ("facts", "revelation", "notification")
NAMES = frozenset(field.name for field in fields(Qualification))


def to_json(qualification: Qualification) -> str:
    """Return a qualification as the text that is sealed."""
    return json.dumps(asdict(qualification), ensure_ascii=False, sort_keys=True, default=str)


def from_json(text: str) -> Qualification:
    """Read a sealed qualification; a name of a later version is left out. An empty text gives an empty one."""
    found: dict[str, Any] = {name: value for name, value in json.loads(text or "{}").items() if name in NAMES}
    for name in DAYS:
        found[name] = date.fromisoformat(found[name]) if found.get(name) else None
    found["criteria"] = tuple(found.get("criteria", ()))
    found["witnesses"] = tuple(found.get("witnesses", ()))
    found["evidence"] = tuple(Evidence(**each) for each in found.get("evidence", ()))
    return Qualification(**found)
