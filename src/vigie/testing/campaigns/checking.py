"""What keeps a protocol from being frozen, and what deserves a second look: plain checks on plain values."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from vigie.testing.campaigns.documents import papers_in
from vigie.testing.campaigns.modes import STATISTICAL, locks_of
from vigie.testing.campaigns.placeholders import NAME, key_of, placeholders_in
from vigie.testing.campaigns.protocols import Applicant, Letter, Protocol, Step

LEAST_OUTCOMES: Final = 2
LEAST_PROFILES: Final = 2
MOST_PROFILES: Final = 8
# A longer letter says more than a shorter one: beyond a fifth, the length is tested as well.
MOST_LENGTHENING: Final = 1.2
LEAST_ASKED: Final = 10
LEAST_PERCEIVED: Final = 0.8


class Kind(StrEnum):
    """What is wrong."""

    NO_PURPOSE = "no_purpose"
    NO_HYPOTHESES = "no_hypotheses"
    NO_VALID_RULE = "no_valid_rule"
    TOO_MANY_MINUTES = "too_many_minutes"
    FEW_OUTCOMES = "few_outcomes"
    UNDEFINED_OUTCOME = "undefined_outcome"
    NO_STAGE = "no_stage"
    STAGES_OUT_OF_ORDER = "stages_out_of_order"
    STAGE_FROM_WORST = "stage_from_worst"
    FEW_PROFILES = "few_profiles"
    MANY_PROFILES = "many_profiles"
    NOT_ONE_REFERENCE = "not_one_reference"
    NO_CRITERION_TRAIT = "no_criterion_trait"
    TRAIT_MISSING = "trait_missing"
    TRAIT_DIFFERS = "trait_differs"
    CRITERION_ALIKE = "criterion_alike"
    REAL_PERSONS_NAMED = "real_persons_named"
    REAL_PERSONS_WRITE = "real_persons_write"
    NAMELESS_PROFILE = "nameless_profile"
    NAMES_UNEVEN = "names_uneven"
    NAME_SHARED = "name_shared"
    NAME_NOT_TRIED = "name_not_tried"
    NAME_ASKED_OF_FEW = "name_asked_of_few"
    NAME_NOT_PERCEIVED = "name_not_perceived"
    MESSAGE_LENGTHS = "message_lengths"
    MESSAGE_PLACEHOLDERS = "message_placeholders"
    PLACEHOLDER_UNKNOWN = "placeholder_unknown"
    NAME_NOT_SIGNED = "name_not_signed"
    CRITERION_UNSEEN = "criterion_unseen"
    PAPER = "paper"


class Part(StrEnum):
    """The part of the protocol that is to be mended."""

    SETTINGS = "settings"
    OUTCOMES = "outcomes"
    STAGES = "stages"
    PROFILES = "profiles"
    NAMES = "names"
    MESSAGES = "messages"


# The protocol may be frozen with these.
ADVICE: Final = frozenset({Kind.UNDEFINED_OUTCOME, Kind.NAMES_UNEVEN, Kind.NAME_NOT_TRIED, Kind.NAME_NOT_SIGNED})


@dataclass(frozen=True)
class Finding:
    """Something wrong. values: what its sentence names."""

    kind: Kind
    part: Part
    values: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def blocks(self) -> bool:
        """Whether the protocol cannot be frozen with it."""
        return self.kind not in ADVICE


def check(protocol: Protocol) -> list[Finding]:
    """Return all that is wrong in a protocol, in the order of its page."""
    fiction = locks_of(protocol.settings.mode).allows_fiction
    return [
        *_settings(protocol),
        *_outcomes(protocol),
        *_stages(protocol),
        *_profiles(protocol.profiles),
        *(_names(protocol) if fiction else _real_persons(protocol)),
        *(_messages(protocol) if fiction else ()),
        *_papers(protocol, fiction=fiction),
    ]


def minutes_taken(protocol: Protocol) -> int:
    """Return the minutes of work that a campaign costs to those who receive its applications."""
    settings = protocol.settings
    return settings.planned * len(protocol.profiles) * settings.minutes


def _settings(protocol: Protocol) -> Iterator[Finding]:
    settings = protocol.settings
    for text, kind in (
        (settings.purpose, Kind.NO_PURPOSE),
        (settings.hypotheses, Kind.NO_HYPOTHESES),
        (settings.valid_rule, Kind.NO_VALID_RULE),
    ):
        if not text.strip():
            yield Finding(kind, Part.SETTINGS)
    taken = minutes_taken(protocol)
    if taken > settings.most_minutes:
        yield Finding(Kind.TOO_MANY_MINUTES, Part.SETTINGS, {"taken": taken, "most": settings.most_minutes})


def _outcomes(protocol: Protocol) -> Iterator[Finding]:
    if len(protocol.outcomes) < LEAST_OUTCOMES:
        yield Finding(Kind.FEW_OUTCOMES, Part.OUTCOMES)
    for outcome in protocol.outcomes:
        if not outcome.definition.strip():
            yield Finding(Kind.UNDEFINED_OUTCOME, Part.OUTCOMES, {"outcome": outcome.label})


def _stages(protocol: Protocol) -> Iterator[Finding]:
    if not protocol.stages:
        yield Finding(Kind.NO_STAGE, Part.STAGES)
        return
    ranks = {outcome.code: place for place, outcome in enumerate(protocol.outcomes)}
    passed: Step | None = None
    for stage in protocol.stages:
        if ranks[stage.passed_from] == 0:
            yield Finding(Kind.STAGE_FROM_WORST, Part.STAGES, {"stage": stage.name})
        if passed and ranks[stage.passed_from] <= ranks[passed.passed_from]:
            yield Finding(Kind.STAGES_OUT_OF_ORDER, Part.STAGES, {"stage": stage.name, "before": passed.name})
        passed = stage


def _profiles(profiles: tuple[Applicant, ...]) -> Iterator[Finding]:
    if len(profiles) < LEAST_PROFILES:
        yield Finding(Kind.FEW_PROFILES, Part.PROFILES)
        return
    if len(profiles) > MOST_PROFILES:
        yield Finding(Kind.MANY_PROFILES, Part.PROFILES, {"most": MOST_PROFILES})
    if sum(each.is_reference for each in profiles) != 1:
        yield Finding(Kind.NOT_ONE_REFERENCE, Part.PROFILES)
    labels = dict.fromkeys(trait.label for each in profiles for trait in each.traits)
    if not any(trait.is_criterion for each in profiles for trait in each.traits):
        yield Finding(Kind.NO_CRITERION_TRAIT, Part.PROFILES)
    for label in labels:
        yield from _trait(label, profiles)
    yield from _alike(profiles)


def _trait(label: str, profiles: tuple[Applicant, ...]) -> Iterator[Finding]:
    """Compare one trait from profile to profile."""
    found = {each.letter: trait for each in profiles for trait in each.traits if trait.label == label}
    missing = [each.letter for each in profiles if each.letter not in found]
    if missing:
        yield Finding(Kind.TRAIT_MISSING, Part.PROFILES, {"trait": label, "profiles": ", ".join(missing)})
    is_tested = any(trait.is_criterion for trait in found.values())
    if not is_tested and len({trait.value.strip().casefold() for trait in found.values()}) > 1:
        yield Finding(Kind.TRAIT_DIFFERS, Part.PROFILES, {"trait": label})


def _alike(profiles: tuple[Applicant, ...]) -> Iterator[Finding]:
    """Find tested profiles that nothing tells from the reference."""
    tested = {
        each.letter: {(trait.label, trait.value) for trait in each.traits if trait.is_criterion} for each in profiles
    }
    for reference in (each.letter for each in profiles if each.is_reference):
        for letter, traits in tested.items():
            if letter != reference and traits and traits == tested[reference]:
                values = {"profile": letter, "reference": reference}
                yield Finding(Kind.CRITERION_ALIKE, Part.PROFILES, values)


def _real_persons(protocol: Protocol) -> Iterator[Finding]:
    if any(each.names for each in protocol.profiles):
        yield Finding(Kind.REAL_PERSONS_NAMED, Part.NAMES)
    if protocol.messages:
        yield Finding(Kind.REAL_PERSONS_WRITE, Part.MESSAGES)


def _names(protocol: Protocol) -> Iterator[Finding]:
    profiles = protocol.profiles
    for each in profiles:
        if _are_invented(protocol) and not each.names:
            yield Finding(Kind.NAMELESS_PROFILE, Part.NAMES, {"profile": each.letter})
    if len({len(each.names) for each in profiles if each.names}) > 1:
        yield Finding(Kind.NAMES_UNEVEN, Part.NAMES)
    borne = Counter(name.name.strip().casefold() for each in profiles for name in each.names)
    for name in (name for each in profiles for name in each.names):
        if borne.pop(name.name.strip().casefold(), 0) > 1:
            yield Finding(Kind.NAME_SHARED, Part.NAMES, {"name": name.name})
        yield from _perceived(name.name, name.asked, name.perceived)


def _are_invented(protocol: Protocol) -> bool:
    """Whether nobody who applies exists."""
    return protocol.settings.mode == STATISTICAL or any(each.names for each in protocol.profiles)


def _perceived(name: str, asked: int | None, perceived: int | None) -> Iterator[Finding]:
    values: dict[str, str | int] = {"name": name, "asked": asked or 0, "perceived": perceived or 0}
    if not asked:
        yield Finding(Kind.NAME_NOT_TRIED, Part.NAMES, values)
    elif asked < LEAST_ASKED:
        yield Finding(Kind.NAME_ASKED_OF_FEW, Part.NAMES, {**values, "least": LEAST_ASKED})
    elif (perceived or 0) < LEAST_PERCEIVED * asked:
        yield Finding(Kind.NAME_NOT_PERCEIVED, Part.NAMES, {**values, "least": round(100 * LEAST_PERCEIVED)})


def _messages(protocol: Protocol) -> Iterator[Finding]:
    messages = protocol.messages
    if messages:
        yield from _variants(messages)
        yield from _filled(protocol)
    if _are_invented(protocol) and not _shows_criterion(protocol):
        yield Finding(Kind.CRITERION_UNSEEN, Part.MESSAGES)


def _variants(messages: tuple[Letter, ...]) -> Iterator[Finding]:
    """Compare the variants of messages with each other."""
    shortest, longest = (choice(messages, key=lambda each: len(each.body)) for choice in (min, max))
    if len(longest.body) > MOST_LENGTHENING * len(shortest.body):
        lengths = {"longest": longest.letter, "shortest": shortest.letter}
        yield Finding(Kind.MESSAGE_LENGTHS, Part.MESSAGES, {**lengths, "most": round(100 * MOST_LENGTHENING - 100)})
    for each in messages[1:]:
        if differ := _left_in(messages[0]) ^ _left_in(each):
            values = {"first": messages[0].letter, "other": each.letter, "words": _bracketed(sorted(differ))}
            yield Finding(Kind.MESSAGE_PLACEHOLDERS, Part.MESSAGES, values)


def _filled(protocol: Protocol) -> Iterator[Finding]:
    """Look for what each profile fills in; whoever exists signs their own name."""
    known = [{key_of(trait.label) for trait in each.traits} for each in protocol.profiles]
    left = _left_in(*protocol.messages)
    if unknown := {word for word in left - {NAME} if not all(word in each for each in known)}:
        yield Finding(Kind.PLACEHOLDER_UNKNOWN, Part.MESSAGES, {"words": _bracketed(sorted(unknown))})
    if any(each.names for each in protocol.profiles) and NAME not in left:
        yield Finding(Kind.NAME_NOT_SIGNED, Part.MESSAGES)


def _shows_criterion(protocol: Protocol) -> bool:
    """Whether those who receive applications can tell profiles: by names that were tried, or by a trait in messages."""
    traits = {key_of(trait.label) for each in protocol.profiles for trait in each.traits if trait.is_criterion}
    are_tried = any(name.asked for each in protocol.profiles for name in each.names)
    return are_tried or bool(traits & _left_in(*protocol.messages))


def _left_in(*messages: Letter) -> set[str]:
    return placeholders_in(*(text for each in messages for text in (each.subject, each.body)))


def _bracketed(words: Iterable[str]) -> str:
    return ", ".join(f"[{word}]" for word in words)


def _papers(protocol: Protocol, *, fiction: bool) -> Iterator[Finding]:
    if papers := papers_in(*(text for each in protocol.messages for text in (each.subject, each.body))):
        yield Finding(Kind.PAPER, Part.MESSAGES, {"papers": ", ".join(papers)})
    worn = (text for each in protocol.profiles for text in (each.description, *(it.value for it in each.traits)))
    if fiction and (papers := papers_in(*worn)):
        yield Finding(Kind.PAPER, Part.PROFILES, {"papers": ", ".join(papers)})
