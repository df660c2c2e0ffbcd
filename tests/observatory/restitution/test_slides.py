import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from tests.observatory.released_edition import edition_of
from vigie.observatory.released import Cell, Dimension, Item, ReleasedTable, Status
from vigie.observatory.restitution.bars import bars_of
from vigie.observatory.restitution.drawing import SLIDES, draw_restitution
from vigie.observatory.restitution.slides import SHOWN_BARS, content_of, slides_of

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def slides():
    return list(slides_of(edition_of(), "vigie.exemple.fr/observatoire"))


def test_each_question_that_the_edition_answers_has_its_slide(slides):
    assert [slide.name for slide in slides] == ["domain", "criterion", "place", "sex", "outcome"]


def test_a_slide_is_wide_as_a_screen(slides):
    left, top, width, height = map(float, ElementTree.fromstring(slides[0].svg).get("viewBox").split())
    assert (left, top) == (0, 0)
    assert width / height == pytest.approx(16 / 9, rel=1e-3)


def test_letters_are_drawn_so_that_no_font_is_needed(slides):
    root = ElementTree.fromstring(slides[0].svg)
    assert not list(root.iter(f"{SVG}text"))
    assert list(root.iter(f"{SVG}symbol"))


def test_a_slide_holds_its_words_for_those_who_do_not_see_it(slides):
    root = ElementTree.fromstring(slides[0].svg)
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text == "Dans quels domaines\u00a0? – données fictives"
    assert description.text == slides[0].alternative
    assert "emploi" in slides[0].alternative


def test_a_slide_asks_for_nothing_and_has_no_style_sheet_nor_script(slides):
    for slide in slides:
        assert not re.search(r"<style|<script|style=|<image|href=\"(?!#)", slide.svg)


def test_a_secret_is_hatched_and_a_number_is_full():
    edition = edition_of()
    shown = Cell(("employment",), Status.VALUE, 12)
    told = {}
    for status in (Status.SECRET, Status.ZERO):
        others = (Cell((code,), status) for code in ("housing", "education", "health"))
        table = ReleasedTable(("domain",), (shown, *others))
        (slide,) = slides_of(replace(edition, tables=(table,)), "exemple.fr")
        told[status] = "<pattern" in slide.svg
    assert told == {Status.SECRET: True, Status.ZERO: False}


def test_what_does_not_fit_is_said():
    items = tuple(Item(f"c{number}", f"motif {number}") for number in range(SHOWN_BARS + 2))
    cells = tuple(Cell((item.code,), Status.VALUE, 10 + place) for place, item in enumerate(items))
    edition = replace(
        edition_of(),
        dimensions=(Dimension("criterion", "Critère", items),),
        tables=(ReleasedTable(("criterion",), cells),),
    )
    content = content_of(edition, "Sur quels critères ?", bars_of(edition, "criterion"), "exemple.fr")
    assert len(content["bars"]) == SHOWN_BARS
    assert "2 autres catégories" in content["notes"][0]


@pytest.mark.parametrize(("is_fictitious", "mark"), [(True, "données fictives"), (False, "")])
def test_made_up_figures_say_so(is_fictitious, mark):
    edition = edition_of(is_fictitious=is_fictitious)
    assert content_of(edition, "Où ?", bars_of(edition, "place"), "exemple.fr")["mark"] == mark


def test_all_slides_are_given_together_with_their_words():
    (file,) = [file for file in draw_restitution(edition_of(), []) if file.name == SLIDES]
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        names = archive.namelist()
        words = archive.read("lisez-moi.txt").decode()
    assert names[:2] == ["lisez-moi.txt", "diapositive.domain.svg"]
    assert len(names) == 6
    assert "Dans quels domaines\u00a0?" in words
    assert "données fictives" in words


def test_the_same_edition_gives_the_same_bytes():
    first, second = ({file.name: file.content for file in draw_restitution(edition_of(), [])} for _ in range(2))
    # The text to edit carries the moment it was made.
    for files in (first, second):
        files.pop("edition.docx")
    assert first == second
