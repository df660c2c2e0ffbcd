"""A protocol as plain values, and the one text that it always gives: what is frozen, hashed, checked again."""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Final

FORMAT: Final = "vigie-testing-protocol-1"


@dataclass(frozen=True)
class OutcomeCode:
    """A code of result. definition: when to use it."""

    code: str
    label: str
    definition: str = ""


@dataclass(frozen=True)
class Step:
    """A stage of the journey. passed_from: the code of the first result that passes it."""

    name: str
    passed_from: str


@dataclass(frozen=True)
class Feature:
    """A trait of a profile. is_criterion: what is tested, hence what differs."""

    label: str
    value: str
    is_criterion: bool = False


@dataclass(frozen=True)
class Name:
    """A name that a profile may bear. asked, perceived: people asked, and those who perceived it as intended."""

    name: str
    asked: int | None = None
    perceived: int | None = None


@dataclass(frozen=True)
class Applicant:
    """A profile, its traits, and the names that it may bear."""

    letter: str
    description: str
    is_reference: bool
    traits: tuple[Feature, ...] = ()
    names: tuple[Name, ...] = ()


@dataclass(frozen=True)
class Letter:
    """A variant of message."""

    letter: str
    subject: str
    body: str


@dataclass(frozen=True)
class Settings:
    """What a campaign is, and its numbers. Days are ISO dates; level and expectations, decimal texts."""

    code: str
    name: str
    mode: str
    purpose: str
    criterion: str
    domain: str
    starts_on: str
    ends_on: str
    hypotheses: str
    valid_rule: str
    planned: int
    looks: int
    level: str
    expected_reference: str
    expected_tested: str
    most_contacts: int
    minutes: int
    most_minutes: int
    least_delay: int
    most_delay: int


@dataclass(frozen=True)
class Protocol:
    """The whole protocol. outcomes: from the worst to the best. stages: in the order of the journey."""

    settings: Settings
    outcomes: tuple[OutcomeCode, ...] = ()
    stages: tuple[Step, ...] = ()
    profiles: tuple[Applicant, ...] = ()
    messages: tuple[Letter, ...] = ()


def canonical_text(protocol: Protocol) -> str:
    """Return the protocol as canonical JSON: keys sorted, no space, characters as they are.

    The same protocol always gives the same text, whatever machine writes it.
    """
    content = {"format": FORMAT, **asdict(protocol)}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
