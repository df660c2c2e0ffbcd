"""Conditions written without formulas: « show if this question has that answer ». Plain functions on texts."""

import re
from dataclasses import dataclass
from typing import Final

IS, IS_NOT, CONTAINS, LACKS = "is", "is_not", "contains", "lacks"
NAME: Final = r"\$\{\s*(?P<question>[\w.-]+)\s*\}"
VALUE: Final = r"(?P<quote>['\"])(?P<value>[^'\"]*)(?P=quote)"
READ: Final = (
    (re.compile(rf"\s*{NAME}\s*=\s*{VALUE}\s*"), IS),
    (re.compile(rf"\s*{NAME}\s*!=\s*{VALUE}\s*"), IS_NOT),
    (re.compile(rf"\s*selected\s*\(\s*{NAME}\s*,\s*{VALUE}\s*\)\s*"), CONTAINS),
    (re.compile(rf"\s*not\s*\(\s*selected\s*\(\s*{NAME}\s*,\s*{VALUE}\s*\)\s*\)\s*"), LACKS),
)
WRITTEN: Final = {
    IS: "${{{question}}} = '{value}'",
    IS_NOT: "${{{question}}} != '{value}'",
    CONTAINS: "selected(${{{question}}}, '{value}')",
    LACKS: "not(selected(${{{question}}}, '{value}'))",
}


@dataclass(frozen=True)
class Condition:
    """A question, how it is compared, an answer."""

    question: str
    comparison: str
    value: str


def read_condition(expression: str) -> Condition | None:
    """Return an expression as a condition, None when it says more than one can."""
    for pattern, comparison in READ:
        if match := pattern.fullmatch(expression):
            return Condition(match["question"], comparison, match["value"])
    return None


def write_condition(condition: Condition) -> str:
    """Return a condition as an expression. Raises ValueError when a quote in it would end it early."""
    if set(condition.value) & {"'", '"'} or not re.fullmatch(r"[\w.-]+", condition.question):
        raise ValueError(condition)
    return WRITTEN[condition.comparison].format(question=condition.question, value=condition.value)
