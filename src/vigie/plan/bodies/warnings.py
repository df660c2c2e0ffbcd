"""Says in words what bodies lack, for one of them or for all of them in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, ngettext

from vigie.plan.bodies.checking import (
    BodyFacts,
    Lack,
    distinct_groups,
    expected_meetings,
    lacks,
    meetings_to_plan,
    missing_categories,
    missing_groups,
)
from vigie.plan.bodies.standing import BodyStanding, standings_of
from vigie.plan.models import Body


@dataclass(frozen=True)
class BodyWarning:
    """What a body lacks, and the sentence that says so."""

    kind: Lack
    sentence: str


def warnings_of(body: Body, day: date) -> list[BodyWarning]:
    """Return what a body lacks on a day; a body that has ended lacks nothing."""
    return warnings_by_body(day, [body]).get(body.pk, [])


def warnings_by_body(day: date, bodies: Sequence[Body] | None = None) -> dict[int, list[BodyWarning]]:
    """Return what bodies lack on a day, by their ids, those that lack nothing left out.

    bodies: which ones, all those that have not ended by default. As many queries whatever their number.
    """
    active = list(Body.objects.active(day)) if bodies is None else bodies
    found = {body_id: warnings_in_words(standing, day) for body_id, standing in standings_of(active, day).items()}
    return {body_id: warnings for body_id, warnings in found.items() if warnings}


def warnings_in_words(standing: BodyStanding, day: date) -> list[BodyWarning]:
    """Say what a body lacks, from where it stands; nothing once it has ended."""
    if standing.has_ended:
        return []
    facts = standing.facts
    return [BodyWarning(lack, sentence_of(lack, facts, day)) for lack in lacks(facts, day)]


def sentence_of(lack: Lack, facts: BodyFacts, day: date) -> str:
    """Say one thing that a body lacks."""
    match lack:
        case Lack.CATEGORY:
            return category_sentence(missing_categories(facts))
        case Lack.GROUPS:
            return groups_sentence(facts)
        case Lack.MEETINGS:
            return meetings_sentence(facts, day)
        case Lack.MEETINGS_TO_CLOSE:
            return to_close_sentence(facts.meetings.to_close)
        case Lack.LETTER:
            return gettext("Aucune lettre de mission n'est enregistrée.")
        case Lack.REFERENT:
            return gettext("Aucune élue ni aucun élu n'en est référent.")


def category_sentence(names: Sequence[str]) -> str:
    """Say which required categories are empty."""
    sentence = ngettext(
        "Une catégorie obligatoire n'est pas représentée : %(names)s.",
        "%(number)d catégories obligatoires ne sont pas représentées : %(names)s.",
        len(names),
    )
    return sentence % {"number": len(names), "names": ", ".join(names)}


def groups_sentence(facts: BodyFacts) -> str:
    """Say how many political groups sit, and how many are missing."""
    missing = missing_groups(facts)
    sentence = ngettext(
        "Groupes politiques représentés : %(present)d sur %(expected)d ; il en manque un.",
        "Groupes politiques représentés : %(present)d sur %(expected)d ; il en manque %(missing)d.",
        missing,
    )
    return sentence % {"present": distinct_groups(facts.groups), "expected": facts.min_groups, "missing": missing}


def meetings_sentence(facts: BodyFacts, day: date) -> str:
    """Say how many meetings were held against the rule, and how many are still to be planned."""
    missing = meetings_to_plan(facts, day)
    words = {"count": count_of_meetings(facts, day), "missing": missing}
    sentence = ngettext(
        "%(count)s : il en reste une à prévoir avant le 31 décembre.",
        "%(count)s : il en reste %(missing)d à prévoir avant le 31 décembre.",
        missing,
    )
    return sentence % words


def count_of_meetings(facts: BodyFacts, day: date) -> str:
    """Say the meetings held this year against what the rule demands: « 1 réunion tenue en 2026 sur 2 »."""
    expected = expected_meetings(facts, day)
    held = facts.meetings.held
    words = {"held": held, "year": day.year, "expected": expected, "planned": facts.meetings.planned}
    start = (
        gettext("Aucune réunion tenue")
        if not held
        else ngettext("%(held)d réunion tenue", "%(held)d réunions tenues", held)
    )
    planned = ngettext(" et %(planned)d prévue", " et %(planned)d prévues", facts.meetings.planned)
    year = gettext(" en %(year)d")
    rule = gettext(" sur %(expected)d")
    parts = [start, planned if facts.meetings.planned else "", year, rule if expected else ""]
    return "".join(parts) % words


def to_close_sentence(number: int) -> str:
    """Say that meetings are past and that nobody said whether they were held."""
    sentence = ngettext(
        "La date d'une réunion prévue est passée : dites si elle s'est tenue.",
        "La date de %(number)d réunions prévues est passée : dites si elles se sont tenues.",
        number,
    )
    return sentence % {"number": number}
