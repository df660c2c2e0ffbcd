"""What titles, dates, ages, places and words are taken for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.observatory.facts_import.guessing import guess_age, guess_column, guess_value, read_quarter
from vigie.observatory.referentials.listed import Listed
from vigie.observatory.referentials.quarters import is_quarter

BANDS = ["under_18", "18_24", "25_34", "65_and_over", "not_stated"]
PLACES = [
    Listed("territory", "lieu non précisé"),
    Listed("commune:59606", "Valenciennes"),
    Listed("commune:01004", "Saint-Amand-les-Eaux"),
    Listed("qpv:QN1", "Dutemple (2024)"),
]
CRITERIA = [
    Listed("religion", "appartenance ou non, vraie ou supposée, à une religion déterminée"),
    Listed("nation", "appartenance ou non, vraie ou supposée, à une Nation"),
    Listed("health", "état de santé"),
    Listed("not_stated", "critère non renseigné"),
]


@pytest.mark.parametrize(
    ("title", "dimension"),
    [
        ("Motif de discrimination", "criterion"),
        ("CRITÈRES", "criterion"),
        ("Code INSEE", "place"),
        ("Tranche d'âge", "age_band"),
        ("Date des faits", "quarter"),
        ("Genre", "sex"),
        ("Poids", ""),
    ],
)
def test_titles(title, dimension):
    assert guess_column(title) == dimension


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("2025-Q2", "2025-Q2"),
        ("2025-q2", "2025-Q2"),
        ("T1 2019", "2019-Q1"),
        ("2019 T4", "2019-Q4"),
        ("trim. 3 2019", None),
        ("1er trimestre 2020", "2020-Q1"),
        ("3e trim. 2020", "2020-Q3"),
        ("12/05/2025", "2025-Q2"),
        ("2025-12-31", "2025-Q4"),
        ("2025-12-31T10:30:00", "2025-Q4"),
        ("mars 2017", "2017-Q1"),
        ("2017", None),
        ("hier", None),
        ("31/02/2017", None),
        ("", None),
    ],
)
def test_dates_become_quarters(text, quarter):
    if quarter is None:
        with pytest.raises(ValueError, match=r"trimestre|date|jour"):
            read_quarter(text)
    else:
        assert read_quarter(text) == quarter


@given(st.dates())
def test_every_day_is_of_its_quarter(day):
    if day.year >= 1000:
        quarter = read_quarter(day.isoformat())
        assert is_quarter(quarter)
        assert quarter == f"{day.year}-Q{(day.month - 1) // 3 + 1}"


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("17", "under_18"),
        ("18.0", "18_24"),
        ("24 ans", "18_24"),
        ("40", ""),
        ("18-24", "18_24"),
        ("18 à 24 ans", "18_24"),
        ("de 25 à 34 ans", "25_34"),
        ("moins de 18 ans", "under_18"),
        ("<18", "under_18"),
        ("65 ans et plus", "65_and_over"),
        ("65+", "65_and_over"),
        ("20-30", ""),
        ("vieux", ""),
    ],
)
def test_ages_become_bands_and_never_stretch(text, band):
    assert guess_age(text, BANDS) == band


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("VALENCIENNES", ("commune:59606", True)),
        ("59606", ("commune:59606", True)),
        ("1004", ("commune:01004", True)),
        ("St Amand les Eaux", ("commune:01004", True)),
        ("qn1", ("qpv:QN1", True)),
        ("Dutemple", ("qpv:QN1", False)),
        ("inconnu", ("territory", True)),
        ("Lille", ("", False)),
    ],
)
def test_places(text, found):
    assert guess_value("place", text, PLACES) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Religion", ("religion", False)),
        ("religion déterminée", ("religion", False)),
        ("appartenance", ("", False)),
        ("Etat de sante", ("health", True)),
        ("health", ("health", True)),
        ("N.R.", ("", False)),
        ("NR", ("not_stated", True)),
        ("", ("not_stated", True)),
    ],
)
def test_words_of_law(text, found):
    assert guess_value("criterion", text, CRITERIA) == found


@given(st.text(max_size=40))
def test_no_text_is_taken_for_a_value_that_is_not_of_the_list(text):
    for name, items in (
        ("place", PLACES),
        ("criterion", CRITERIA),
        ("age_band", [Listed(code, code) for code in BANDS]),
    ):
        assert guess_value(name, text, items)[0] in {"", *(item.code for item in items)}
