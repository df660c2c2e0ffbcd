"""Regular expressions of questionnaires: authors write them, anybody answers, and none may keep the server busy.

Python would take years over forty letters for « (a+)+ ». The engine of Rust, which pydantic brings, takes a time that
grows as the text, but knows neither look-around nor back-reference: those are left to Python, on short texts.
"""

import re
from collections.abc import Callable
from functools import lru_cache

Matcher = Callable[[str], bool]

MAX_MATCHED = 5_000  # characters; a longer text matches no pattern
# For Python, when no group repeats, time grows as a power of the length; else it may double with each character.
MAX_FOR_PYTHON, MAX_REPEATED = 60, 16
REPEATED_GROUP = re.compile(r"\)(?:[*+]|\{\d*,?\d*\})")
# « [\w-.] »: after a class, Java takes a hyphen as itself, others as a range that nothing begins.
LONE_HYPHEN = re.compile(r"((?<!\\)(?:\\\\)*\\[wdsWDS])-(?!\])")
JAVA_CLASSES = {
    r"\p{L}": r"[^\W\d_]", r"\p{Alpha}": "[A-Za-z]", r"\p{Digit}": "[0-9]", r"\p{Alnum}": "[A-Za-z0-9]",
    r"\p{Upper}": "[A-Z]", r"\p{Lower}": "[a-z]", r"\p{Punct}": r"[!-/:-@\[-`{-~]", r"\p{N}": r"\d", r"\p{Nd}": r"\d",
    r"\p{Space}": r"\s", r"\p{Lu}": "[A-ZÀ-ÖØ-Þ]", r"\p{Ll}": "[a-zß-öø-ÿ]",
}  # fmt: skip


@lru_cache(maxsize=128)
def matcher(written: str) -> Matcher | None:
    """Return whether a text is, as a whole, as a regular expression of Java says; None for one that cannot be read."""
    written = translated = LONE_HYPHEN.sub(r"\1\-", written)
    for java, python in JAVA_CLASSES.items():
        translated = translated.replace(java, python)
    return in_steady_time(written) or in_steady_time(translated) or by_python(translated)


def in_steady_time(written: str) -> Matcher | None:
    """Return what matches in a time that grows as the text; None when that engine cannot read the expression."""
    # Only those whose questionnaire has one wait for it.
    from pydantic_core import SchemaError, SchemaValidator, core_schema

    try:
        validator = SchemaValidator(core_schema.str_schema(pattern=rf"\A(?:{written})\z"))
    except SchemaError:
        return None
    return lambda text: len(text) <= MAX_MATCHED and validator.isinstance_python(text)


def by_python(written: str) -> Matcher | None:
    """Return what matches short texts; longer ones, which nothing can check in time, are taken as they come."""
    try:
        compiled = re.compile(written)
    except (re.error, OverflowError, RecursionError):
        return None
    longest = MAX_REPEATED if REPEATED_GROUP.search(written) else MAX_FOR_PYTHON
    return lambda text: len(text) <= MAX_MATCHED and (len(text) > longest or compiled.fullmatch(text) is not None)
