"""A questionnaire with all that ties questions, and what is published of its answers, as an attacker reads it."""

import random
from collections.abc import Callable, Sequence

from tests.surveys.results.attacker import Known, Profile
from vigie.surveys.results.crossings import Crossed, CrossingRun, Side
from vigie.surveys.results.protecting import FlatRun, Outcome
from vigie.surveys.results.questions import Closed, Condition
from vigie.surveys.results.tables import MULTIPLE, NO, NOT_ANSWERED, NOT_ASKED, YES, Record


def one(key: str, codes: str, **more) -> Closed:
    """A question with one answer."""
    return Closed(key, "select_one", key.upper(), choices=tuple((code, code.upper()) for code in codes.split()), **more)


QUESTIONS = (
    one("g", "f m o"),
    one("a", "yes no"),
    one("b", "x y z", conditions=(Condition("/data/a = 'yes'", frozenset({"a"})),)),
    Closed("m", MULTIPLE, "M", choices=(("p", "P"), ("q", "Q"))),
)
CROSSINGS = (("g", "a"), ("b", "g"), ("m=p", "g"), ("m=p", "m=q"), ("a", "b"), ("m=q", "b"))


def record_of(profile: Profile) -> Record:
    """Return a profile as an answer."""
    values = {key: profile[key] for key in "gab" if profile[key]}
    if profile["m"]:
        values["m"] = " ".join(sorted(profile["m"]))
    return Record(values, frozenset("gam") | ({"b"} if profile["a"] == "yes" else frozenset()))


def wave_of(profiles: Sequence[Profile], size: int, seed: int, evenness: float) -> list[Record]:
    """Draw the answers of a wave, the more alike as evenness is low."""
    draw = random.Random(seed)
    weights = [draw.paretovariate(evenness) for _ in profiles]
    return [record_of(each) for each in draw.choices(profiles, weights, k=size)]


def published(records: Sequence[Record], threshold: int) -> tuple[dict[str, Outcome], list[Crossed]]:
    """Return all that is published of a wave."""
    run = FlatRun(QUESTIONS, records, threshold)
    return run.run(silent), CrossingRun(run).run(CROSSINGS, silent)


def silent(done: int, total: int) -> None:
    """Tell nobody."""


def gave(key: str, code: str) -> Callable[[Profile], bool]:
    """Whether a profile gave a code."""
    if "=" in key:
        option = key.partition("=")[2]
        return lambda profile: (option in profile["m"]) == (code == YES)
    if code == NOT_ANSWERED:
        return lambda profile: profile[key] in ("", frozenset())
    if code == NOT_ASKED:
        return lambda profile: profile[key] is None
    if key == "m":
        return lambda profile: code in profile["m"]
    return lambda profile: profile[key] == code


def known_of(outcomes: dict[str, Outcome], crossed: Sequence[Crossed], size: int) -> list[Known]:
    """Return everything that was published, as an attacker holds it."""
    found = [Known("all", lambda profile: True, size)]
    for key, outcome in outcomes.items():
        if outcome.base is not None and not outcome.reason:
            found.append(Known(f"{key} asked", lambda profile, key=key: profile[key] is not None, outcome.base))
        found += [Known(f"{key} {code}", gave(key, code), n) for code, n in outcome.cells.items() if n is not None]
    for each in crossed:
        if each.pair:
            found += pair_known(each)
    return found


def pair_known(crossed: Crossed) -> list[Known]:
    """Return what a crossing publishes; between two questions asked to all, or to the same people."""
    assert crossed.pair
    first, second = str(crossed.first), str(crossed.second)
    found = [
        Known(f"{first} {a} × {second} {b}", both(gave(first, a), gave(second, b)), n)
        for (a, b), n in crossed.pair.cells.items()
        if n is not None
    ]
    for key, cells in ((first, crossed.pair.rows), (second, crossed.pair.columns)):
        found += [Known(f"{key} {code}", gave(key, code), n) for code, n in cells.items() if n is not None]
    return found


def both(first: Callable[[Profile], bool], second: Callable[[Profile], bool]) -> Callable[[Profile], bool]:
    """Return the test of passing two."""
    return lambda profile: first(profile) and second(profile)


def counted(records: Sequence[Record], profiles: Sequence[Profile], crossed: Sequence[Crossed]) -> list[Known]:
    """Return every true number that a wave could have told: of questions, of what they leave, of crossings made."""
    given = [next(each for each in profiles if record_of(each) == record) for record in records]
    codes = {
        "g": ["f", "m", "o", NOT_ANSWERED],
        "a": ["yes", "no", NOT_ANSWERED],
        "b": ["x", "y", "z", NOT_ANSWERED, NOT_ASKED],
        "m": [NOT_ANSWERED],
        "m=p": [YES, NO],
        "m=q": [YES, NO],
    }
    tests = {f"{key} {code}": gave(key, code) for key, each in codes.items() for code in each}
    for each in crossed:
        if each.pair:
            for a, b in each.pair.cells:
                first, second = str(each.first), str(each.second)
                tests[f"{first} {a} × {second} {b}"] = both(gave(first, a), gave(second, b))
    return [Known(name, test, sum(test(each) for each in given)) for name, test in tests.items()]


__all__ = ["CROSSINGS", "QUESTIONS", "Side", "counted", "known_of", "published", "record_of", "wave_of"]
