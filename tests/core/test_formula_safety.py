import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.core.formula_safety import neutralise, unneutralise

TROUBLE = st.text(alphabet="'=+-@＝＋－＠\t\r\n \u00a0\ufeffa1(", max_size=8)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+33 6 00 00 00 00",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "\u00a0=1",
        "\u200b=1",
        "\ufeff=cmd|' /C calc'!A0",
        "＝1＋1",
        "＋1",
        "－1",
        "＠x",
        "\x00=1",
        "'=1",
    ],
)
def test_what_could_run_gets_an_apostrophe(text):
    assert neutralise(text) == "'" + text
    assert unneutralise("'" + text) == text


@pytest.mark.parametrize("text", ["", "abc", "a=b", "l'accueil", "'entre guillemets'", "'", "« - »", "3-4"])
def test_what_is_harmless_stays_as_it_is(text):
    assert neutralise(text) == text
    assert unneutralise(text) == text


@given(st.text() | TROUBLE)
def test_reading_gives_back_what_was_written(text):
    assert unneutralise(neutralise(text)) == text


@given(st.text() | TROUBLE)
def test_nothing_written_starts_like_a_formula(text):
    assert not neutralise(text).lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
