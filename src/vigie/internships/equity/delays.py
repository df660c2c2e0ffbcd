"""How long it took to obtain an internship (S141), as a page says it: a draw serves everyone on the same day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, ngettext

from vigie.core.small_counts import tells_few
from vigie.internships.equity.shown import decimal, labels_of, told_of

Counts = Mapping[str, Any]


@dataclass(frozen=True)
class DelayLine:
    """How a group waited, in words: people served by each round, by neither, and the mean of those served."""

    group: str
    first: int
    later: int
    neither: int
    mean: str


def mean_days(first: int, later: int, days: Sequence[int]) -> float | None:
    """Return how long those served waited on average, in days; None when nobody was.

    first, later: how many the first and the second round served. days: to each round drawn.
    """
    served = list(zip((first, later), days, strict=False))
    people = sum(count for count, _ in served)
    return sum(count * wait for count, wait in served) / people if people else None


def may_tell(counts: Counts, threshold: int) -> bool:
    """Whether those whom the second round served, and those whom neither did, are nobody or enough people."""
    later = counts.get("later", 0)
    return not tells_few(later, counts["people"] - counts["chosen"], threshold)


def told_delays(outcome: Counts, threshold: int) -> list[Counts]:
    """Return the comparisons whose delays may be told; kinds of schools, who share pupils out, all or none."""
    told = told_of(outcome, threshold)
    hidden = {
        contrast["code"]
        for contrast in outcome["contrasts"]
        if contrast not in told or not all(may_tell(contrast[side], threshold) for side in ("group", "others", "rest"))
    }
    if any(code.startswith("school:") for code in hidden):
        hidden |= {each["code"] for each in told if each["code"].startswith("school:")}
    return [contrast for contrast in told if contrast["code"] not in hidden]


def delay_words(outcome: Counts, threshold: int) -> list[str]:
    """Return what is said of the delay, in sentences; nothing for a study made before it was measured."""
    days = outcome.get("days")
    if not days:
        return []
    said = ngettext(
        "Le premier tirage a servi tout le monde le même jour : %(days)d jour après l'ouverture des listes.",
        "Le premier tirage a servi tout le monde le même jour : %(days)d jours après l'ouverture des listes.",
        days[0],
    )
    return [said % {"days": days[0]}, *(later_words(outcome, threshold) if len(days) > 1 else only_one_words())]


def only_one_words() -> list[str]:
    """Return what a single draw means for the delay."""
    return [
        gettext("Aucun second tour n'est tiré : le délai est le même pour chaque groupe, seule la part change."),
        outside_words(),
    ]


def later_words(outcome: Counts, threshold: int) -> list[str]:
    """Return what the second round adds."""
    said = ngettext(
        "Le second tour est venu %(days)d jour après l'ouverture des listes.",
        "Le second tour est venu %(days)d jours après l'ouverture des listes.",
        outcome["days"][1],
    )
    told = [said % {"days": outcome["days"][1]}]
    counts = {"people": outcome["people"], "chosen": outcome["placed"], "later": outcome["later"]}
    mean = mean_days(outcome["placed"], outcome["later"], outcome["days"])
    if may_tell(counts, threshold) and mean is not None:
        sentence = gettext("Il a servi %(later)d élèves de plus ; en moyenne, le délai est de %(mean)s jours.")
        told.append(sentence % {"later": outcome["later"], "mean": decimal(mean, 1)})
    return [*told, outside_words()]


def outside_words() -> str:
    """Return what nobody can measure."""
    return gettext("Un stage trouvé hors de la bourse n'est pas noté dans Vigie : il ne compte pas ici.")


def delay_lines(outcome: Counts, threshold: int) -> list[DelayLine]:
    """Return how each group waited, once a second round makes a difference."""
    if len(outcome.get("days") or ()) < 2:
        return []
    lines = []
    for contrast in told_delays(outcome, threshold):
        # Each kind of school is compared with all the others, who are not a group to be told.
        sides = ("group",) if contrast["code"].startswith("school:") else ("group", "others")
        lines += [
            line_of(label, contrast[side], outcome["days"])
            for label, side in zip(labels_of(contrast["code"]), sides, strict=False)
        ]
    return lines


def line_of(label: str, counts: Counts, days: Sequence[int]) -> DelayLine:
    """Return how one group waited."""
    mean = mean_days(counts["chosen"], counts["later"], days)
    neither = counts["people"] - counts["chosen"] - counts["later"]
    return DelayLine(label, counts["chosen"], counts["later"], neither, "" if mean is None else decimal(mean, 1))
