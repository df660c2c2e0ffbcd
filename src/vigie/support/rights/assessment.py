"""« Est-ce une discrimination ? »: from plain answers to a prudent opinion; no database, nothing kept.

The three elements are those of the law's own definition (law n° 2008-496 of 27 May 2008, article 1): a treatment, a
criterion, a domain. Each is found present, unsure or absent; the opinion follows from them, and is never a judgment.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum


class What(StrEnum):
    """What happened; several are possible."""

    LESS_WELL = "less_well"
    REFUSED = "refused"
    RULE = "rule"
    HUMILIATED = "humiliated"
    TOLD_TO = "told_to"
    UNSURE = "unsure"
    NOTHING = "nothing"


class Compared(StrEnum):
    """Whether someone in a close situation was, or would have been, treated better."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Who(StrEnum):
    """Who did it."""

    EMPLOYER = "employer"
    PUBLIC_BODY = "public_body"
    COMPANY = "company"
    ASSOCIATION = "association"
    SOMEONE = "someone"
    UNSURE = "unsure"


class Work(StrEnum):
    """Where the person stood at work, or in asking for work."""

    PRIVATE = "private"
    PUBLIC = "public"
    OTHER = "other"
    UNSURE = "unsure"


# Answers of the lists of criteria and domains that are no row of the law.
OTHER, UNSURE = "other", "unsure"
EMPLOYMENT = "employment"
COMPARABLE = frozenset({What.LESS_WELL, What.REFUSED})


@dataclass(frozen=True)
class Answers:
    """What a person answered. criteria, domains: codes of the law's tables, OTHER or UNSURE; empty, not answered."""

    what: frozenset[What] = frozenset()
    compared: Compared = Compared.UNSURE
    criteria: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    who: Who = Who.UNSURE
    work: Work = Work.UNSURE


class Element(StrEnum):
    """The three elements."""

    TREATMENT = "treatment"
    CRITERION = "criterion"
    DOMAIN = "domain"


class Found(StrEnum):
    """Whether an element is there."""

    PRESENT = "present"
    UNSURE = "unsure"
    ABSENT = "absent"


class Verdict(StrEnum):
    """The opinion: it looks like one, it may be one, it looks like another problem."""

    LIKELY = "likely"
    MAYBE = "maybe"
    OTHER = "other"


@dataclass(frozen=True)
class Assessment:
    """An opinion and what it rests on. forms: codes of forms of discrimination it makes think of.

    routes: codes of routes of law worth a look, the widest first; the reader shows those that are verified.
    """

    verdict: Verdict
    reasons: tuple[tuple[Element, Found], ...]
    forms: tuple[str, ...] = field(default=())
    routes: tuple[str, ...] = field(default=())


def assess(answers: Answers, penal_criteria: AbstractSet[str]) -> Assessment:
    """Weigh the three elements.

    penal_criteria: codes of the criteria that the penal code cites; others lead to no complaint.
    """
    reasons = (
        (Element.TREATMENT, treatment_found(answers)),
        (Element.CRITERION, row_found(answers.criteria)),
        (Element.DOMAIN, row_found(answers.domains)),
    )
    verdict = verdict_of(frozenset(found for _element, found in reasons))
    if verdict is Verdict.LIKELY and answers.what <= {What.RULE, What.UNSURE}:
        # A rule alike for all may have a legitimate aim: only its reasons tell.
        verdict = Verdict.MAYBE
    return Assessment(verdict, reasons, forms_of(answers, verdict), routes_of(answers, verdict, penal_criteria))


def verdict_of(found: frozenset[Found]) -> Verdict:
    """Say what three elements make together: one that is missing, and it is another problem."""
    if Found.ABSENT in found:
        return Verdict.OTHER
    return Verdict.MAYBE if Found.UNSURE in found else Verdict.LIKELY


def treatment_found(answers: Answers) -> Found:
    """Say whether there is a treatment that the law looks at; the clearest of the answers decides."""
    found = {found_in(what, answers.compared) for what in answers.what} or {Found.UNSURE}
    return next(each for each in (Found.PRESENT, Found.UNSURE, Found.ABSENT) if each in found)


def found_in(what: What, compared: Compared) -> Found:
    """Say what one answer shows; being treated less well is said of a comparison."""
    if what in COMPARABLE:
        return {Compared.YES: Found.PRESENT, Compared.UNSURE: Found.UNSURE, Compared.NO: Found.ABSENT}[compared]
    return {What.UNSURE: Found.UNSURE, What.NOTHING: Found.ABSENT}.get(what, Found.PRESENT)


def row_found(codes: frozenset[str]) -> Found:
    """Say whether a row of the law was chosen; « other » alone means that none fits."""
    if codes - {OTHER, UNSURE}:
        return Found.PRESENT
    return Found.ABSENT if codes == {OTHER} else Found.UNSURE


def forms_of(answers: Answers, verdict: Verdict) -> tuple[str, ...]:
    """Return the forms of discrimination that the answers make think of."""
    if verdict is Verdict.OTHER:
        return ()
    forms = {
        "direct": bool(answers.what & COMPARABLE) and answers.compared is not Compared.NO,
        "indirect": What.RULE in answers.what,
        "harassment": bool(answers.what & {What.HUMILIATED, What.TOLD_TO}),
    }
    return tuple(form for form, is_meant in forms.items() if is_meant)


def foreign_limits(answers: Answers, verdict: Verdict) -> frozenset[str]:
    """Return the codes of the time limits that these answers have nothing to do with."""
    insulted = What.HUMILIATED in answers.what
    return frozenset(
        code
        for code, is_foreign in {"penal_offence": verdict is Verdict.OTHER, "petty_offence": not insulted}.items()
        if is_foreign
    )


def routes_of(answers: Answers, verdict: Verdict, penal_criteria: AbstractSet[str]) -> tuple[str, ...]:
    """Return the routes worth a look, the widest first."""
    is_possible = verdict is not Verdict.OTHER
    at_work = EMPLOYMENT in answers.domains or answers.who is Who.EMPLOYER
    public = answers.who is Who.PUBLIC_BODY or (at_work and answers.work is Work.PUBLIC)
    chosen = answers.criteria - {OTHER, UNSURE}
    punished = is_possible and (not chosen or bool(chosen & penal_criteria))
    routes = {
        "defender_of_rights": is_possible,
        "prosecutor": punished or What.HUMILIATED in answers.what,
        "labour_court": is_possible and at_work and answers.work in {Work.PRIVATE, Work.UNSURE},
        "administrative_court": public,
        "civil_court": is_possible and bool(answers.domains - {EMPLOYMENT, OTHER, UNSURE}) and not public,
        "labour_inspectorate": at_work and answers.work is not Work.PUBLIC,
        "trade_union": is_possible and at_work,
        "association": is_possible,
    }
    return tuple(route for route, is_useful in routes.items() if is_useful)
