"""Reads, in the plan's text, the bodies that it names, and guesses of what kind each is. Plain functions."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

WATCH, PILOTING, WORKING, OTHER = "watch_group", "piloting", "working_group", "other"
STEERING, TECHNICAL, THEMATIC = "steering", "technical", "thematic"

# What in a name tells the kind; the first that fits wins.
SIGNS = (
    (r"\b(veille|vigilance)\b", WATCH),
    (r"\bpilotage de l'experience\b|\bpilotage d'une experience\b", PILOTING),
    (r"\b(comite de pilotage|copil)\b", STEERING),
    (r"\b(comite technique|cotech)\b", TECHNICAL),
    (r"\bgroupe thematique\b", THEMATIC),
    (r"\bgroupes? de travail\b", WORKING),
)


@dataclass(frozen=True)
class NamedBody:
    """A body that the plan's text names. Texts are as the source writes them.

    axis_code: of the axis that advises it, empty when it is the plan's own. is_own: the body that the plan installs,
    of which the source says more. groups: how many political groups the name calls for, 0 when it says nothing.
    """

    name: str
    kind: str
    axis_code: str = ""
    is_own: bool = False
    composition: str = ""
    missions: tuple[str, ...] = ()
    installed_on: str = ""
    min_meetings: int | None = None
    groups: int = 0


def simple(text: str) -> str:
    """Return a text without accents, capitals, nor differences of spaces and apostrophes, to compare names."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(bare.casefold().replace("’", "'").split())


def guess_kind(name: str) -> str:
    """Guess the kind of a body from its name."""
    bare = simple(name)
    return next((kind for sign, kind in SIGNS if re.search(sign, bare)), OTHER)


def guess_groups(name: str) -> int:
    """Guess how many political groups a name calls for: « de différentes formations politiques » is two or more."""
    return 2 if re.search(r"\bdifferentes formations politiques\b|\bpluraliste\b", simple(name)) else 0


def named_bodies(governance: Mapping[str, Any]) -> list[NamedBody]:
    """Return the bodies that the passages about governance name (S86, S91, S129, S178–S180), each once."""
    found = [own_body(governance)] if str(governance.get("body") or "").strip() else []
    found += [advised_body(entry) for entry in governance.get("advised_bodies") or [] if entry.get("name")]
    once: dict[str, NamedBody] = {}
    for body in found:
        once.setdefault(simple(body.name), body)
    return list(once.values())


def own_body(governance: Mapping[str, Any]) -> NamedBody:
    """Return the body that the plan installs, with what the source says of it."""
    name = str(governance["body"]).strip()
    return NamedBody(
        name=name,
        kind=guess_kind(name),
        is_own=True,
        composition=str(governance.get("composition") or ""),
        missions=tuple(str(mission) for mission in governance.get("missions") or []),
        installed_on=str(governance.get("since") or ""),
        min_meetings=governance.get("meetings_per_year") or None,
    )


def advised_body(entry: Mapping[str, Any]) -> NamedBody:
    """Return a body that an axis advises."""
    name = str(entry["name"]).strip()
    return NamedBody(
        name=name, kind=guess_kind(name), axis_code=str(entry.get("axis") or ""), groups=guess_groups(name)
    )


def speaks_of_equality(body: NamedBody) -> bool:
    """Whether the plan asks the body to speak of equality between women and men (S183)."""
    return any("egalite entre les femmes et les hommes" in simple(mission) for mission in body.missions)


def speaks_of_volunteers(body: NamedBody) -> bool:
    """Whether the body is made of volunteers (S51)."""
    return "volontaire" in simple(f"{body.composition} {body.name}")
