"""Regular expressions of questionnaires match as their authors mean, and none lasts."""

import pytest

from tests.surveys.engine.forms import ask, fill, form
from vigie.surveys.engine.expressions import compile_all
from vigie.surveys.engine.patterns import MAX_FOR_PYTHON, MAX_MATCHED, MAX_REPEATED, matcher


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("[0-9]{5}", "59300", True),
        ("[0-9]{5}", "593000", False),
        ("^a|b$", "ab", False),
        (r"[\p{L}' -]+", "Zoé d'Étain", True),
        (r"\p{Alnum}+", "a1", True),
        (r"\p{Lu}\p{Ll}+", "zoé", False),
        (r"[^@]+@[^@]+\.[a-z]{2,}", "a@b.fr", True),
        (r"(?!0+$)\d{3}", "012", True),
        (r"(?!0+$)\d{3}", "000", False),
        (r"(\d)\1", "11", True),
        (r"(\d)\1", "12", False),
        (r"\Aa\Z", "a", True),
        (r"^[\w-\.]+@([\w-]+\.)+[\w-]{2,}$", "zoe.d-etain@ville.fr", True),
        (r"^[\w-\.]+@([\w-]+\.)+[\w-]{2,}$", "zoe@", False),
        (r"[\\w-z]+", "\\xyz", True),
        (r"\d-\d", "1-2", True),
        ("a*", "a" * MAX_MATCHED, True),
        ("a*", "a" * (MAX_MATCHED + 1), False),
    ],
)
def test_a_text_matches_as_a_whole(written: str, text: str, expected: bool) -> None:
    found = matcher(written)
    assert found is not None
    assert found(text) is expected


@pytest.mark.parametrize("written", ["(a+)+", "(a|aa)*", "(([a-z])+.)+[A-Z]([a-z])+", "(a*)*b", "(.*)*x"])
def test_no_expression_doubles_its_time_with_each_letter(written: str) -> None:
    found = matcher(written)
    assert found is not None
    assert not found("a" * 4_000 + "!")


def test_what_python_alone_reads_is_checked_on_short_texts() -> None:
    doubling, growing = matcher("(?=a)(a+)+"), matcher("(?=a)a*a*b")
    assert doubling is not None
    assert growing is not None
    for found, longest in ((doubling, MAX_REPEATED), (growing, MAX_FOR_PYTHON)):
        assert not found("a" * (longest - 1) + "!")
        assert found("a" * 4_000 + "!")


def test_an_expression_that_cannot_be_read_is_refused_before_anyone_answers() -> None:
    assert matcher("[") is None
    definition = form([ask("text", "name", constraint="regex(., '[')")])
    [(path, attribute, message)] = compile_all(definition)
    assert (path, attribute) == ("/data/name", "constraint")
    assert "ne se lit pas" in message


def test_an_expression_that_an_answer_gives_matches_nothing_when_it_cannot_be_read() -> None:
    definition = form([ask("text", "given"), ask("calculate", "like", calculation="regex('a', ${given})")])
    assert fill(definition, {"/data/given": "["}).value("/data/like") == "false"
    assert fill(definition, {"/data/given": "[a-z]"}).value("/data/like") == "true"
