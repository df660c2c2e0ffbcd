"""Cells of tables of measures, as offices write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.observatory.series_import.cells import read_count, read_figure, read_sex, unknown_in_words


@pytest.mark.parametrize(
    ("text", "value"),
    [("5", 5), ("0", 0), ("1 234,5", Decimal("1234.5")), ("1\u202f234", 1234), ("-3", -3), ("2.5", Decimal("2.5"))],
)
def test_a_number_is_read(text, value):
    assert read_figure(text, is_share=False) == value


@pytest.mark.parametrize("text", ["25 %", "25%", "0,25", "0.25", "25\u00a0%"])
def test_a_share_is_kept_between_zero_and_one(text):
    assert read_figure(text, is_share=True) == Decimal("0.25")


@pytest.mark.parametrize("text", ["", "nd", "N.D.", "s", "-", "…", "inconnu", "Non communiqué", "NaN", "< 5"])
def test_what_means_unknown_is_not_zero(text):
    assert read_figure(text, is_share=False) is None


@pytest.mark.parametrize("text", ["cinq", "5 personnes", "12/3", "1,2,3", "=1+1", "1" * 15, "0x10", "∞"])
def test_what_is_no_number_is_refused_in_french(text):
    with pytest.raises(ValueError, match="«"):
        read_figure(text, is_share=False)


@pytest.mark.parametrize("text", ["25", "1,2", "-0,1", "120 %"])
def test_what_is_no_share_is_refused(text):
    with pytest.raises(ValueError, match="part"):
        read_figure(text, is_share=True)


def test_a_percentage_of_a_count_is_refused():
    with pytest.raises(ValueError, match="pourcentage"):
        read_figure("25 %", is_share=False)


def test_secrecy_at_the_source_is_noted():
    assert "Secret" in unknown_in_words("s")
    assert "< 5" in unknown_in_words("< 5")
    assert unknown_in_words("nd") == ""


@pytest.mark.parametrize(
    ("text", "sex"),
    [("F", "women"), ("Femmes", "women"), ("hommes", "men"), ("Non renseigné", "not_stated"), ("Ensemble", "")],
)
def test_a_sex_is_read(text, sex):
    assert read_sex(text) == sex


@pytest.mark.parametrize("text", ["x", "3", "Dupont"])
def test_what_is_no_sex_is_refused(text):
    with pytest.raises(ValueError, match="femmes, hommes"):
        read_sex(text)


@pytest.mark.parametrize("text", ["-1", "2,5", "abc"])
def test_observations_are_whole(text):
    with pytest.raises(ValueError, match="«"):
        read_count(text)


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_unknown_or_a_refusal(text):
    try:
        figure = read_figure(text, is_share=False)
    except ValueError:
        return
    assert figure is None or figure.is_finite()
