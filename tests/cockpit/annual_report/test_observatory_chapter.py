"""The observatory's chapter: which edition a report takes, and what it tells of it."""

import json
from dataclasses import replace

import pytest

from tests.cockpit.annual_report.report_data import EMPTY, FULL
from tests.cockpit.annual_report.test_composing import headings, section_of
from tests.observatory.publications import publish
from tests.observatory.released_edition import edition_of
from vigie.cockpit.annual_report.collecting_json import from_json, to_json
from vigie.cockpit.annual_report.collecting_observatory import limited, observatory_of_year
from vigie.cockpit.annual_report.collecting_values import ObservatoryOfYear
from vigie.cockpit.annual_report.composing import document_of, mention
from vigie.cockpit.annual_report.public_report_data import PUBLIC_SECTIONS, Opened, public_data
from vigie.core.documents import Figure, TableBlock
from vigie.observatory.released_json import hash_of
from vigie.observatory.released_json import to_json as edition_to_json

CHAPTER = "observatory"


def signed(vintage: int, **changes):
    return publish(replace(edition_of(number=None), vintage=vintage, **changes))


@pytest.mark.django_db
def test_a_report_takes_the_edition_of_its_year_or_the_last_before():
    for vintage in (2023, 2025):
        signed(vintage)
    found = {year: observatory_of_year(year) for year in (2022, 2023, 2024, 2025, 2026)}
    vintages = {year: taken.edition.vintage if taken else None for year, taken in found.items()}
    assert vintages == {2022: None, 2023: 2023, 2024: 2023, 2025: 2025, 2026: 2025}


@pytest.mark.django_db
def test_a_report_takes_the_correction_rather_than_what_it_replaces():
    first = signed(2025)
    second = signed(2025, corrects=first.number, correction_reason="Un doublon.")
    assert observatory_of_year(2025).edition.number == second.number


@pytest.mark.django_db
def test_a_report_takes_a_real_edition_rather_than_a_made_up_one_of_a_later_year():
    real = signed(2023, is_fictitious=False)
    signed(2025, is_fictitious=True)
    assert observatory_of_year(2025).edition.number == real.number


@pytest.mark.django_db
def test_the_hash_is_that_of_the_whole_edition():
    publication = signed(2025)
    taken = observatory_of_year(2025)
    assert taken.hash == publication.content_hash
    assert hash_of(edition_to_json(taken.edition)) != publication.content_hash


def test_only_what_the_chapter_draws_is_kept():
    edition = limited(edition_of())
    assert {len(table.dimensions) for table in edition.tables} == {0, 1}
    assert edition.method == ()
    assert edition.indicators == edition_of().indicators


def test_the_chapter_tells_the_edition_its_questions_its_indicators_and_what_is_missing():
    text = section_of(FULL, CHAPTER)
    for words in (
        "Édition n° 1, signée le 12 mars 2026 par Maxime Fictive, Vice-présidente (donnée fictive)",
        "ab" * 32,
        "/observatoire/editions/1/",
        "Dans quels domaines ?",
        "rien ne dit lequel.",
        "Plaintes classées sans suite",
    ):
        assert words in text


def test_the_chapter_says_that_its_figures_are_of_another_year():
    assert "ces chiffres sont ceux de 2025" in section_of(FULL, CHAPTER)
    assert "ces chiffres sont ceux" not in section_of(replace(FULL, year=2025), CHAPTER)


def test_a_report_before_any_edition_says_so():
    assert "aucune édition" in section_of(EMPTY, CHAPTER)


def test_bars_have_their_words_and_their_table():
    blocks = document_of(FULL, sections=[CHAPTER], comments={}).blocks
    figures = [block for block in blocks if isinstance(block, Figure)]
    tables = [block.caption for block in blocks if isinstance(block, TableBlock)]
    assert figures
    assert all(figure.caption in tables for figure in figures)


def test_a_value_carries_its_interval_and_what_is_withheld_is_said():
    (table,) = [
        block
        for block in document_of(FULL, sections=[CHAPTER], comments={}).blocks
        if isinstance(block, TableBlock) and block.caption.startswith("Indicateurs")
    ]
    values = {row[0]: row[2] for row in table.rows}
    assert values["Saisines du Défenseur des droits"] == "non recueilli"
    assert values["Personnes orientées en moins de huit jours – femmes"].startswith("60")
    assert "sur 100" in values["Personnes orientées en moins de huit jours – femmes"]
    assert values["Personnes orientées en moins de huit jours – non renseigné"] == "secret"


def test_made_up_figures_of_the_observatory_mark_the_whole_report():
    made_up = ObservatoryOfYear(edition_of(), "")
    true = ObservatoryOfYear(edition_of(is_fictitious=False), "")
    assert "fictives" in mention(replace(EMPTY, observatory=made_up), "Édition n° 1")
    assert "fictives" not in mention(replace(EMPTY, observatory=true), "Édition n° 1")


def test_the_public_version_has_the_chapter_as_partners_read_it():
    public = public_data(FULL, Opened(plan=FULL.plan))
    assert CHAPTER in PUBLIC_SECTIONS
    assert section_of(public, CHAPTER) == section_of(FULL, CHAPTER)


def test_what_is_frozen_draws_the_same_chapter_again():
    again = from_json(json.loads(json.dumps(to_json(FULL))))
    assert section_of(again, CHAPTER) == section_of(FULL, CHAPTER)


def test_the_chapter_is_where_the_pilot_puts_it():
    document = document_of(FULL, sections=["annexes", CHAPTER], comments={})
    assert headings(document) == ["Annexes", "Ce que dit l'observatoire"]
