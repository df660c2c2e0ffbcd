"""The report and the poster of an edition, read back as files."""

from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import docx
import pytest
from pypdf import PdfReader

from tests.observatory.released_edition import COMMUNES as EDITION_COMMUNES
from tests.observatory.released_edition import edition_of
from tests.territory.shapes import polygon, square
from vigie.core.documents import Callout, Figure, Heading, KeyFacts, TableBlock, plain
from vigie.core.pdf import to_pdf
from vigie.observatory.released import Cell, ReleasedTable, Status
from vigie.observatory.released_json import hash_of, to_json
from vigie.observatory.restitution.composing import document_of
from vigie.observatory.restitution.drawing import DOCUMENT, POSTER, TEXT, draw_restitution
from vigie.observatory.restitution.figures import at_most
from vigie.observatory.restitution.poster import content_of, large_figures

ADDRESS = "https://vigie.exemple.fr/observatoire/editions/1/"


@pytest.fixture(scope="module")
def files():
    return {file.name: file for file in draw_restitution(edition_of(), [])}


def reader_of(file) -> PdfReader:
    return PdfReader(BytesIO(file.content))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def tags_of(reader: PdfReader) -> set[str]:
    """Return the kinds of the elements of the structure."""
    found, waiting = set(), [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            found.add(str(node.get("/S", "")))
            waiting += [node["/K"]] if "/K" in node else []
    return found


def alternatives_of(reader: PdfReader) -> list[str]:
    found, waiting = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            found += [str(node["/Alt"])] if "/Alt" in node else []
            waiting += [node["/K"]] if "/K" in node else []
    return found


@pytest.mark.parametrize("name", [DOCUMENT, POSTER])
def test_it_is_a_tagged_pdf_with_its_title_and_its_language(files, name):
    reader = reader_of(files[name])
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "fr"
    assert reader.metadata.title == "Les discriminations en 2025"
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()


def test_the_report_has_headings_tables_and_figures_with_their_words(files):
    reader = reader_of(files[DOCUMENT])
    assert {"/H1", "/H2", "/Table", "/TH", "/Figure"} <= tags_of(reader)
    assert any(words.startswith("emploi") for words in alternatives_of(reader))


def test_the_report_says_who_signed_and_what_is_made_up(files):
    said = text_of(reader_of(files[DOCUMENT]))
    assert "signée le 12 mars 2026 par Maxime Fictive, Vice-présidente" in said
    assert "Édition n° 1, données fictives" in said
    assert "ne les citez pas" in said


def test_the_report_carries_the_hash_of_its_data():
    edition = edition_of()
    blocks = document_of(edition, ADDRESS).blocks
    told = [plain(said) for block in blocks if isinstance(block, KeyFacts) for _term, said in block.facts]
    assert hash_of(to_json(edition)) in told
    assert ADDRESS in told


def test_the_report_tells_its_parts_in_order():
    titles = [block.text for block in document_of(edition_of(), ADDRESS).blocks if isinstance(block, Heading)]
    parts = [
        "Ce qu'il faut retenir",
        "Question par question",
        "Dans quels domaines\u00a0?",
        "Plusieurs variables à la fois",
        "Les indicateurs",
        "Saisines du Défenseur des droits",
        "Données absentes",
        "Ce que dit le diagnostic",
        "Comment ces chiffres sont faits",
        "Comment les personnes sont protégées",
    ]
    assert [title for title in titles if title in parts] == parts


def test_the_four_things_are_written_apart():
    cells = (
        Cell(("employment",), Status.VALUE, 40),
        Cell(("housing",), Status.SECRET),
        Cell(("education",), Status.ZERO, 0),
        Cell(("health",), Status.NOT_COLLECTED),
    )
    edition = replace(edition_of(), tables=(ReleasedTable(("domain",), cells),))
    (table,) = [one for one in document_of(edition, ADDRESS).blocks if is_table(one, "Dans quels domaines\u00a0?")]
    assert table.rows == (("emploi", "40"), ("logement", "secret"), ("éducation", "0"), ("santé", "non recueilli"))


def is_table(block, title: str) -> bool:
    return isinstance(block, TableBlock) and block.caption.startswith(title)


def test_a_variable_of_which_no_number_is_released_has_its_table_and_no_bars():
    cells = tuple(Cell((code,), Status.SECRET) for code in ("woman", "man", "not_stated"))
    edition = replace(edition_of(), tables=(ReleasedTable(("sex",), cells),))
    blocks = document_of(edition, ADDRESS).blocks
    assert not any(isinstance(block, Figure) for block in blocks)
    assert any(is_table(block, "Qui\u00a0?") for block in blocks)


def test_a_table_of_two_variables_reads_the_right_cells():
    edition = edition_of()
    (table,) = [one for one in document_of(edition, ADDRESS).blocks if is_table(one, "Domaine et sexe")]
    cell = edition.table("domain", "sex").by_key["housing", "man"]
    assert {row[0]: row for row in table.rows}["logement"][table.headers.index("hommes")] == str(cell.value)


def test_a_table_too_wide_for_a_page_is_said_to_be_online():
    edition = edition_of()
    said = [plain(block.content) for block in document_of(edition, ADDRESS).blocks if hasattr(block, "content")]
    assert any("Critère × domaine × suite donnée" in text for text in said)


def test_an_indicator_says_how_it_is_read_and_what_nobody_collected():
    blocks = document_of(edition_of(), ADDRESS).blocks
    place = next(
        number
        for number, block in enumerate(blocks)
        if getattr(block, "text", "") == "Saisines du Défenseur des droits"
    )
    facts, table = dict(blocks[place + 1].facts), blocks[place + 2]
    assert facts["Comment le lire"] == "une hausse est une bonne nouvelle"
    assert "déjà publics, cités" in facts["Source"]
    assert [row[:2] for row in table.rows] == [("2016", "4"), ("2017", "2"), ("2018", "non recueilli")]


def test_a_share_gives_its_interval_and_its_observations():
    blocks = document_of(edition_of(), ADDRESS).blocks
    (table,) = [block for block in blocks if is_table(block, "Personnes orientées")]
    assert table.headers == ("Période", "Sexe", "Valeur", "Intervalle à 95\u00a0%", "Observations")
    assert table.rows[0] == ("2024", "femmes", "60\u00a0%", "50\u00a0% à 69\u00a0%", "100")
    assert table.rows[2] == ("2024", "non renseigné", "secret", "–", "–")


def test_a_correction_says_what_it_replaces():
    edition = replace(edition_of(), number=2, corrects=1, correction_reason="Un doublon a été retiré.")
    (warning,) = [block for block in document_of(edition, ADDRESS).blocks if isinstance(block, Callout)]
    assert "remplace la n°\u00a01. Un doublon a été retiré." in plain(warning.content)


def test_a_draft_says_that_it_is_one():
    document = document_of(edition_of(number=None), ADDRESS)
    assert document.annex.startswith("Brouillon")
    assert document.date == ""


def test_the_text_to_edit_has_the_same_headings(files):
    word = docx.Document(BytesIO(files[TEXT].content))
    headings = [paragraph.text for paragraph in word.paragraphs if paragraph.style.name.startswith("Heading")]
    assert "Données absentes" in headings


def test_the_poster_is_one_a3_page(files):
    (page,) = reader_of(files[POSTER]).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 1191)


def test_the_poster_tells_its_bars_in_words_and_where_to_read_more(files):
    reader = reader_of(files[POSTER])
    assert any(words.startswith("emploi") for words in alternatives_of(reader))
    assert "observatoire/editions/1" in text_of(reader)
    assert "données fictives" in text_of(reader)


def test_the_large_figures_are_shares_of_released_numbers():
    edition = edition_of()
    employment, total = edition.table("domain").by_key["employment",].value, edition.total.value
    first = large_figures(edition)[0]
    assert first.number == f"{round(100 * employment / total)}\u00a0%"
    assert f"{employment} sur {total}" in first.words


def test_no_large_figure_is_made_of_a_secret_or_of_a_hidden_total():
    edition = edition_of()
    hidden = (Cell((), Status.SECRET),)
    tables = tuple(replace(table, cells=hidden) if not table.dimensions else table for table in edition.tables)
    content = content_of(replace(edition, tables=tables), "exemple.fr")
    assert content["total"] is None
    assert content["figures"] == []


# --- The map ---------------------------------------------------------------------------------------------------------
@dataclass
class Place:
    insee_code: str
    name: str
    outline: Any


COMMUNES = [
    Place(code.removeprefix("commune:"), name, polygon(square(number, 50)))
    for number, (code, name) in enumerate(EDITION_COMMUNES)
]


def drawings_of(edition, communes) -> list[Figure]:
    blocks = document_of(edition, ADDRESS, communes).blocks
    start = next(place for place, block in enumerate(blocks) if getattr(block, "text", "") == "Où\u00a0?")
    stop = next(place for place in range(start + 1, len(blocks)) if isinstance(blocks[place], Heading))
    return [block for block in blocks[start:stop] if isinstance(block, Figure)]


def test_places_are_drawn_as_a_map_in_real_colours_with_its_words():
    (drawing,) = drawings_of(edition_of(), COMMUNES)
    assert "var(--" not in drawing.svg
    assert "map-area" not in drawing.svg
    assert "Valenciennes\u00a0: " in drawing.alternative


def test_without_outlines_places_are_bars():
    (bars,) = drawings_of(edition_of(), [])
    (same,) = drawings_of(edition_of(), [Place("59606", "Valenciennes", None)])
    assert bars == same
    assert "Valenciennes\u00a0: " in bars.alternative


def test_a_map_is_no_higher_than_a_page():
    tall = '<svg xmlns="http://www.w3.org/2000/svg" width="500" height="1440" viewBox="0 0 500 1440"></svg>'
    assert 'width="250" height="720"' in at_most(tall, 720)
    assert at_most(tall, 1500) == tall
    assert at_most("<svg/>", 10) == "<svg/>"


def test_a_report_with_a_map_is_still_accessible():
    reader = PdfReader(BytesIO(to_pdf(document_of(edition_of(), ADDRESS, COMMUNES))))
    assert any("Valenciennes" in words for words in alternatives_of(reader))
